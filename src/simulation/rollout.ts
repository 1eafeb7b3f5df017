/**
 * A new version comes to a host: instance by instance, all at once, or to a few first. It goes on whenever an instance comes into service, keeps as many in service as
 * its policy says, and goes back when the new version fails too often.
 */
import { after, now, type Instance, type OnDemand } from '#engine';
import { emitVersion } from './compile';
import type { FaultContext } from './faults';
import { fitMemory } from './fit-memory';
import { resize, restartAs, startInstance, stop } from './fleet-size';
import { leakMemory } from './leaks';
import { nameOf } from './meters';
import type { Station } from './plant';
import type { RolloutOrder, RolloutReport } from './rollout-order';
import { leadSites } from './routing';
import { leakOf, type Version } from './versions';
import { VersionWatch } from './version-watch';

/** Where it is going: the new version to a few, to all, or the old one to all. */
type Goal = 'canary' | 'all' | 'back';

export class Rollout {
  readonly station: Station;
  private readonly context: () => FaultContext;
  private readonly order: RolloutOrder;
  /** What stood before, to which it may go back, and what comes. */
  readonly before: Version;
  readonly target: Version;
  private readonly watch: VersionWatch;
  private readonly beganMs = now();
  private endedMs: number | null = null;
  private rolledBackAtMs: number | null = null;
  private outcome: RolloutReport['outcome'] = 'under-way';
  private goal: Goal;
  /** Instances on their way to another version. */
  private readonly underWay = new Set<Instance>();
  /** Those of the version that is rolled out that were in service with it once. */
  private readonly served = new Set<Instance>();
  private isNudged = false;
  /** Since when all have it. */
  private completeMs = Number.POSITIVE_INFINITY;

  constructor(
    context: () => FaultContext,
    station: Station,
    order: RolloutOrder,
    versions: { before: Version; on: Version },
  ) {
    this.context = context;
    this.station = station;
    this.order = order;
    this.before = versions.before;
    this.target = station.versions.after(versions.on, order.module, order.defects);
    this.watch = new VersionWatch(context().plant, station, order.module, this.target);
    this.goal = order.policy.rollout === 'canary' && !station.group.onDemand ? 'canary' : 'all';
  }

  begin(): void {
    const context = this.context();
    emitVersion(context.plant, this.station, this.target);
    this.settleNext();
    this.tell(this.order.policy.rollout.replaceAll('-', ' '));
    const leak = leakOf(this.target);
    if (leak > 0) leakMemory(context, this.station, this.target, leak);
    this.startOthersFirst(context);
    this.proceed();
  }

  get isGoingBack(): boolean {
    return this.goal === 'back';
  }

  /** Instances beyond those that are wanted. */
  get surge(): number {
    return this.station.group.onDemand ? 0 : this.order.policy.surge;
  }

  /** Those beyond the wanted that serve before others go; they are of the version that comes. */
  private startOthersFirst(context: FaultContext): void {
    const { station, surge } = this;
    const { next } = station.versions;
    station.versions.next = this.version;
    const missing = surge > 0 ? station.roster.wanted + surge - station.instances.length : 0;
    for (let extra = 0; extra < missing; extra++) startInstance(context, station);
    station.versions.next = next;
  }

  /** What instances get that start meanwhile: to a few goes no more than was meant for them. */
  private settleNext(): void {
    this.station.versions.next = this.goal === 'all' ? this.target : this.before;
  }

  private get version(): Version {
    return this.goal === 'back' ? this.before : this.target;
  }

  private isNew(instance: Instance): boolean {
    return this.underWay.has(instance) || this.station.versions.of(instance) === this.version;
  }

  private get canaries(): number {
    return Math.max(1, Math.ceil(this.order.policy.canaryShare * this.station.roster.wanted - 1e-9));
  }

  /** Instances that must stay in service. */
  private get floor(): number {
    const { rollout, maxUnavailable } = this.order.policy;
    const { wanted } = this.station.roster;
    if (rollout === 'all-at-once') return 0;
    const out = maxUnavailable ?? Math.max(1, Math.floor(wanted / 4));
    // Without a surge nothing would ever change.
    return wanted - (this.surge > 0 ? out : Math.max(1, out));
  }

  /** An instance came into service. */
  entered(instance: Instance): void {
    this.watch.cameBack(instance);
    if (this.station.versions.of(instance) === this.version) this.served.add(instance);
    this.underWay.delete(instance);
    this.nudge();
  }

  died(instance: Instance): void {
    if (this.station.versions.of(instance) === this.target) this.watch.died(instance);
  }

  /** Goes on after whatever is being done has been done. */
  nudge(): void {
    if (this.isNudged) return;
    this.isNudged = true;
    after(0, () => {
      this.isNudged = false;
      if (this.endedMs === null) this.proceed();
    });
  }

  private proceed(): void {
    const context = this.context();
    if (this.station.group.onDemand) return this.swap(context, this.station.group.onDemand);
    for (let next = this.nextOut(); next; next = this.nextOut()) this.replace(context, next);
    leadSites(context.plant);
    this.station.roster.recount(this.station.instances);
    if (this.goal === 'canary') return this.lookAtCanaries();
    if (this.goal === 'all' && this.isWatched && !this.watch.isBegun && this.served.size > 0) this.bake();
    if (this.isComplete) this.completed(context);
  }

