/**
 * Choice among the instances behind a router or a call: round robin in a fixed cyclic order, least outstanding of one's own, power of d, random, or a
 * consistent-hash ring. Only instances believed healthy are chosen; when none is, all are tried. Belief is the chooser's own: an instance that died
 * keeps its share until checks have noticed.
 *
 * Who is a candidate, and by what weights, is known here; what a choice reads and changes lies in a row of integers, so that the kernel makes the plain
 * ones itself (`kernel/choosers.ts`). A member is its place among all that may be chosen.
 */
import { now } from './calendar';
import type { ChooserOptions, Member } from './chooser-options';
import { claimIntegers, integers } from './integers';
import { kernel } from './kernel';
import * as cells from './kernel/tables/chooser-cells';
import { createStream, nextUniform, purposes } from './random';
import { ringOf } from './ring';
import type { Instance } from './station';

export type { ChoicePolicy, ChooserOptions, Member } from './chooser-options';

export class Chooser {
  members: readonly Member[] = [];
  /** Where its row begins. */
  readonly at = claimIntegers(cells.size);
  protected options: ChooserOptions;
  private readonly seed: number;
  protected readonly stream: number;
  /** Members by instance row, and how many the rows have room for. */
  private places = new Map<number, number>();
  private room = 0;
  /** Own unanswered visits at instances that are no members, by their row. */
  private readonly elsewhere = new Map<number, number>();
  private readonly unhealthy = new Set<number>();
  /** Failures in a row by instance row, and until when those that had too many are left out. */
  private readonly failures: number[] = [];
  private readonly ejectedUntil = new Map<number, number>();
  private nextReturn = Number.POSITIVE_INFINITY;
  private readonly zone: number;
  /** Turns that weighted members have saved up, by place among the candidates. */
  private credits: number[] = [];
  private weighted = false;
  private candidates: Member[] = [];
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
    this.set(cells.stream, this.stream);
    this.set(cells.seed, source.seed | 0);
  }

  configure(options: ChooserOptions, members: readonly Member[]): void {
    for (const [row, place] of this.places) if (this.loadOf(place) > 0) this.elsewhere.set(row, this.loadOf(place));
    this.options = options;
    this.members = members;
    this.weighted = members.some(({ weight }) => weight !== members[0]?.weight);
    this.places = new Map(members.map(({ instance: { row } }, place) => [row, place]));
    this.makeRoom(members.length);
    for (const [row, place] of this.places) {
      integers[this.get(cells.loads) + place] = this.elsewhere.get(row) ?? 0;
      this.elsewhere.delete(row);
    }
    this.refresh();
  }

  private get(cell: number): number {
    return integers[this.at + cell]!;
  }

  private set(cell: number, value: number): void {
    integers[this.at + cell] = value;
  }

  private loadOf(place: number): number {
    return integers[this.get(cells.loads) + place]!;
  }

  private makeRoom(members: number): void {
    if (members <= this.room) return;
    this.room = members;
    for (const row of [cells.loads, cells.candidates, cells.order, cells.ranks]) this.set(row, claimIntegers(members));
  }

  setHealth(instance: number, healthy: boolean): void {
    if (healthy) this.unhealthy.delete(instance);
    else this.unhealthy.add(instance);
    this.refresh();
  }

  /** Whether it would send there: the instance stands, and no check has failed it. */
  holdsHealthy({ row, state }: Instance): boolean {
    return (state === 'up' || state === 'down') && !this.unhealthy.has(row);
  }

  /** Instances that started or went must be looked at anew. */
  refresh(): void {
    this.stale = true;
    this.set(cells.policy, cells.ask);
  }

  /** The instance for a frame's request; null when there is none at all. Counts it as outstanding. */
  choose(frame: number): Instance | null {
    if (this.candidatesNow().length === 0) return null;
    if (this.get(cells.policy) !== cells.ask) return this.members[kernel.chooseMember(this.at, frame)]!.instance;
    return this.goesTo(this.pick().instance);
  }

  protected candidatesNow(): readonly Member[] {
    if (this.stale || this.nextReturn <= now()) this.gather();
    return this.candidates;
  }

  /** A request is sent to an instance: it is outstanding there. */
  goesTo(instance: Instance): Instance {
    this.change(instance.row, 1);
    return instance;
  }

  /** The visit was answered or given up. */
  done(instance: number): void {
    this.change(instance, -1);
  }

  private change(instance: number, by: 1 | -1): void {
    const place = this.places.get(instance);
    if (place !== undefined) kernel.changeLoad(this.at, place, by);
    else this.elsewhere.set(instance, Math.max(0, (this.elsewhere.get(instance) ?? 0) + by));
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
    this.totalWeight = this.candidates.reduce((sum, { weight }) => sum + weight, 0);
    this.tellKernel();
  }

  /** Fills the row: candidates, and what the policy goes by. */
  private tellKernel(): void {
    const places = this.candidates.map(({ instance }) => this.places.get(instance.row)!);
    const ranks = this.get(cells.ranks);
    integers.fill(-1, ranks, ranks + this.members.length);
    const byLoad = places.toSorted((a, b) => this.loadOf(a) - this.loadOf(b));
    places.forEach((member, at) => (integers[this.get(cells.candidates) + at] = member));
    byLoad.forEach((member, at) => {
      integers[this.get(cells.order) + at] = member;
      integers[ranks + member] = at;
    });
    this.set(cells.count, places.length);
    const policy = this.plainPolicy();
    if (policy === cells.least) this.tellStarts(byLoad.map((member) => this.loadOf(member)));
    if (policy === cells.hash) this.set(cells.ring, ringOf(this.members, this.options.virtualNodes, this.seed));
    this.set(cells.byClient, this.options.hashBy === 'client' ? 1 : 0);
    this.set(cells.policy, policy);
  }

  /** Where each load begins among the candidates, which have these loads, ascending. */
  private tellStarts(loads: readonly number[]): void {
    const needed = (loads.at(-1) ?? 0) + 3;
    if (needed > this.get(cells.room)) {
      this.set(cells.room, 2 * needed);
      this.set(cells.starts, claimIntegers(2 * needed));
    }
    let at = 0;
    for (let load = 0; load < this.get(cells.room); load++) {
      while (at < loads.length && loads[at]! < load) at++;
      integers[this.get(cells.starts) + load] = at;
    }
  }

  /** What the kernel can go by; `ask` = weights or samples, which are for `pick`. */
  private plainPolicy(): number {
    if (this.options.resolver) return cells.ask;
    if (this.candidates.length <= 1) return this.candidates.length === 0 ? cells.ask : cells.only;
    const { policy } = this.options;
    if (policy === 'consistent-hash') return cells.hash;
    if (policy === 'power-of-d' || this.weighted) return cells.ask;
    return { 'round-robin': cells.inTurn, random: cells.random, 'least-outstanding': cells.least }[policy];
  }

  private pick(): Member {
    const { candidates } = this;
    switch (this.options.policy) {
      case 'round-robin':
        return this.inTurn();
      case 'least-outstanding':
        return this.least(candidates, candidates.length);
      case 'power-of-d':
        return this.least(candidates, this.sample(this.options.choices));
      default:
        return this.byWeight();
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
      const outstanding = this.loadOf(this.places.get(member.instance.row)!);
      const load = outstanding / (this.weighted ? member.weight : 1);
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
}
