/**
 * Instances that are made when somebody asks for one, kept for a while after their last visit, and gone after that. A visit goes to the instance used last that
 * has room, else to one that starts, else a new one starts for it; beyond the limits it waits at the door or is turned away. The door is an instance in name
 * only: everybody calls it, who waits for an instance waits there, and a fault of the whole strikes it.
 */
import { now, schedule } from './calendar';
import { served } from './frames';
import type { Group } from './group';
import { OnDemandMeasures, visitsIn, type Life } from './on-demand-life';
import { Roster } from './on-demand-roster';
import type { OnDemandHooks, OnDemandOptions } from './on-demand-options';
import type { SharedLimit } from './on-demand-shared';
import { beginWaiting, eldestAt, serveDoor } from './on-demand-visits';
import { refusals } from './refusals';
import { machine } from './state';
import type { Instance } from './station';
import { createTask } from './tasks';
import { TokenBucket } from './token-bucket';
import { learnInstance } from './ways';

/** A token that lacks a hair is there after this time. */
const leastWaitMs = 0.001;

export class OnDemand {
  options: OnDemandOptions;
  readonly door: Instance;
  readonly group: Group;
  readonly measures = new OnDemandMeasures();
  /** Why no instance was found last. */
  reason: number = refusals.instances;
  private readonly hooks: OnDemandHooks;
  private readonly shared: SharedLimit;
  private readonly roster: Roster;
  private starts: TokenBucket | null = null;
  /** Frame that wakes the door when another start is allowed. */
  private readonly waker: number;

  constructor(door: Instance, group: Group, options: OnDemandOptions, given: readonly [OnDemandHooks, SharedLimit]) {
    this.door = door;
    this.group = group;
    this.options = options;
    [this.hooks, this.shared] = given;
    this.shared.members.add(this);
    this.roster = new Roster(door, (instance) => this.due(instance));
    this.waker = createTask(() => serveDoor(group), true);
    this.setStarts();
  }

  /** Instances that are up or start, the eldest first. */
  get live(): Instance[] {
    return this.roster.live;
  }

  private setStarts(): void {
    const { starts } = this.options;
    if (starts === null) this.starts = null;
    else if (this.starts) this.starts.configure(starts.perMs, starts.burst, now());
    else this.starts = new TokenBucket(starts.perMs, starts.burst, starts.burst, now());
  }

  /** An instance for one more visit, which is to be taken in at once; null = none is to be had, and `reason` says why. */
  find(): Instance | null {
    const { roster } = this;
    return roster.used(this.mayUse()) ?? roster.underWay() ?? this.startFor();
  }

  /** Whether one more instance may be in use, by the limit of the group and by that which it shares. */
  mayUse(): boolean {
    const used = this.measures.inUse.level + 1;
    return used <= this.options.limit && this.shared.allows(this, used);
  }

  private startFor(): Instance | null {
    this.reason = refusals.instances;
    if (!this.mayUse()) return null;
    this.reason = refusals.starts;
    if (this.starts && !this.starts.take(now())) {
      this.wakeLater(this.starts);
      return null;
    }
    this.measures.coldStarts++;
    const ms = this.hooks.startMs();
    const life = this.start(false, ms);
    if (ms === 0) this.becomesReady(life);
    else if (this.options.countsStarts) life.isUsedFrom(now());
    return life.instance;
  }

  /** Who waits at the door may be next when another start is allowed. */
  private wakeLater(starts: TokenBucket): void {
    const ms = starts.msToNext(now());
    if (this.door.limits.queue > 0 && ms < Number.POSITIVE_INFINITY)
      schedule(this.waker, now() + Math.max(leastWaitMs, ms));
  }

  private start(isKept: boolean, ms: number): Life {
    const again = this.roster.again();
    const instance = again ?? this.hooks.make();
    if (again) this.group.up.change(now(), 1);
    else this.group.add(instance);
    this.hooks.renew(instance);
    learnInstance(instance);
    instance.state = 'booting';
    instance.up.set(now(), 1);
    const life = this.roster.begin(instance, isKept);
    life.comesBy(now() + ms);
    this.hooks.changed(instance);
    return life;
  }

  /** As many stand ready as are kept; at once, or after their start. */
  keep(isAtOnce = false): void {
    if (this.door.state !== 'up') return;
    for (let kept = this.keptNow(); kept < this.options.kept; kept++) {
      const life = this.start(true, isAtOnce ? 0 : this.hooks.startMs());
      if (isAtOnce) this.becomesReady(life);
    }
  }

  private keptNow(): number {
    let kept = 0;
    for (const { isKept, isLeaving } of this.roster.lives.values()) if (isKept && !isLeaving) kept++;
    return kept;
  }

  /** The timer of an instance: its start is over, nobody came for long enough, or a visit may take too long. */
  private due(instance: Instance): void {
    const life = this.roster.lives.get(instance);
    if (!life) return;
    if (instance.state === 'booting') {
      this.becomesReady(life);
      serveDoor(this.group);
    } else if (visitsIn(instance) > 0) this.limitWork(life);
    else if (life.endsMs > now()) life.comesBy(life.endsMs);
    else this.end(life);
  }

