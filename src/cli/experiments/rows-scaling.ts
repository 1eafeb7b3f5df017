/** MC1 and DP4. */
import { declarations } from '#catalog';
import { hoursPerThing } from '#design';
import type { Report } from '#simulation';
import { experiments } from '#gallery';
import { monthlyUsd } from './bill-of';
import { classified, computed, least, median, once, simulated, type Check } from './row';
import { Seen } from './seen';

const { fixedNeed, hotModule, rewritten, sharedConnections } = experiments;

const usd = (need: Parameters<typeof fixedNeed>[0]) => () => monthlyUsd(fixedNeed(need));
const memory = { needs: 'memory' } as const;
const gpu = { needs: 'gpu', instances: 20 } as const;

const together = once(() => new Seen(hotModule(false)));
/** The tail of an overload lies on few reports: the mean of five runs is 3 % off that of twenty. */
const apart = once(() => new Seen(hotModule(true), { replications: 20 }));
const wave = { from: 60, to: 180, operation: 'pages.browse' };
const waveReports = { ...wave, operation: 'reports.daily' };
const before = { from: 0, to: 60, operation: 'pages.browse' };
const beforeReports = { ...before, operation: 'reports.daily' };

const cpuMs = (report: Report): number => report.modules.reduce((sum, { cpuMs: each }) => sum + each, 0);
const perRequest = (share: number, isCompiled: boolean): number => {
  const { report } = new Seen(rewritten(share, isCompiled), { replications: 1 });
  return cpuMs(report) / report.flows[0]!.offered;
};
const saved = (share: number) => () => 1 - perRequest(share, true) / perRequest(share, false);

export const scaling: readonly Check[] = [
  computed(222, 'MC1a', 'dollars a month, one unit, 2 instances', usd({ ...memory, instances: 2, isSplit: false })),
  computed(366, 'MC1a', 'the same, split', usd({ ...memory, instances: 2, isSplit: true })),
  computed(1, 'MC1a', 'split over one unit, 6 instances: equal', () => {
    return usd({ ...memory, instances: 6, isSplit: true })() / usd({ ...memory, instances: 6, isSplit: false })();
  }),
  computed(2220, 'MC1a', 'dollars a month, one unit, 20 instances', usd({ ...memory, instances: 20, isSplit: false })),
  computed(1664, 'MC1a', 'flip: the same, split', usd({ ...memory, instances: 20, isSplit: true })),
  computed(
    0,
    'MC1b',
    'share refused, 5 instances',
    () => 1 - new Seen(sharedConnections(5), { replications: 1 }).served(),
  ),
  computed(1 / 6, 'MC1b', 'share refused, 6 instances', () => 1 - new Seen(sharedConnections(6)).served()),
  simulated(8, 'MC1c', 'p50 of pages before the wave, together, ms', () => together().quantile(0.5, before)),
  simulated(61, 'MC1c', 'p50 of pages in the wave, together, ms', () => together().quantile(0.5, wave)),
  classified(200, 3000, 'MC1c', 'p99 of pages in the wave, together, ms', () =>
    least(together().quantileEach(0.99, wave)),
  ),
  simulated(53, 'MC1c', 'p99 of pages before the wave, apart, ms', () => apart().quantile(0.99, before)),
  simulated(53, 'MC1c', 'p99 of pages in the wave, apart, ms', () => apart().quantile(0.99, wave)),
  simulated(47_000, 'MC1c', 'p95 of reports in the wave, together, ms', () => together().quantile(0.95, waveReports)),
  simulated(128_000, 'MC1c', 'p95 of reports in the wave, apart, ms', () => apart().quantile(0.95, waveReports)),
  classified(1, 99, 'MC1c', 'flip: p99 of reports before the wave, apart over together', () => {
    return median(apart().quantileEach(0.99, beforeReports)) / median(together().quantileEach(0.99, beforeReports));
  }),
  computed(7680, 'DP4', 'dollars a month, every instance with a GPU', usd({ ...gpu, isSplit: false })),
  computed(2210, 'DP4', 'the same, only the module that needs it', usd({ ...gpu, isSplit: true })),
  computed(0.42, 'DP4', 'CPU saved, a module of 60 % written anew', saved(0.6)),
  computed(0.035, 'DP4', 'flip: CPU saved, a module of 5 % written anew', saved(0.05)),
  computed(4, 'DP4', 'flip: hours a week for a second runtime', () => {
    const document = rewritten(0.05, true);
    return hoursPerThing(document, 'compiled', declarations);
  }),
];
