/** What happened in the run, newest first: edits, faults, crashes, recoveries. */
import { useStore } from 'zustand';
import { runStore } from '../stores/run-store';
import { clockText } from './clock';

export function EventList({ onClose }: { readonly onClose: () => void }) {
  const events = useStore(runStore, (state) => state.events);
  return (
    <section className="event-list" aria-label="Events">
      <header>
        <h3>Events</h3>
        <button type="button" className="run-button" onClick={onClose}>
          Back to the charts
        </button>
      </header>
      {events.length === 0 ? (
        <p>Nothing happened yet. Edits, faults, crashes and recoveries are listed here with their instants.</p>
      ) : (
        <ol>
          {events.toReversed().map((event, at) => (
            <li key={events.length - at} className={`is-${event.severity}`}>
              <time>{clockText(event.atMs)}</time>
              <span>{event.text}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
