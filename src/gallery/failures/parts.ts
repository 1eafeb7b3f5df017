/** What the failures of the shelf share: a place on the sheet for each part, a rush, and the limit that each of them misses. */
import { buildAction } from '#design';
import type { BuildComponent, BuildDesign, BuildWire, WirePolicy } from '#design';
import { second, wire } from '../experiments/settings';

export { free, functionOf, kinds, minute, roomy, second, server, usersOf } from '../experiments/settings';

const { traffic } = buildAction;

type Timeline = NonNullable<BuildDesign['timeline']>;

/** Left edges of the columns: users are narrower than what hosts modules. */
const columns = [30, 260, 630, 1000, 1370];

/** Puts a part in a column and row of the sheet. */
export const at = (column: number, row: number, component: BuildComponent): BuildComponent => ({
  ...component,
  at: [columns[column] ?? 0, 80 + 190 * row],
});

/** So many times the traffic of a class, for a while. */
export const rush = (
  name: string,
  factor: number,
  span: { readonly atMs: number; readonly durationMs: number },
): Timeline => ({
  [`${name}, ${factor} times as many`]: {
    ...span,
    action: traffic(name, factor),
  },
});

export const availability = (target: number): NonNullable<BuildDesign['requirements']> => ({
  availability: { metric: 'availability', comparator: 'at-least', target },
});

/** A wire between processes whose callers do not wait for ever. */
export const timed = (text: string, policy: Partial<WirePolicy> = {}): BuildWire =>
  wire(text, { timeoutMs: 30 * second, ...policy });
