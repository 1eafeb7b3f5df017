/** What happened in a run, as it is told: an edit that goes on, as a drag does, is told once. */
import type { RunEvent } from '#simulation';

export function withEvents(before: readonly RunEvent[], more: readonly RunEvent[]): RunEvent[] {
  const told = [...before];
  for (const event of more) {
    const last = told.at(-1);
    if (event.type === 'edit' && last?.type === 'edit' && last.text === event.text) told[told.length - 1] = event;
    else told.push(event);
  }
  return told;
}
