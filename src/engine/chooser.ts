/**
 * Choice among the instances behind a router or a call: round robin in a fixed cyclic order, least outstanding of one's own, power of d, random, or a
 * consistent-hash ring. Only instances believed healthy are chosen; when none is, all are tried. Belief is the chooser's own: an instance that died
 * keeps its share until checks have noticed.
 */
import { now } from './calendar';
import { clients, entities } from './frames';
import { LeastLoaded } from './least-loaded';
import { createStream, derivedKey, deriveKey, nextUniform, purposes } from './random';
import type { Instance } from './station';

export type ChoicePolicy = 'round-robin' | 'random' | 'least-outstanding' | 'power-of-d' | 'consistent-hash';

export interface ChooserOptions {
  readonly policy: ChoicePolicy;
  readonly choices: number;
  readonly hashBy: 'key' | 'client';
  readonly virtualNodes: number;
  /** Instances of the caller's zone only, as long as one of them is healthy. */
  readonly preferSameZone: boolean;
  /** Failures in a row after which an instance gets nothing for so long; null = off. */
  readonly outlierEjection: { readonly failures: number; readonly ejectedMs: number } | null;
}

export interface Member {
  readonly instance: Instance;
  /** Relative share; equal where nothing else is said. */
  readonly weight: number;
}

/** Points of all members on a circle of 2^32, ascending, with the place of the member that each belongs to. */
interface Ring {
  readonly virtualNodes: number;
  readonly points: Float64Array;
  readonly members: Int32Array;
}

const rings = new WeakMap<readonly Member[], Ring>();

function ringOf(members: readonly Member[], virtualNodes: number, seed: number): Ring {
  const entries = members.flatMap(({ instance }, member) =>
    Array.from({ length: virtualNodes }, (_, node) => {
      deriveKey(seed | 0, instance.group, instance.ordinal, node);
      return { point: derivedKey[0]! >>> 0, member };
    }),
  );
  entries.sort((a, b) => a.point - b.point || a.member - b.member);
  return {
    virtualNodes,
    points: Float64Array.from(entries, ({ point }) => point),
    members: Int32Array.from(entries, ({ member }) => member),
  };
}

export class Chooser {
  members: readonly Member[] = [];
  private options: ChooserOptions;
  private readonly seed: number;
  private readonly stream: number;
  /** Own unanswered visits by instance row. */
  private readonly outstanding: number[] = [];
  private readonly unhealthy = new Set<number>();
  /** Failures in a row by instance row, and until when those that had too many are left out. */
  private readonly failures: number[] = [];
  private readonly ejectedUntil = new Map<number, number>();
  private nextReturn = Number.POSITIVE_INFINITY;
  private readonly zone: number;
  /** Turns that weighted members have saved up, by place among the candidates. */
  private credits: number[] = [];
  private position = 0;
  private ring: Ring | null = null;
  private weighted = false;
  private candidates: Member[] = [];
  /** Places among the candidates by instance row, and the candidates by what they have outstanding; null = the policy or the weights ask for more. */
  private places: (number | undefined)[] = [];
  private leastLoaded: LeastLoaded | null = null;
  /** Sum of the candidates' weights. */
  private totalWeight = 0;
  private stale = true;

  constructor(
    options: ChooserOptions,
    source: { readonly seed: number; readonly id: number; readonly ordinal: number; readonly zone: number },
  ) {
    this.options = options;
    this.seed = source.seed;
    this.zone = source.zone;
    this.stream = createStream(source.seed, source.id, source.ordinal, purposes.balancing);
  }

  configure(options: ChooserOptions, members: readonly Member[]): void {
    this.options = options;
    this.members = members;
    this.weighted = members.some(({ weight }) => weight !== members[0]?.weight);
    this.ring = null;
    this.stale = true;
  }

  setHealth(instance: number, healthy: boolean): void {
    if (healthy) this.unhealthy.delete(instance);
    else this.unhealthy.add(instance);
    this.ring = null;
    this.stale = true;
  }

  /** Whether it would send there: the instance stands, and no check has failed it. */
  holdsHealthy({ row, state }: Instance): boolean {
    return (state === 'up' || state === 'down') && !this.unhealthy.has(row);
  }

  /** Instances that started or went must be looked at anew. */
  refresh(): void {
    this.ring = null;
    this.stale = true;
  }

  /** The instance for a frame's request; null when there is none at all. Counts it as outstanding. */
  choose(frame: number): Instance | null {
    if (this.stale || this.nextReturn <= now()) this.gather();
    const { candidates } = this;
    if (candidates.length === 0) return null;
    const chosen = candidates.length === 1 ? candidates[0]! : this.pick(frame);
    return this.goesTo(chosen.instance);
  }

  /** A request is sent to an instance: it is outstanding there. */
  goesTo(instance: Instance): Instance {
    const { row } = instance;
    while (this.outstanding.length <= row) this.outstanding.push(0);
    this.outstanding[row]!++;
    const place = this.places[row];
    if (this.leastLoaded !== null && place !== undefined) this.leastLoaded.change(place, 1);
    return instance;
  }

  /** The visit was answered or given up. */
  done(instance: number): void {
    if (!(this.outstanding[instance]! > 0)) return;
    this.outstanding[instance]!--;
    const place = this.places[instance];
    if (this.leastLoaded !== null && place !== undefined) this.leastLoaded.change(place, -1);
  }

  /** How a visit ended; too many bad ends in a row leave the instance out for a while. */
  judge(instance: number, ok: boolean): void {
    const { outlierEjection } = this.options;
    if (!outlierEjection) return;
    const failures = ok ? 0 : (this.failures[instance] ?? 0) + 1;
    this.failures[instance] = failures;
    if (failures < outlierEjection.failures) return;
    this.failures[instance] = 0;
    this.ejectedUntil.set(instance, now() + outlierEjection.ejectedMs);
    this.refresh();
  }

