/**
 * The nodes of a replicated store and their roles: one primary, a standby that takes over when that is gone for longer than detection takes, replicas that
 * answer reads. The engine moves the commits; here is decided who is what.
 */
import type { ReplicationPlan } from '#catalog';
import { idNumber } from '#design';
import {
  after,
  compileDistribution,
  createStream,
  Follower,
  machine,
  now,
  purposes,
  Replication,
  sampleStream,
  TimeAverage,
  type Instance,
} from '#engine';
import { crash, setUp, type FaultContext } from './faults';
import { nameOf } from './meters';
import type { Plant, Station } from './plant';
import { openAllPools } from './pools';
import { zoneLatencyMs } from './compile-policy';
import { leadSites } from './routing';

export type Role = 'primary' | 'standby' | 'replica';

/** The primary serves; is gone; is given up, and nobody is there to take its place; or the new one is being promoted. */
type PrimaryState = 'serving' | 'gone' | 'missed' | 'promoting';

const isWell = ({ state, silent }: Instance): boolean => state === 'up' && !silent;

const roleOrder: readonly Role[] = ['primary', 'standby', 'replica'];

export class Cluster {
  readonly replication: Replication;
  /** 1 while the primary serves. */
  readonly serving = new TimeAverage(now(), 1);
  /** Takeovers by a standby that was there, and commits that were lost by any takeover; since the start and before the window. */
  private readonly counts = { failovers: 0, lostWrites: 0 };
  private before = { failovers: 0, lostWrites: 0 };
  private readonly plant: Plant;
  private readonly station: Station;
  private plan: ReplicationPlan;
  private readonly roles = new Map<Instance, Role>();
  /** Replicas that callers know to be gone. */
  private readonly avoided = new Set<Instance>();
  private state: PrimaryState = 'serving';
  /** Changes of that state: what was planned before the last one is void. */
  private changes = 0;
  private promotions = 0;
  /** Since when no primary serves. */
  private goneSinceMs = 0;

  constructor(plant: Plant, station: Station, plan: ReplicationPlan) {
    this.plant = plant;
    this.station = station;
    this.plan = plan;
    this.replication = new Replication(station.instances[0]!);
  }

  roleOf(instance: Instance): Role | null {
    return this.roles.get(instance) ?? null;
  }

  followerOf(instance: Instance): Follower | null {
    return instance.devices?.follower ?? null;
  }

  /** Every node that there is has a role, the primary first and what is to go last. */
  follow(plan: ReplicationPlan): void {
    this.plan = plan;
    const { station, roles, replication } = this;
    for (const known of roles.keys()) if (!station.instances.includes(known)) this.dismiss(known);
    if (!station.instances.includes(replication.primary)) replication.primary = station.instances[0]!;
    for (const instance of station.instances) if (!roles.has(instance)) roles.set(instance, this.roleFor(instance));
    station.instances = station.instances.toSorted((a, b) => this.rank(a) - this.rank(b));
    for (const instance of station.instances) this.fit(instance);
    replication.followers = station.instances.flatMap((instance) => this.followerOf(instance) ?? []);
    replication.roundTripMs = this.roundTrip();
    this.setReaders();
  }

  private roleFor(instance: Instance): Role {
    if (instance === this.replication.primary) return 'primary';
    return this.plan.standby !== 'none' && !this.standby ? 'standby' : 'replica';
  }

  /** Where it stands among the nodes; a standby that is no longer wanted goes first. */
  private rank(instance: Instance): number {
    const role = this.roles.get(instance)!;
    return role === 'standby' && this.plan.standby === 'none' ? roleOrder.length : roleOrder.indexOf(role);
  }

  private fit(instance: Instance): void {
    const { devices } = instance;
    if (!devices) return;
    devices.replication = this.replication;
    const role = this.roles.get(instance)!;
    if (role === 'primary') {
      devices.follower?.end();
      devices.follower = null;
      return;
    }
    const options = {
      lagRow: compileDistribution(this.plan.lagMs),
      replayShare: this.plan.replayShare,
      refresh: null,
      isSynchronous: role === 'standby' && this.plan.standby === 'synchronous',
    };
    if (devices.follower) devices.follower.configure(options);
    else devices.follower = new Follower(instance, options, this.stream(instance.ordinal, purposes.lag));
  }

  private stream(ordinal: number, purpose: number): number {
    return createStream(this.plant.seed, idNumber(this.station.id), ordinal, purpose);
  }

  /** A node goes: it follows nobody any more. */
  private dismiss(instance: Instance): void {
    this.roles.delete(instance);
    this.avoided.delete(instance);
    const { devices } = instance;
    devices?.follower?.end();
    if (devices) Object.assign(devices, { follower: null, replication: null });
  }

  /** The last node stands alone again. */
  dissolve(): void {
    for (const instance of this.roles.keys()) this.dismiss(instance);
  }

  /** Everything before this instant is left out. */
  beginWindow(): void {
    this.serving.resetAt(now());
    this.before = { ...this.counts };
    for (const { devices } of this.station.instances) devices?.follower?.measures.reset();
  }

