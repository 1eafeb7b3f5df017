/** Terms of requests as users see them: how many, how they ended, how long they took, what they cost. */
import type { Term } from './glossary-term';

const second = 'the last simulated second';
const tenSeconds = 'the last 10 simulated seconds';
const run = 'requests that arrive from the end of warm-up to the end of the run';
const month = 'a month of 730 hours';

export const flowTerms = {
  offered: {
    name: 'Offered load',
    definition:
      'Requests that users send, answered or not. It is what the workload asks, not what the design achieves.',
    unit: 'req/s',
    formula: 'arrivals / time',
    window: second,
  },
  goodput: {
    name: 'Goodput',
    definition: 'Requests that were answered without error while the user was still waiting.',
    unit: 'req/s',
    formula: 'successes / time',
    window: second,
  },
  availability: {
    name: 'Availability',
    definition:
      'Share of the offered requests that succeeded. Late answers and failures of every cause count against it.',
    unit: '%',
    formula: 'successes / (successes + late + failed)',
    window: run,
  },
  late: {
    name: 'Late',
    definition:
      'Requests whose user lost patience. They are late at that instant, whatever comes after; the work for them goes on.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  degraded: {
    name: 'Degraded',
    definition: 'Successes that used a fallback somewhere on the way. They are counted as successes, too.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  errors: {
    name: 'Errors by cause',
    definition:
      'Requests that ended badly while their user still waited, by what ended them. Refused: no room, or nobody listening. Timed out: a timeout on the way ended. Throttled: beyond a rate set on purpose. Failed: an error step, a faulty version. Broken circuit: not even tried. No route: no wire leads there. Reset: the connection broke. Users who left first are late and no part of it.',
    unit: 'req/s',
    formula: 'bad ends of each cause / time',
    window: second,
  },
  failed: {
    name: 'Failed',
    definition: 'Requests that ended with an error step, a faulty version or an error of something they needed.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  refused: {
    name: 'Refused',
    definition: 'Requests turned away at once for lack of room: a full backlog, no connection, or nobody listening.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  'timed-out': {
    name: 'Timed out',
    definition: 'A timeout on the way ended before the answer came. The callee is not told and works on.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  throttled: {
    name: 'Throttled',
    definition: 'Requests beyond a rate or quota that somebody set on purpose.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  'broken-circuit': {
    name: 'Broken circuit',
    definition: 'A circuit breaker was open, so the call was not even tried.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  'no-route': {
    name: 'No route',
    definition: 'No wire led to anything that offers the operation.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  reset: {
    name: 'Reset',
    definition: 'The connection broke while the request was under way, as when an instance crashes.',
    unit: 'req/s',
    formula: null,
    window: second,
  },
  p50Ms: {
    name: 'p50',
    definition:
      'Half of the answered requests took no longer than this (the median). Requests without an answer are left out.',
    unit: 'ms',
    formula: null,
    window: tenSeconds,
  },
  p95Ms: {
    name: 'p95',
    definition: '95 of 100 answered requests took no longer than this.',
    unit: 'ms',
    formula: null,
    window: tenSeconds,
  },
  p99Ms: {
    name: 'p99',
    definition:
      '99 of 100 answered requests took no longer than this. Few requests see it, most users do: they ask more than once.',
    unit: 'ms',
    formula: null,
    window: tenSeconds,
  },
  meanMs: {
    name: 'Mean latency',
    definition: 'Average time from asking to the last byte of the answer, over answered requests.',
    unit: 'ms',
    formula: 'sum of times / answered requests',
    window: tenSeconds,
  },
  'requirement.quantile': {
    name: 'Quantile of a requirement',
    definition:
      'Unlike the chart, a requirement counts every offered request, failed and late ones as infinitely slow: p99 ≤ 300 ms means that 99 of 100 offered requests got a good answer within 300 ms.',
    unit: 'ms',
    formula: null,
    window: run,
  },
  warmUp: {
    name: 'Warm-up',
    definition: 'Opening interval of a run that is shown in charts and left out of all statistics.',
    unit: 's',
    formula: null,
    window: 'from 0 to the end of warm-up',
  },
  runningCostPerHourUsd: {
    name: 'Running cost',
    definition:
      'What the latest seconds would cost if they went on: instances that stand there and use as it was in them. One second at speed 1×; where many pass between two pictures they share one figure, at most 60 of them.',
    unit: '$/h',
    formula: 'meters of the latest seconds × unit prices',
    window: 'whole seconds since the last picture, at most 60',
  },
  monthlyBill: {
    name: 'Monthly bill',
    definition:
      'The 24 hours of the daily profile are grouped into at most six load levels. Each level is run without faults; its meters count for its hours of the month; tiers, minimums and free allowances apply once to the sums.',
    unit: '$/month',
    formula: 'Σ price(Σ levels meters per hour × hours)',
    window: month,
  },
  costPerMillion: {
    name: 'Cost per million',
    definition: 'The monthly bill spread over the requests of the month.',
    unit: '$/million requests',
    formula: 'monthly bill / offered requests × 1,000,000',
    window: month,
  },
} as const satisfies Readonly<Record<string, Term>>;
