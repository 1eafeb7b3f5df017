/** Rates and hit ratios that agree with each other: what is asked for decides what a cache holds, and what it holds decides what else is asked for. */
import { meanOfSpec } from '#engine';
import { classDemands, sendersOf, type ClassDemand, type Sender } from './class-demand';
import { expectedHits, lookupSites, type Hits } from './lookups';
import { loadFactor, openRate } from './offered';
import type { Programs } from './programs';
import { scheduledTotals } from './scheduled';
import type { Totals } from './visits';

const secondMs = 1000;
const mostRounds = 30;
const settled = 1e-6;

export interface Solution {
  readonly demands: readonly ClassDemand[];
  /** Arrivals a second of each class. */
  readonly rates: readonly number[];
  readonly hits: Hits;
  /** What schedules use in a second. */
  readonly scheduled: Totals;
}

const noHits: Hits = { shares: new Map(), expired: new Map(), ratios: new Map() };

export class Solver {
  readonly programs: Programs;
  readonly senders: readonly Sender[];
  private readonly sites: ReturnType<typeof lookupSites>;
  /** Without caches the demands are the same at every rate. */
  private fixed: readonly ClassDemand[] | null = null;
  private scheduled: Totals | null = null;

  constructor(programs: Programs) {
    this.programs = programs;
    this.senders = sendersOf(programs);
    this.sites = lookupSites(programs);
  }

  at(atMs: number): Solution {
    const { programs, senders, sites } = this;
    if (sites.length === 0) {
      const demands = (this.fixed ??= classDemands(programs, senders));
      this.scheduled ??= scheduledTotals(programs);
      return { demands, rates: this.rates(demands, atMs), hits: noHits, scheduled: this.scheduled };
    }
    let hits = noHits;
    for (let round = 0; ; round++) {
      programs.hitShares = hits.shares;
      programs.expiredShares = hits.expired;
      const demands = classDemands(programs, senders);
      const rates = this.rates(demands, atMs);
      const next = expectedHits(programs, sites, lookupRates(demands, rates));
      const hasMoved = [...next.shares].some(
        ([site, share]) => Math.abs(share - (hits.shares.get(site) ?? 0)) > settled,
      );
      hits = next;
      if (!hasMoved || round >= mostRounds) return { demands, rates, hits, scheduled: scheduledTotals(programs) };
    }
  }

  rates(demands: readonly ClassDemand[], atMs: number): readonly number[] {
    return demands.map((demand) => this.rateOf(demand, atMs));
  }

  /** Arrivals a second; of a closed class those that its users would send if nothing waited. */
  private rateOf({ trafficClass, answerMs }: ClassDemand, atMs: number): number {
    const { document } = this.programs;
    const open = openRate(trafficClass, document);
    if (open !== null) return open * loadFactor(trafficClass, document, atMs);
    const { arrivals } = trafficClass;
    if (arrivals.type !== 'closed') return 0;
    const cycleMs = meanOfSpec(arrivals.thinkTimeMs) + answerMs;
    return cycleMs > 0 ? (arrivals.population * secondMs) / cycleMs : 0;
  }
}

const lookupRates = (demands: readonly ClassDemand[], rates: readonly number[]) =>
  demands.map(({ trafficClass, totals }, at) => ({
    trafficClass,
    rateOf: (site: string) => (totals.get(site)?.get('lookups') ?? 0) * (rates[at] ?? 0),
  }));