  sinceBeginning(): { readonly failovers: number; readonly lostWrites: number } {
    const { counts, before } = this;
    return { failovers: counts.failovers - before.failovers, lostWrites: counts.lostWrites - before.lostWrites };
  }

  /** Whether anybody answers: the primary, or a replica those that ask one. */
  get isAnswering(): boolean {
    return this.state === 'serving' || [...this.replication.readers].some(isWell);
  }

  /** Whether the primary is there and takes calls, and answers none. */
  get isPrimarySilent(): boolean {
    const { state, silent } = this.replication.primary;
    return state === 'up' && silent;
  }

  get standby(): Instance | undefined {
    return [...this.roles].find(([, role]) => role === 'standby')?.[0];
  }

  private roundTrip(): number {
    const { standby } = this;
    return standby ? 2 * zoneLatencyMs(this.plant.stage, this.replication.primary.zone, standby.zone) : 0;
  }

  private setReaders(): void {
    const { instances } = this.station;
    this.replication.readers = new Set(
      instances.filter((each) => this.roles.get(each) === 'replica' && !this.avoided.has(each)),
    );
  }

  /** A node died, fell silent, or is back. */
  heard(context: FaultContext, instance: Instance): void {
    const isBack = isWell(instance);
    const follower = this.followerOf(instance);
    if (isBack) follower?.start();
    else follower?.stop();
    const role = this.roleOf(instance);
    if (role === 'primary') this.primaryChanged(context, isBack);
    if (role === 'replica') this.replicaChanged(instance, isBack);
    // Both were gone, and this one is back first: it has nobody to wait for.
    if (role === 'standby' && isBack && this.state === 'missed') this.takeOverAtOnce(context, instance);
  }

  private replicaChanged(instance: Instance, isBack: boolean): void {
    if (isBack) return this.avoid(instance, false);
    const { epoch } = instance;
    after(this.plan.detectionMs, () => {
      if (instance.epoch === epoch && !isWell(instance)) this.avoid(instance, true);
    });
  }

  private avoid(instance: Instance, isAvoided: boolean): void {
    if (this.avoided.has(instance) === isAvoided || !this.roles.has(instance)) return;
    if (isAvoided) this.avoided.add(instance);
    else this.avoided.delete(instance);
    this.setReaders();
    leadSites(this.plant);
  }

  private primaryChanged(context: FaultContext, isBack: boolean): void {
    if (isBack) this.become('serving');
    else if (this.state === 'serving' || this.state === 'promoting') {
      this.become('gone');
      const { changes } = this;
      after(this.plan.detectionMs, () => {
        if (changes === this.changes) this.takeOver(context);
      });
    }
  }

  private become(state: PrimaryState): void {
    if (this.state === 'serving') this.goneSinceMs = now();
    this.state = state;
    this.changes++;
    this.serving.set(now(), state === 'serving' ? 1 : 0);
    this.replication.cut(state !== 'serving');
  }

  /** The primary is given up: a standby that is there takes its place, after its promotion. */
  takeOver(context: FaultContext): void {
    const { standby } = this;
    this.become('missed');
    if (!standby || !isWell(standby)) return;
    const lost = this.swap(context, standby);
    setUp(context, this.station, standby, false);
    standby.state = 'booting';
    this.become('promoting');
    const { changes } = this;
    after(this.promotionMs(), () => {
      if (changes !== this.changes) return;
      this.counts.failovers++;
      setUp(context, this.station, standby, true);
      this.serve();
      this.tell(context, 'the standby took over', lost);
    });
  }

  private promotionMs(): number {
    this.promotions++;
    const stream = this.stream(this.promotions, purposes.more);
    return sampleStream(compileDistribution(this.plan.promotionMs), stream);
  }

  private takeOverAtOnce(context: FaultContext, instance: Instance): void {
    const lost = this.swap(context, instance);
    this.serve();
    this.tell(context, 'the standby came back first and serves', lost);
  }

  /** The standby and the primary change places; the commits that are lost by it. */
  private swap(context: FaultContext, standby: Instance): number {
    const { replication, roles, station } = this;
    const old = replication.primary;
    const lost = this.followerOf(standby)?.missing ?? 0;
    this.counts.lostWrites += lost;
    replication.primary = standby;
    replication.rewind(replication.lastCommit - lost);
    roles.set(standby, 'primary').set(old, 'standby');
    // Whoever answers no more is made sure not to.
    if (old.state === 'up') crash({ ...context, emit: () => {} }, station, old);
    this.follow(this.plan);
    machine.world.forgetNode(old);
    leadSites(this.plant);
    return lost;
  }

  private serve(): void {
    this.become('serving');
    leadSites(this.plant);
    openAllPools(this.plant);
  }

  private tell(context: FaultContext, what: string, lost: number): void {
    const seconds = (now() - this.goneSinceMs) / 1000;
    const losses = lost === 0 ? 'nothing was lost' : `${lost} ${lost === 1 ? 'write' : 'writes'} lost`;
    context.emit({
      type: 'failover',
      severity: lost > 0 ? 'critical' : 'warning',
      place: this.station.id,
      text: `Failover: ${nameOf(this.plant.stage, this.station.id)}, ${what} after ${Number(seconds.toPrecision(3))} s; ${losses}`,
    });
  }
}
