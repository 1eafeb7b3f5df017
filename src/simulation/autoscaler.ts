/**
 * Adds and takes instances of a host by what is measured. At every multiple of the period, counted from 0, the number that would bring the metric to its
 * target is reckoned; bounds hold at once, whenever they change.
 */
import type { AutoscalingPolicy, ScalingMetric } from '#design';
import { createTask, endTask, now, schedule } from '#engine';
import type { FaultContext } from './faults';
import { resize } from './fleet-size';
import { nameOf } from './meters';
import type { Station } from './plant';
import { boundsAt, desiredInstances, nextNumber, within } from './scaling-policy';
import { looksPerPeriod, ScalingSignal } from './scaling-signal';

/** One change of the number of instances. */
export interface ScalingDecision {
  readonly atMs: number;
  /** What was measured, in the unit of the policy's target; null = the bounds had changed, or nobody was there who could be measured. */
  readonly measured: number | null;
  readonly from: number;
  readonly to: number;
}

const decisionsKept = 5000;

const looksAtQueues = (metric: ScalingMetric): boolean => metric === 'queue-length' || metric === 'queue-age';

const metricWords: Readonly<Record<ScalingMetric, string>> = {
  utilization: 'utilization',
  concurrency: 'requests at once',
  'requests-per-instance': 'requests a second',
  'queue-length': 'waiting',
  'queue-age': 'ms waited',
};

export class Autoscaler {
  readonly decisions: ScalingDecision[] = [];
  private policy: AutoscalingPolicy;
  private readonly context: () => FaultContext;
  private readonly station: Station;
  private readonly signal: ScalingSignal;
  /** Tasks of the present policy. */
  private tasks: number[] = [];
  private lastOutMs = Number.NEGATIVE_INFINITY;
  private lastMs = Number.NEGATIVE_INFINITY;
  /** When it was begun or last decided. */
  private quietSinceMs = now();

  constructor(context: () => FaultContext, station: Station, policy: AutoscalingPolicy) {
    this.context = context;
    this.station = station;
    this.policy = policy;
    this.signal = new ScalingSignal(context().plant, station);
    this.begin();
  }

  /** The policy was edited, or is what it was. */
  follow(policy: AutoscalingPolicy): void {
    if (policy === this.policy) return;
    this.policy = policy;
    this.end();
    this.signal.beginPeriod();
    this.begin();
    this.keepBounds();
  }

  end(): void {
    for (const task of this.tasks) endTask(task);
    this.tasks = [];
  }

  get drainMs(): number {
    return this.policy.drainMs;
  }

  /** Whether nothing was decided for as long as two decisions take. */
  get isSettled(): boolean {
    const { everyMs, cooldownOutMs } = this.policy;
    const { starting, draining } = this.station.roster.present;
    return starting === 0 && draining === 0 && now() - this.quietSinceMs >= 2 * Math.max(everyMs, cooldownOutMs);
  }

  private begin(): void {
    const { everyMs, metric, schedule: entries } = this.policy;
    this.every(everyMs, () => this.evaluate());
    if (looksAtQueues(metric)) this.every(everyMs / looksPerPeriod, () => this.signal.lookAtQueues());
    for (const { atMs } of entries) if (atMs > now()) this.once(atMs, () => this.keepBounds());
  }

  private every(ms: number, act: () => void): void {
    const next = () => (Math.floor(now() / ms + 1e-9) + 1) * ms;
    const task = createTask(() => {
      act();
      if (this.tasks.includes(task)) schedule(task, next());
    });
    this.tasks.push(task);
    schedule(task, next());
  }

  private once(atMs: number, act: () => void): void {
    const task = createTask(act);
    this.tasks.push(task);
    schedule(task, atMs);
  }

  /** Bounds have no cooldown and no step. */
  private keepBounds(): void {
    const { wanted } = this.station.roster;
    this.go(within(wanted, boundsAt(this.policy, now())), null);
  }

  private evaluate(): void {
    const { policy, signal, station } = this;
    const measured = signal.measured(policy.metric);
    const { wanted, present } = station.roster;
    const called = looksAtQueues(policy.metric) && present.ready === 0 ? signal.wantedFromNone(policy) : 0;
    signal.beginPeriod();
    if (called > wanted) this.go(within(called, boundsAt(policy, now())), null);
    if (Number.isNaN(measured)) return;
    const desired = desiredInstances(policy, present.ready, measured);
    if (desired === null || !this.mayGo(desired, measured)) return;
    this.go(nextNumber(policy, desired, wanted, boundsAt(policy, now())), measured);
  }

  /** More only when too much is measured and fewer only when too little, each after its cooldown. */
  private mayGo(desired: number, measured: number): boolean {
    const { target, cooldownInMs, cooldownOutMs } = this.policy;
    const { wanted } = this.station.roster;
    if (measured > target) return desired > wanted && now() - this.lastOutMs >= cooldownOutMs;
    return desired < wanted && now() - this.lastMs >= cooldownInMs;
  }

  private go(to: number, measured: number | null): void {
    const { station } = this;
    const { wanted: from } = station.roster;
    if (to === from) return;
    if (to > from) this.lastOutMs = now();
    this.lastMs = now();
    this.quietSinceMs = now();
    station.roster.wanted = to;
    if (this.decisions.length < decisionsKept) this.decisions.push({ atMs: now(), measured, from, to });
    const context = this.context();
    const name = nameOf(context.plant.stage, station.id);
    const why = measured === null ? 'its bounds changed, or messages wait and nobody is there' : this.reason(measured);
    const text = `${name} scaled ${to > from ? 'out' : 'in'} from ${from} to ${to}: ${why}`;
    context.emit({ type: 'scaling', severity: 'note', place: station.id, text });
    resize(context, station, to + (station.rollout?.surge ?? 0), this.policy.drainMs);
    station.rollout?.nudge();
  }

  private reason(measured: number): string {
    const { metric, target } = this.policy;
    const shown = (value: number) =>
      metric === 'utilization' ? `${Math.round(100 * value)} %` : String(Number(value.toPrecision(3)));
    return `${shown(measured)} ${metricWords[metric]}, target ${shown(target)}`;
  }
}
