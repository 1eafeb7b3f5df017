/** When the requests of a traffic class come: each arrival is drawn from the one before. */
import type { Arrivals, TrafficClass } from '#design';
import { compileDistribution, machine, nextExponential, now, sampleStream } from '#engine';
import type { Plant } from './plant';
import { Phases } from './phases';
import { factorAt, isSameProfile, isSteady, rateProfileOf, timeOfArea, type RateProfile } from './rate-profile';
import type { Draws } from './source-draws';

/** Changes of an arrival rate in search of the next arrival; more would never end. */
const mostSwitches = 10_000_000;

export class ArrivalTimes {
  /** Place of the next request in a trace. */
  traceAt = 0;
  /** Senders in the order of their phases; null = it is no class of senders. */
  phases: Phases | null = null;
  private readonly plant: Plant;
  private readonly draws: Draws;
  private profile: RateProfile = { pieces: [] };
  /** Mean number of arrivals a second at factor 1; whether the factor is 1 for good. */
  private ratePerSecond = 0;
  private isSteady = false;
  private high = false;
  /** Changes of state since the last arrival. */
  private switches = 0;
  private switchAt = 0;

  constructor(plant: Plant, draws: Draws) {
    this.plant = plant;
    this.draws = draws;
  }

  /** New numbers; whether the factor on the rate over time is another than before. */
  configure(trafficClass: TrafficClass): boolean {
    const { arrivals } = trafficClass;
    const before = this.profile;
    const { document, struck } = this.plant;
    this.profile = rateProfileOf(trafficClass, document.scenario.timeline, struck.classes.on(trafficClass.id));
    this.ratePerSecond = 'ratePerSecond' in arrivals ? arrivals.ratePerSecond : 0;
    this.isSteady = isSteady(this.profile);
    this.phases = phasesOf(arrivals, this.phases, this.draws);
    return !isSameProfile(before, this.profile);
  }

  /** Poisson arrivals a second where the rate is steady for good, else 0. */
  steadyRate({ type }: Arrivals): number {
    return type === 'poisson' && this.isSteady ? this.ratePerSecond : 0;
  }

  /** When the next request comes, ms; Infinity = never. */
  next(arrivals: Arrivals, isFirst: boolean): number {
    switch (arrivals.type) {
      case 'poisson':
      case 'batches':
        return this.ahead((nextExponential(this.draws.arrival) * 1000) / this.ratePerSecond);
      case 'constant':
        if (this.ratePerSecond === 0) return Number.POSITIVE_INFINITY;
        return isFirst ? Math.max(now(), arrivals.firstMs) : this.ahead(1000 / this.ratePerSecond);
      case 'renewal':
        return this.ahead(sampleStream(compileDistribution(arrivals.interarrivalMs), this.draws.arrival));
      case 'modulated':
        return this.modulated(arrivals);
      case 'periodic':
        return this.ahead(this.phases?.gapMs() ?? Number.POSITIVE_INFINITY);
      case 'trace':
        return arrivals.instants[this.traceAt]?.atMs ?? Number.POSITIVE_INFINITY;
      case 'connects':
      case 'closed':
        return Number.POSITIVE_INFINITY;
    }
  }

  /** The instant at which so many ms of unit rate have passed under the profile. */
  private ahead(ms: number): number {
    if (ms === Number.POSITIVE_INFINITY) return ms;
    return this.isSteady ? now() + ms : timeOfArea(this.profile, now(), ms);
  }

  /** Two-state modulated Poisson: within a stay at its rate, across the switches piece by piece (no memory). */
  private modulated(arrivals: Extract<Arrivals, { type: 'modulated' }>): number {
    let at = now();
    const { durationMs } = this.plant.document.scenario;
    while (at < durationMs && machine.halted === null) {
      if (++this.switches > mostSwitches) machine.halted = 'Time stands still: an arrival rate switches without end.';
      if (this.switchAt <= at) {
        if (this.switchAt > 0) this.high = !this.high;
        this.switchAt =
          at + nextExponential(this.draws.modulation) * (this.high ? arrivals.meanHighMs : arrivals.meanLowMs);
      }
      const rate = (this.high ? arrivals.highRatePerSecond : arrivals.lowRatePerSecond) * factorAt(this.profile, at);
      const next = rate > 0 ? at + (nextExponential(this.draws.arrival) * 1000) / rate : Number.POSITIVE_INFINITY;
      if (next <= this.switchAt) {
        this.switches = 0;
        return next;
      }
      at = this.switchAt;
    }
    return Number.POSITIVE_INFINITY;
  }
}

/** Those that there are, as long as nobody comes or goes and the period is the same. */
function phasesOf(arrivals: Arrivals, before: Phases | null, { arrival }: Draws): Phases | null {
  if (arrivals.type !== 'periodic') return null;
  return before?.isOf(arrivals) ? before : new Phases(arrivals, arrival);
}
