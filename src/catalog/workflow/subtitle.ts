/** The line under a workflow's name: what keeps its states, and for how long. */
import type { Component } from '#design';

const units = [
  ['day', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const;

export function subtitle({ configuration: { longestMs, type } }: Component): string {
  const ms = Number(longestMs);
  const [unit, size] = units.find(([, each]) => ms >= each) ?? ['ms', 1];
  const amount = Math.round((10 * ms) / size) / 10;
  return `${type === 'standard' ? 'standard' : 'express'}, up to ${amount} ${unit === 'day' && amount !== 1 ? 'days' : unit}`;
}
