/** What happened in the run, newest first: edits, faults, crashes, recoveries. */
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { runStore } from '../stores/run-store';
import { PopoverButton } from '../ui/PopoverButton';
import { clockText } from './clock';

const least = 8;

/** What of the dock stands above an element, px: the list leaves the run bar free. */
function heightAbove(element: Element | null): number {
  const dock = element?.closest('.dock');
  return element && dock ? element.getBoundingClientRect().top - dock.getBoundingClientRect().top : 0;
}

export function EventList() {
  const [open, setOpen] = useState(false);
  const events = useStore(runStore, (state) => state.events);
  const host = useRef<HTMLSpanElement>(null);
  const [gap, setGap] = useState(least);
  const change = (next: boolean) => {
    setGap(least + heightAbove(host.current));
    setOpen(next);
  };
  return (
    <span ref={host}>
      <PopoverButton
        open={open}
        onOpenChange={change}
        gap={gap}
        label={events.length === 1 ? '1 event' : `${events.length} events`}
        name="Events"
        buttonClass="timeline-events"
        panelClass="event-list"
      >
        <h4 className="term-name">Events</h4>
        {events.length === 0 ? (
          <p className="term-body">
            None yet. Edits, faults, crashes and recoveries are listed here with their instants.
          </p>
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
      </PopoverButton>
    </span>
  );
}