  private becomesReady(life: Life): void {
    const { instance } = life;
    instance.state = 'up';
    this.hooks.started(instance);
    this.hooks.changed(instance);
    this.roster.unlist(instance);
    if (this.hasRoom(life)) this.roster.isNext(instance);
    if (visitsIn(instance) > 0) this.isWorking(life);
    else this.rests(life);
    beginWaiting(instance, this.group);
  }

  private isWorking(life: Life): void {
    life.isUsedFrom(now());
    life.comesBy(now() + this.options.longestMs);
  }

  private rests(life: Life): void {
    life.endsMs = life.isKept ? Number.POSITIVE_INFINITY : now() + this.options.keepAliveMs;
    life.comesBy(life.endsMs);
  }

  /** The visit that is worked on for longest is given up when its time is over; its instance takes nothing more. */
  private limitWork(life: Life): void {
    const { instance } = life;
    const eldest = eldestAt(instance);
    if (eldest < 0) return;
    const endMs = served[eldest]! + this.options.longestMs;
    if (endMs > now()) {
      life.comesBy(endMs);
      return;
    }
    this.measures.overdue++;
    this.retire(life);
    this.hooks.overdue(eldest, instance);
    // Others may be in it, and be overdue some time.
    life.comesBy(now());
  }

  private hasRoom({ instance, isLeaving }: Life): boolean {
    return !isLeaving && visitsIn(instance) < this.options.slots;
  }

  /** An instance has one more visit. */
  took(instance: Instance): void {
    const life = this.roster.lives.get(instance)!;
    const isUp = instance.state === 'up';
    this.measures.taken++;
    if (visitsIn(instance) === 1) this.measures.inUse.change(now(), 1);
    if (isUp) this.isWorking(life);
    if (!this.hasRoom(life)) this.roster.unlist(instance);
    else if (isUp) this.roster.isNext(instance);
  }

  /** An instance has one visit fewer. */
  left(instance: Instance): void {
    const life = this.roster.lives.get(instance);
    if (!life) return;
    if (visitsIn(instance) === 0) this.restsAfterUse(life);
    if (instance.state === 'up' && this.hasRoom(life)) this.roster.isNext(instance);
    this.shared.serveDoors(this);
  }

  private restsAfterUse(life: Life): void {
    this.measures.inUse.change(now(), -1);
    life.countUse(this.measures, this.options);
    if (life.isLeaving) this.end(life);
    else this.rests(life);
  }

  /** Takes nothing new from now on, and ends when it is empty. */
  private retire(life: Life): void {
    life.isLeaving = true;
    this.roster.unlist(life.instance);
  }

  private end(life: Life): void {
    this.remove(life);
    machine.world.forgetCaller(life.instance);
    this.keep();
  }

  private remove(life: Life): void {
    const { instance, bornMs } = life;
    life.ends();
    this.roster.end(life);
    this.group.up.change(now(), -1);
    instance.up.set(now(), 0);
    instance.state = 'gone';
    instance.epoch++;
    this.measures.lifespans.add(now() - bornMs);
    this.hooks.changed(instance);
  }

  /** An instance dies; who calls sees to what is in it. False = it was not alive. */
  dies(instance: Instance): boolean {
    const life = this.roster.lives.get(instance);
    if (!life) return false;
    if (visitsIn(instance) > 0) this.measures.inUse.change(now(), -1);
    life.countUse(this.measures, this.options);
    this.remove(life);
    return true;
  }

  /** What is kept stands ready again, and who waits may find an instance. */
  recovers(): void {
    this.keep();
    this.shared.serveDoors();
  }

  /** All that are up start anew: at once where they are empty, else after what they do. */
  startOver(): void {
    for (const life of Array.from(this.roster.lives.values())) {
      if (life.instance.state !== 'up') continue;
      if (visitsIn(life.instance) > 0) this.retire(life);
      else this.end(life);
    }
  }

  /** New numbers act from now on; instances that are beyond them go when they are free. */
  configure(options: OnDemandOptions): void {
    this.options = options;
    this.setStarts();
    this.roster.relist((life) => this.hasRoom(life));
    this.keepFewer();
    this.keep();
    serveDoor(this.group);
  }

  /** Of those kept the youngest that are too many are as all others from now on. */
  private keepFewer(): void {
    const kept = Array.from(this.roster.lives.values()).filter(({ isKept }) => isKept);
    for (const life of kept.slice(this.options.kept)) {
      life.isKept = false;
      if (visitsIn(life.instance) === 0 && life.instance.state === 'up') this.rests(life);
    }
  }

  /** Visits that may be in work at once; Infinity = any number. */
  get capacity(): number {
    const { limit, slots } = this.options;
    return Math.min(limit, this.shared.limit) * slots;
  }

  /** Use counted up to now, that of instances in use included: ms, and GiB ms of all and of those kept. */
  used(): Pick<OnDemandMeasures, 'usedMs' | 'usedGibMs' | 'keptGibMs'> {
    const { usedMs, usedGibMs, keptGibMs } = this.measures;
    const sums = { usedMs, usedGibMs, keptGibMs };
    for (const life of this.roster.lives.values()) life.addTo(sums, life.usedMs);
    return sums;
  }

  /** The group is no more. */
  disband(): void {
    this.shared.members.delete(this);
  }
}
