/** The line under a schedule's name: how often it goes off, and how many events that is. */
import type { Component } from '#design';

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

export function subtitle({ configuration: { events, everyMs } }: Component): string {
  const ms = Number(everyMs);
  const [unit, size] = units.find(([, each]) => ms >= each) ?? (['ms', 1] as const);
  const amount = Math.round((100 * ms) / size) / 100;
  const each = Number(events) > 1 ? `, ${Number(events)} events` : '';
  return `every ${amount} ${unit}${each}`;
}
