/** DP3. */
import { experiments } from '#gallery';
import { classified, computed, least, median, most, once, simulated, type Check } from './row';
import { Seen } from './seen';

const { asService, bulkheads, firstHealthy, inProcess } = experiments;

const together = once(() => new Seen(inProcess()));
const naked = once(() => new Seen(asService('nothing')));
const guarded = once(() => new Seen(asService('by calls')));
const late = once(() => new Seen(asService('by time'), { replications: 1 }));
const shared = once(() => new Seen(bulkheads(false)));
const apart = once(() => new Seen(bulkheads(true)));

const hanging = { from: 60, to: 360 };
const held = { from: 62, to: 360 };
const slow = { from: 60, to: 360, operation: firstHealthy };

/** Seconds from the beginning of the hang to the first breaker that opens. */
const opensAfter = (seen: Seen): number => {
  const opened = seen.report.events.find(({ type }) => type === 'breaker');
  return opened ? (opened.atMs - 120_000) / 1000 : Number.NaN;
};

export const faultsApart: readonly Check[] = [
  simulated(
    0.04,
    'DP3',
    'share of all requests lost to a crash loop in one process',
    () => 1 - together().served({ to: 360 }),
  ),
  classified(0, 0, 'DP3', 'served from 2 s on, a service that hangs, no timeout', () => most(naked().servedEach(held))),
  classified(1, 1, 'DP3', 'served, with timeout, breaker and fallback', () => least(guarded().servedEach(hanging))),
  simulated(310, 'DP3', 'p99 of pages in the first 5 s, guarded, ms', () =>
    guarded().quantile(0.99, { from: 60, to: 65 }),
  ),
  simulated(35, 'DP3', 'p99 of pages afterwards, guarded, ms', () => guarded().quantile(0.99, { from: 66, to: 360 })),
  classified(0.3, 0.6, 'DP3', 'seconds until the breaker opens, by count', () => opensAfter(guarded())),
  simulated(5, 'DP3', 'flip: seconds until it opens, by time', () => opensAfter(late())),
  simulated(45, 'DP3', 'p99 of the healthy before, one pool, ms', () =>
    shared().quantile(0.99, { to: 60, operation: firstHealthy }),
  ),
  simulated(34_000, 'DP3', 'p50 of the healthy meanwhile, one pool, ms', () =>
    median(shared().quantileEach(0.5, slow)),
  ),
  simulated(62_000, 'DP3', 'p99 of the healthy meanwhile, one pool, ms', () =>
    median(shared().quantileEach(0.99, slow)),
  ),
  simulated(46, 'DP3', 'p99 of the healthy meanwhile, bulkheads, ms', () => apart().quantile(0.99, slow)),
  computed(1, 'DP3', 'share of the healthy served, bulkheads', () => apart().served(slow)),
];