  /** Instances that are made on demand are all replaced at once, the busy ones when they are free: whoever asks next finds the other version. */
  private swap(context: FaultContext, onDemand: OnDemand): void {
    const { station } = this;
    if (station.versions.everywhere !== this.version) {
      station.versions.everywhere = this.version;
      fitMemory(context.plant, station);
      leadSites(context.plant);
      onDemand.startOver();
    }
    this.completeMs = Math.min(this.completeMs, now());
    if (this.goal === 'back') return this.end('rolled-back');
    if (!this.isWatched) return this.end('deployed');
    if (!this.watch.isBegun) this.bake();
  }

  /** Whether it goes back by itself when it is bad. */
  private get isWatched(): boolean {
    const { bakeMs, rollbackErrorRatio } = this.order.policy;
    return rollbackErrorRatio !== null && bakeMs > 0;
  }

  /** The eldest of another version that may go now. */
  private nextOut(): Instance | undefined {
    const { instances, roster } = this.station;
    const others = instances.filter((each) => !this.isNew(each));
    const news = instances.length - others.length;
    if (this.goal === 'canary' && news >= this.canaries) return undefined;
    const idle = others.find((each) => !roster.isReady(each));
    const ready = instances.filter((each) => roster.isReady(each)).length;
    return idle ?? (ready > this.floor ? others[0] : undefined);
  }

  private replace(context: FaultContext, instance: Instance): void {
    const { station, order } = this;
    const { drainMs } = order.policy;
    const news = station.instances.filter((each) => this.isNew(each)).length;
    if (this.goal !== 'canary' && news >= station.roster.wanted) return stop(context, station, instance, drainMs);
    this.underWay.add(instance);
    if (instance.state === 'up') return restartAs(context, station, instance, { drainMs, version: () => this.version });
    // It starts, or lies dead: it will be the new version when it serves.
    station.versions.install(instance, this.version);
    fitMemory(context.plant, station);
  }

  private get isComplete(): boolean {
    const { instances, versions } = this.station;
    return instances.every((each) => versions.of(each) === this.version && this.served.has(each));
  }

  private lookAtCanaries(): void {
    const { instances } = this.station;
    const there = instances.filter((each) => this.served.has(each)).length;
    if (this.watch.isBegun || there < Math.min(this.canaries, instances.length)) return;
    this.tell(`canary in service, ${there} of ${instances.length} instances`);
    this.bake();
  }

  /** Watches the new version for a while, then judges what it did in it. */
  private bake(): void {
    this.watch.begin();
    const goal = this.goal;
    after(this.order.policy.bakeMs, () => {
      if (this.endedMs === null && this.goal === goal) this.judge();
    });
  }

  private judge(): void {
    const ratio = this.watch.errorRatio();
    const most = this.order.policy.rollbackErrorRatio;
    if (most !== null && ratio > 0 && ratio >= most) {
      const shown = Number((100 * ratio).toPrecision(3));
      return this.rollBack(`${shown} % of the new version's operations failed`);
    }
    if (this.goal === 'all' && this.completeMs <= this.watch.begunMs) return this.end('deployed');
    if (this.goal === 'canary') {
      this.goal = 'all';
      this.settleNext();
      this.nudge();
    }
    if (this.isWatched) this.bake();
  }

  /** All instances have it; a version that is watched must be well for as long as it bakes with all of them. */
  private completed(context: FaultContext): void {
    const { station, order } = this;
    resize(context, station, station.roster.wanted, order.policy.drainMs);
    this.completeMs = Math.min(this.completeMs, now());
    if (this.goal === 'back') this.end('rolled-back');
    else if (!this.isWatched || station.instances.length === 0) this.end('deployed');
  }

  /** The old version comes again, in the same way. */
  rollBack(why: string): void {
    const { station } = this;
    const isGone =
      this.outcome === 'replaced' || (this.outcome === 'deployed' && station.versions.next !== this.target);
    if (this.goal === 'back' || isGone) return;
    const context = this.context();
    emitVersion(context.plant, station, this.before);
    station.rollout = this;
    this.goal = 'back';
    this.completeMs = Number.POSITIVE_INFINITY;
    this.endedMs = null;
    this.outcome = 'under-way';
    this.rolledBackAtMs = now();
    this.served.clear();
    this.underWay.clear();
    for (const each of station.instances)
      if (station.versions.of(each) === this.before && station.roster.isReady(each)) this.served.add(each);
    this.settleNext();
    this.tell(`rolled back, ${why}`);
    this.startOthersFirst(context);
    this.proceed();
  }

  /** Another version comes before this one is everywhere. */
  giveWay(): void {
    if (this.endedMs === null) this.end('replaced');
  }

  private end(outcome: RolloutReport['outcome']): void {
    const { station } = this;
    this.endedMs = now();
    this.outcome = outcome;
    station.versions.next = this.version;
    if (station.rollout === this) station.rollout = null;
    if (outcome === 'replaced') return;
    this.tell(outcome === 'deployed' ? 'deployed to all instances' : 'the version before runs everywhere');
  }

  private tell(what: string): void {
    const { plant, emit } = this.context();
    const module = plant.stage.modules.find(({ id }) => id === this.order.module)?.name ?? 'a module since removed';
    const text = `Deployment of ${module} to ${nameOf(plant.stage, this.station.id)}: ${what}`;
    const severity = this.goal === 'back' ? 'warning' : 'note';
    emit({ type: 'deployment', severity, place: this.station.id, text });
  }

  report(): RolloutReport {
    const { station, order, beganMs, endedMs, outcome, rolledBackAtMs } = this;
    return {
      component: station.id,
      module: order.module,
      beganMs,
      endedMs,
      outcome,
      rolledBackAtMs,
      ...this.watch.totals(),
    };
  }
}
