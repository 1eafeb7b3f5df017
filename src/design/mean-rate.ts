/** How much comes, more or less, from what a document says of its arrivals. */
import type { Distribution } from './distribution';
import type { Arrivals } from './workload';

/** Mean arrivals a second of a class before any profile; a closed class offers at most what it would without waiting. */
export function meanRatePerSecond(arrivals: Arrivals): number {
  switch (arrivals.type) {
    case 'poisson':
    case 'constant':
      return arrivals.ratePerSecond;
    case 'batches':
      return arrivals.ratePerSecond * roughMean(arrivals.batchSize);
    case 'renewal':
      return 1000 / Math.max(1e-9, roughMean(arrivals.interarrivalMs));
    case 'modulated': {
      const { lowRatePerSecond, highRatePerSecond, meanLowMs, meanHighMs } = arrivals;
      return (lowRatePerSecond * meanLowMs + highRatePerSecond * meanHighMs) / (meanLowMs + meanHighMs);
    }
    case 'periodic':
      return (1000 * arrivals.senders) / arrivals.periodMs;
    case 'connects':
      return 0;
    case 'trace': {
      const last = arrivals.instants.at(-1)?.atMs ?? 0;
      return last > 0 ? (1000 * arrivals.instants.length) / last : 0;
    }
    case 'closed':
      return (1000 * arrivals.population) / Math.max(1, roughMean(arrivals.thinkTimeMs));
  }
}

/** Good enough for a drawing's height and for the length of a run: the exact mean where it is written down, else the middle of what is. */
function roughMean(distribution: Distribution): number {
  if ('mean' in distribution && distribution.mean !== undefined) return distribution.mean;
  if (distribution.type === 'constant') return distribution.value;
  if (distribution.type === 'uniform') return (distribution.low + distribution.high) / 2;
  if (distribution.type === 'lognormal') return distribution.median ?? 1;
  if (distribution.type === 'sequence') return distribution.values[0] ?? 1;
  return 1;
}
