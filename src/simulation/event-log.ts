/** What happened in a run, for people: bounded, and told piece by piece. */
import type { RunEvent } from './snapshot';

const eventsKept = 5000;

export class EventLog {
  readonly events: RunEvent[] = [];
  private untaken = 0;

  add(event: RunEvent): void {
    if (this.events.length < eventsKept) this.events.push(event);
  }

  /** Those since the last call. */
  take(): readonly RunEvent[] {
    const events = this.events.slice(this.untaken);
    this.untaken = this.events.length;
    return events;
  }
}
