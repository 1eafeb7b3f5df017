/** Words of the home page. */
import type { Document } from '#design';

/** `1 sheet`; `2 sheets, monolith to services`. */
export function sheetsText({ stages }: Document): string {
  const [first, ...others] = stages.map(({ name }) => name.toLowerCase());
  const last = others.at(-1);
  return last === undefined ? '1 sheet' : `${stages.length} sheets, ${first} to ${last}`;
}

/** The time for today, else the day. */
export function timeText(at: number, now = Date.now()): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday
    ? date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hour12: false })
    : date.toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });
}

const day = 24 * 3600 * 1000;

/** Days left before the trash is emptied of it, at least one. */
export function daysLeft(trashedAt: number, keptDays: number, now = Date.now()): number {
  return Math.max(1, Math.ceil(keptDays - (now - trashedAt) / day));
}
