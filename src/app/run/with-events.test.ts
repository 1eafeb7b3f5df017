import { expect, it } from 'vitest';
import type { RunEvent } from '#simulation';
import { withEvents } from './with-events';

const event = (type: RunEvent['type'], atMs: number, text: string): RunEvent => ({
  atMs,
  type,
  severity: 'note',
  place: null,
  text,
});

it('tells an edit that goes on once, where it ended', () => {
  const told = withEvents([event('edit', 1, 'Move')], [event('edit', 2, 'Move'), event('edit', 3, 'Move')]);
  expect(told).toEqual([event('edit', 3, 'Move')]);
});

it('tells everything else as often as it happens', () => {
  const crash = event('crash', 1, 'Crash: Server');
  const told = withEvents([crash], [crash, event('edit', 2, 'Move'), crash, event('edit', 3, 'Move')]);
  expect(told).toHaveLength(5);
});
