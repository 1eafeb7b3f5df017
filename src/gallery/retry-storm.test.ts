/**
 * What heals by itself and what never does. Expected figures are those of an independent simulation of the same policies; it is believed to within 30 %, and
 * to the word where it says "never" or "at once".
 */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { createRun } from '#simulation';
import { chainStorms, shopStorms, stormFault } from './retry-storm';

interface Outcome {
  /** Seconds from the end of the fault to the first of three seconds in a row with at least 98 % success; Infinity = never. */
  readonly backAfterS: number;
  /** Share of the requests that arrived during the fault and were served. */
  readonly servedDuring: number;
  /** Attempts over the last wire for each request, in the last minute. */
  readonly callsPerRequest: number;
}

const second = 1000;
const endOfFaultMs = stormFault.atMs + stormFault.durationMs;

function outcomeOf(document: Document, seed: number): Outcome {
  const [stage] = document.stages;
  const offered = new Float64Array(document.scenario.durationMs / second);
  const served = new Float64Array(offered.length);
  const created = createRun(document, stage!.id, seed, {
    requestOver: ({ arrivedMs, outcome }) => {
      offered[Math.floor(arrivedMs / second)]! += 1;
      if (outcome === 'success') served[Math.floor(arrivedMs / second)]! += 1;
    },
  });
  if (!created.ok) throw new Error(JSON.stringify(created.problems));
  const run = created.value;
  const goTo = (untilMs: number) => {
    while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
    const report = run.report();
    return { requests: report.flows[0]!.offered, calls: report.wires.at(-1)!.attempts };
  };
  const before = goTo(document.scenario.durationMs - 60 * second);
  const after = goTo(document.scenario.durationMs);
  const isGood = (at: number) => served[at]! >= 0.98 * offered[at]! && offered[at]! > 0;
  // Requests of the last seconds may still wait for their answer.
  const last = offered.length - 10;
  const end = endOfFaultMs / second;
  let back = end;
  while (back < last && !(isGood(back) && isGood(back + 1) && isGood(back + 2))) back++;
  const sum = (values: Float64Array) =>
    values.subarray(stormFault.atMs / second, end).reduce((total, each) => total + each, 0);
  return {
    backAfterS: back < last ? back - end : Number.POSITIVE_INFINITY,
    servedDuring: sum(served) / sum(offered),
    callsPerRequest: (after.calls - before.calls) / (after.requests - before.requests),
  };
}

interface Expected {
  readonly policy: string;
  /** Bounds of the seconds until it is back. */
  readonly back: readonly [least: number, most: number];
  /** Bounds of the attempts over the last wire for each request, in the last minute. */
  readonly calls: readonly [least: number, most: number];
}

const within = (share: number, value: number) => [value * (1 - share), value * (1 + share)] as const;
const after = (seconds: number) => within(0.3, seconds);
const atOnce = [0, 3] as const;
const never = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const calls = (perRequest: number) => within(0.1, perRequest);
const anyCalls = [0, Number.POSITIVE_INFINITY] as const;

const chain: readonly Expected[] = [
  { policy: 'no retries', back: after(29), calls: calls(1) },
  { policy: '3 attempts in one layer', back: never, calls: calls(3) },
  { policy: '3 attempts in one layer, with back-off and jitter', back: never, calls: calls(3) },
  { policy: '3 attempts in three layers', back: never, calls: calls(27) },
  { policy: 'three layers, a retry budget in each', back: after(57), calls: calls(1) },
  { policy: 'three layers, a circuit breaker on the database wire', back: after(9), calls: calls(1) },
  { policy: 'no retries, backlog limited to 200', back: atOnce, calls: calls(1) },
  { policy: 'three layers, backlog 200', back: atOnce, calls: calls(1) },
  { policy: 'three layers, deadline propagation', back: atOnce, calls: calls(1) },
  { policy: 'one layer, budget, backlog 100, deadline propagation', back: atOnce, calls: calls(1) },
];

const shop: readonly Expected[] = [
  { policy: 'no retries', back: after(33), calls: anyCalls },
  { policy: '3 attempts', back: never, calls: anyCalls },
  { policy: '3 attempts with back-off', back: never, calls: anyCalls },
  { policy: '3 attempts, budget', back: after(43), calls: anyCalls },
  { policy: '3 attempts, breaker', back: after(4), calls: anyCalls },
  { policy: '3 attempts, backlog 128', back: atOnce, calls: anyCalls },
  { policy: '3 attempts, deadline propagation', back: never, calls: anyCalls },
  { policy: '3 attempts, deadline propagation, budget', back: atOnce, calls: anyCalls },
];

const cases = [
  { place: 'a chain of two hosts', storms: chainStorms(), rows: chain },
  { place: 'the Corner Shop', storms: shopStorms(), rows: shop },
];

describe.each(cases)('$place before a database that is slow for half a minute', ({ storms, rows }) => {
  it('has a document for every policy', () => {
    expect(storms.map(({ policy }) => policy)).toEqual(rows.map(({ policy }) => policy));
  });

  it.each(rows)('with $policy', ({ policy, back, calls: [fewest, most] }) => {
    const storm = storms.find((each) => each.policy === policy)!;
    const { backAfterS, callsPerRequest } = outcomeOf(storm.document, 1);
    expect(backAfterS).toBeGreaterThanOrEqual(back[0]);
    expect(backAfterS).toBeLessThanOrEqual(back[1]);
    expect(callsPerRequest).toBeGreaterThanOrEqual(fewest);
    expect(callsPerRequest).toBeLessThanOrEqual(most);
  });
});