  private isEjected(instance: number): boolean {
    const until = this.ejectedUntil.get(instance);
    if (until === undefined) return false;
    if (until > now()) {
      this.nextReturn = Math.min(this.nextReturn, until);
      return true;
    }
    this.ejectedUntil.delete(instance);
    return false;
  }

  private gather(): void {
    this.stale = false;
    this.ring = null;
    this.nextReturn = Number.POSITIVE_INFINITY;
    const standing = this.members.filter(({ instance: { state } }) => state === 'up' || state === 'down');
    // Where all are starting or closing there is nobody else to be refused by.
    const refusing = ({ instance: { state } }: Member) => state === 'booting' || state === 'closing';
    const present = standing.length > 0 ? standing : this.members.filter(refusing);
    const healthy = present.filter(({ instance: { row } }) => !this.unhealthy.has(row) && !this.isEjected(row));
    const isNear = this.options.preferSameZone && this.zone >= 0;
    const near = isNear ? healthy.filter(({ instance }) => instance.zone === this.zone) : [];
    this.candidates = near.length > 0 ? near : healthy.length > 0 ? healthy : present;
    this.credits = this.candidates.map(() => 0);
    this.sortByLoad();
    this.totalWeight = this.candidates.reduce((sum, { weight }) => sum + weight, 0);
  }

  private sortByLoad(): void {
    const isSorted = this.options.policy === 'least-outstanding' && !this.weighted && this.candidates.length > 1;
    this.places = [];
    this.leastLoaded = null;
    if (!isSorted) return;
    this.candidates.forEach(({ instance }, place) => (this.places[instance.row] = place));
    this.leastLoaded = new LeastLoaded(this.candidates.map(({ instance }) => this.outstanding[instance.row] ?? 0));
  }

  /** One of those with the fewest outstanding, at random. */
  private pickLeastLoaded(least: LeastLoaded): Member {
    const tie = least.ties === 1 ? 0 : Math.floor(nextUniform(this.stream) * least.ties);
    return this.candidates[least.at(tie)]!;
  }

  private pick(frame: number): Member {
    const { candidates } = this;
    switch (this.options.policy) {
      case 'round-robin':
        if (this.weighted) return this.inTurn();
        if (this.position >= candidates.length) this.position = 0;
        return candidates[this.position++]!;
      case 'random':
        return this.byWeight();
      case 'least-outstanding':
        if (this.leastLoaded !== null) return this.pickLeastLoaded(this.leastLoaded);
        return this.least(candidates, candidates.length);
      case 'power-of-d':
        return this.least(candidates, this.sample(this.options.choices));
      case 'consistent-hash':
        return this.byHash(this.options.hashBy === 'key' ? entities[frame]! : clients[frame]!);
    }
  }

  /** Weighted round robin that spreads each member's turns evenly: all save up their weight, the richest goes and pays for all. */
  private inTurn(): Member {
    const { candidates, credits } = this;
    let best = 0;
    for (let at = 0; at < candidates.length; at++) {
      credits[at]! += candidates[at]!.weight;
      if (credits[at]! > credits[best]!) best = at;
    }
    credits[best]! -= this.totalWeight;
    return candidates[best]!;
  }

  private byWeight(): Member {
    const { candidates } = this;
    if (!this.weighted) return candidates[Math.floor(nextUniform(this.stream) * candidates.length)]!;
    let left = nextUniform(this.stream) * this.totalWeight;
    for (const member of candidates) {
      left -= member.weight;
      if (left < 0) return member;
    }
    return candidates.at(-1)!;
  }

  /** Of the first so many, the one with fewest outstanding for its weight; ties at random. */
  private least(among: readonly Member[], count: number): Member {
    let best = among[0]!;
    let lowest = Number.POSITIVE_INFINITY;
    let ties = 0;
    for (let at = 0; at < count; at++) {
      const member = among[at]!;
      const load = (this.outstanding[member.instance.row] ?? 0) / (this.weighted ? member.weight : 1);
      if (load < lowest) {
        lowest = load;
        best = member;
        ties = 1;
      } else if (load === lowest) {
        ties++;
        if (nextUniform(this.stream) * ties < 1) best = member;
      }
    }
    return best;
  }

  /** Brings so many distinct candidates at random to the front; their number. */
  private sample(count: number): number {
    const { candidates } = this;
    const wanted = Math.min(count, candidates.length);
    for (let i = 0; i < wanted; i++) {
      const other = i + Math.floor(nextUniform(this.stream) * (candidates.length - i));
      const moved = candidates[i]!;
      candidates[i] = candidates[other]!;
      candidates[other] = moved;
    }
    return wanted;
  }

  private byHash(key: number): Member {
    this.ring ??= this.makeRing();
    const { points, members } = this.ring;
    deriveKey(this.seed | 0, 0x6b657973, key | 0, (key / 4294967296) | 0);
    const at = derivedKey[0]! >>> 0;
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return this.candidates[members[low === points.length ? 0 : low]!]!;
  }

  /** Callers that lead to the same instances and believe all of them healthy share one ring. */
  private makeRing(): Ring {
    const { candidates, members, seed } = this;
    const { virtualNodes } = this.options;
    if (candidates.length < members.length) return ringOf(candidates, virtualNodes, seed);
    const known = rings.get(members);
    if (known?.virtualNodes === virtualNodes) return known;
    const made = ringOf(members, virtualNodes, seed);
    rings.set(members, made);
    return made;
  }
}
