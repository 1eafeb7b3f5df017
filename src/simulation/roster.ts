/** Who of a component's instances is in service, who starts, who drains; how long so many of each stood, which is what is paid for. */
import { now, TimeAverage, type Instance } from '#engine';

/** Instances at an instant, or over time. */
export interface Headcount {
  readonly ready: number;
  readonly starting: number;
  readonly draining: number;
}

export class Roster {
  /** Instances that the design or its scaling asks for; a rollout may keep more for a while. */
  wanted: number;
  /** Since when each has been in service: up, and found well by those who check. */
  private readonly inService = new Map<Instance, number>();
  /** Those that are up, and not looked at yet by all who check. */
  private readonly unchecked = new Set<Instance>();
  private readonly drains = new Set<Instance>();
  private readonly ready: TimeAverage;
  private readonly starting = new TimeAverage(now(), 0);
  private readonly draining = new TimeAverage(now(), 0);
  /** All that there are, whatever they do. */
  private readonly standing: TimeAverage;
  /** How often an instance was started: keys the draws of boot times. */
  starts = 0;

  constructor(wanted: number) {
    this.wanted = wanted;
    this.ready = new TimeAverage(now(), 0);
    this.standing = new TimeAverage(now(), 0);
  }

  /** It is up; false = it is not in service for all that, or was already. */
  enters(instance: Instance): boolean {
    if (this.inService.has(instance) || this.unchecked.has(instance)) return false;
    this.inService.set(instance, now());
    return true;
  }

  leaves(instance: Instance): void {
    this.inService.delete(instance);
    this.unchecked.delete(instance);
  }

  /** It starts: being up is not enough until it has been checked. */
  awaitsCheck(instance: Instance): void {
    this.unchecked.add(instance);
  }

  checked(instance: Instance): void {
    this.unchecked.delete(instance);
  }

  /** It belongs to the component no more, and ends what it holds. */
  beginsDrain(instance: Instance): void {
    this.leaves(instance);
    this.drains.add(instance);
  }

  endsDrain(instance: Instance): void {
    this.drains.delete(instance);
  }

  isReady(instance: Instance): boolean {
    return this.inService.has(instance);
  }

  /** Infinity = it is not in service. */
  readySince(instance: Instance): number {
    return this.inService.get(instance) ?? Number.POSITIVE_INFINITY;
  }

  /** Somebody came, went or changed state. */
  recount(instances: readonly Instance[]): void {
    const time = now();
    const isStarting = (each: Instance) => each.state === 'booting' || (each.state === 'up' && !this.isReady(each));
    const isDraining = ({ state }: Instance) => state === 'draining' || state === 'closing';
    this.ready.set(time, instances.filter((each) => this.isReady(each)).length);
    this.starting.set(time, instances.filter(isStarting).length);
    this.draining.set(time, this.drains.size + instances.filter(isDraining).length);
    this.standing.set(time, instances.length + this.drains.size);
  }

  /** All that there are at this instant. */
  get standingNow(): number {
    return this.standing.level;
  }

  get present(): Headcount {
    return { ready: this.ready.level, starting: this.starting.level, draining: this.draining.level };
  }

  /** Time averages since the window began. */
  get means(): Headcount {
    const time = now();
    return { ready: this.ready.mean(time), starting: this.starting.mean(time), draining: this.draining.mean(time) };
  }

  beginWindow(): void {
    for (const level of [this.ready, this.starting, this.draining]) level.resetAt(now());
  }

  /** Instance ms that stood since the start. */
  standingMs(): number {
    return this.standing.integral(now());
  }
}
