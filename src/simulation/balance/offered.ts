/** What the workload asks for: requests a second of each class at an instant, its entry operations and what follows from them. */
import { hasRate, type Arrivals, type Document, type FollowUp, type TrafficClass } from '#design';
import { meanOfSpec } from '#engine';
import { factorAt, rateProfileOf } from '../rate-profile';
import { roundedMean } from './rounds';

const secondMs = 1000;

/** Requests a second of a class whose users do not wait for answers, in the mean over its own changes; null = its users do. */
export function openRate({ arrivals, testPlan }: TrafficClass, { scenario }: Document): number | null {
  if (testPlan) return (testPlan.calls.length * secondMs) / scenario.durationMs;
  switch (arrivals.type) {
    case 'poisson':
    case 'constant':
      return arrivals.ratePerSecond;
    case 'renewal':
      return secondMs / meanOfSpec(arrivals.interarrivalMs);
    case 'modulated':
      return modulatedRate(arrivals);
    case 'batches':
      return arrivals.ratePerSecond * roundedMean(arrivals.batchSize);
    case 'periodic':
      return (arrivals.senders * secondMs) / arrivals.periodMs;
    case 'connects':
      return 0;
    case 'trace':
      return (
        (arrivals.instants.filter(({ atMs }) => atMs <= scenario.durationMs).length * secondMs) / scenario.durationMs
      );
    case 'closed':
      return null;
  }
}

function modulatedRate(arrivals: Extract<Arrivals, { type: 'modulated' }>): number {
  const { lowRatePerSecond, highRatePerSecond, meanLowMs, meanHighMs } = arrivals;
  const cycle = meanLowMs + meanHighMs;
  return cycle > 0 ? (lowRatePerSecond * meanLowMs + highRatePerSecond * meanHighMs) / cycle : lowRatePerSecond;
}

const followsProfile = ({ arrivals, testPlan }: TrafficClass): boolean => testPlan === null && hasRate(arrivals);

/** Factor on the rate of a class at an instant. */
export function loadFactor(trafficClass: TrafficClass, { scenario }: Document, atMs: number): number {
  return followsProfile(trafficClass) ? factorAt(rateProfileOf(trafficClass, scenario.timeline), atMs) : 1;
}

/** Instants of the run at which the rate of some class may be at its highest: rates are straight between them. */
export function turningPoints({ workload, scenario }: Document, classes: readonly TrafficClass[]): readonly number[] {
  const points = workload.trafficClasses
    .filter((each) => classes.includes(each) && followsProfile(each))
    .flatMap((each) => rateProfileOf(each, scenario.timeline).pieces)
    .flatMap(({ from, to }) => [from, to * (1 - 1e-9)])
    .filter((at) => at < scenario.durationMs);
  return [...new Set([0, ...points])].sort((a, b) => a - b);
}

export interface Entry {
  readonly operation: string;
  readonly share: number;
  /** Probability that a request of it succeeds. */
  readonly success: number;
}

const mostRounds = 1000;

/** Requests of each entry for one arrival of its class: its share of the mix, and what users ask next after a success. */
export function withFollowUps(entries: readonly Entry[], followUps: readonly FollowUp[]): readonly number[] {
  const asked = entries.map(({ share }) => share);
  let fresh = asked.slice();
  for (let round = 0; round < mostRounds && fresh.some((each) => each > 1e-12); round++) {
    const next = entries.map(() => 0);
    entries.forEach(({ operation, success }, at) => {
      for (const { after, operation: wanted, probability } of followUps) {
        const to = entries.findIndex((each) => each.operation === wanted);
        if (after === operation && to >= 0) next[to]! += fresh[at]! * success * probability;
      }
    });
    fresh = next;
    fresh.forEach((each, at) => (asked[at]! += each));
  }
  return asked;
}
