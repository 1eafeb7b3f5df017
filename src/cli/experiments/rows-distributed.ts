/** DC1, but for its retry storms, which are documents of their own. */
import { experiments } from '#gallery';
import { classified, computed, least, most, once, simulated, type Check } from './row';
import { Seen } from './seen';

const { fanOut, needed, stampede } = experiments;

/** Tens of thousands of requests tell enough. */
const oneRun = { replications: 1 };

const minutesOfMonth = 30.4 * 24 * 60;
const down = (count: number) => () => (1 - new Seen(needed(count), oneRun).served()) * minutesOfMonth;

const fan = (given: Parameters<typeof fanOut>[0]) => once(() => new Seen(fanOut(given), oneRun));
const all = fan({ leaves: 100 });
const hedged = fan({ leaves: 100, hedgeAfterMs: 12 });
/** Half as many: its p99 then scatters by 2 ms in 29. */
const hedgedLate = fan({ leaves: 100, hedgeAfterMs: 15, queries: 10_000 });
const slower = (seen: Seen) => 1 - seen.servedWithin(50);
const moreCalls = (seen: Seen) => {
  const wire = seen.report.wires.at(-1)!;
  return wire.hedged / (wire.attempts - wire.hedged);
};

const flood = once(() => new Seen(stampede(false), oneRun));
const joined = once(() => new Seen(stampede(true), oneRun));
const queries = (seen: Seen) => seen.report.wires.at(-1)!.attempts;

export const distributed: readonly Check[] = [
  computed(131, 'DC1a', 'minutes down a month, 30 services of 99.99 %', down(30)),
  computed(436, 'DC1a', 'the same, 100 services', down(100)),
  simulated(0.008, 'DC1b', 'answers above 50 ms, fan-out 1', () => slower(fan({ leaves: 1 })())),
  simulated(0.08, 'DC1b', 'the same, fan-out 10', () => slower(fan({ leaves: 10 })())),
  simulated(0.56, 'DC1b', 'the same, fan-out 100', () => slower(all())),
  simulated(82, 'DC1b', 'p50 at fan-out 100, ms', () => all().quantile(0.5)),
  simulated(950, 'DC1b', 'p99 at fan-out 100, ms', () => all().quantile(0.99)),
  simulated(26, 'DC1b', 'flip: p99 with a hedge after 12 ms', () => hedged().quantile(0.99)),
  simulated(0.017, 'DC1b', 'flip: more calls for it, share', () => moreCalls(hedged())),
  simulated(29, 'DC1b', 'flip: p99 with a hedge after 15 ms', () => hedgedLate().quantile(0.99)),
  simulated(387, 'DC1b', 'flip: p99 when 99 of 100 are waited for', () =>
    fan({ leaves: 100, join: 99 })().quantile(0.99),
  ),
  simulated(942, 'DC1d', 'identical queries when a hot entry leaves', () => queries(flood())),
  simulated(902, 'DC1d', 'requests above 1 s', () => flood().slowerThan(1000, { from: 9 })),
  simulated(22_600, 'DC1d', 'the worst, ms', () => most([flood().quantile(1, { from: 9 })])),
  classified(1, 1, 'DC1d', 'flip: identical queries with coalescing', () => queries(joined())),
  simulated(200, 'DC1d', 'flip: the worst with coalescing, ms', () => least([joined().quantile(1, { from: 9 })])),
];
