/** The ways in which requests can arrive, and how one becomes another at about the same rate. */
import { constant, exponential, type Arrivals } from '#design';

/** The words are short: the field that shows the chosen one has room for 19 letters. */
export const arrivalKinds: readonly { readonly value: Arrivals['type']; readonly label: string }[] = [
  { value: 'poisson', label: 'Poisson' },
  { value: 'constant', label: 'evenly spaced' },
  { value: 'batches', label: 'in batches' },
  { value: 'modulated', label: 'two rates' },
  { value: 'renewal', label: 'own distribution' },
  { value: 'periodic', label: 'periodic senders' },
  { value: 'connects', label: 'on each connect' },
  { value: 'closed', label: 'closed: fixed users' },
];

/** The mean rate that is written down; 10 a second where it is not. */
function rateOf(arrivals: Arrivals): number {
  if ('ratePerSecond' in arrivals) return arrivals.ratePerSecond;
  if (arrivals.type === 'modulated') return arrivals.lowRatePerSecond;
  if (arrivals.type === 'periodic') return (1000 * arrivals.senders) / arrivals.periodMs;
  if (arrivals.type === 'closed') return arrivals.population;
  return 10;
}

/** Arrivals of another sort that begin at the rate of these. Senders report once a minute. A closed class of n users who think for 1 s offers n a second at most. */
export function asArrivals(type: Arrivals['type'], from: Arrivals): Arrivals {
  const rate = rateOf(from);
  switch (type) {
    case 'poisson':
      return { type, ratePerSecond: rate };
    case 'constant':
      return { type, ratePerSecond: rate, firstMs: 0 };
    case 'batches':
      return { type, ratePerSecond: rate / 10, batchSize: constant(10) };
    case 'modulated':
      return { type, lowRatePerSecond: rate, highRatePerSecond: rate * 5, meanLowMs: 60_000, meanHighMs: 10_000 };
    case 'renewal':
      return { type, interarrivalMs: exponential(1000 / Math.max(0.001, rate)) };
    case 'closed':
      return { type, population: Math.max(1, Math.round(rate)), thinkTimeMs: exponential(1000) };
    case 'periodic':
      return { type, senders: Math.max(1, Math.round(rate * 60)), periodMs: 60_000, jitterMs: 0 };
    case 'connects':
      return { type };
    case 'trace':
      return from.type === 'trace' ? from : { type, instants: [] };
  }
}
