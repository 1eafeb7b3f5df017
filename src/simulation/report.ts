/** The report of a run: definitions of model.md, numbers as they stand, and a digest over all of it but wall time, names and layout. */
import { failureCauses } from '#design';
import { digest, machine, now } from '#engine';
import type { Flow } from './flows';
import type { Plant } from './plant';
import { componentReport, wireReport, type ComponentReport, type WireReport } from './report-parts';
import { spreadOf, type Spread } from './report-spread';
import type { ExperimentReport } from './experiment-watch';
import type { FaultReport } from './recovery';
import type { RolloutReport } from './rollout-order';
import type { RulesReport } from './rules';
import type { FlowScope, Ledger, RunEvent } from './snapshot';
import type { Window } from './window';

/** Revision of the engine: grows when the same document, stage and seed give other numbers. */
export const engineRevision = 1;

export interface ResponseTimes {
  readonly count: number;
  readonly meanMs: number | null;
  /** Standard deviation. */
  readonly sdMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly p999Ms: number | null;
  readonly maxMs: number | null;
}

/** Of requests that arrived from the end of warm-up on. */
export interface FlowReport {
  readonly scope: FlowScope;
  readonly offered: number;
  readonly success: number;
  readonly late: number;
  readonly degraded: number;
  readonly failed: Readonly<Record<string, number>>;
  /** Success / offered of those that ended; null = none did. */
  readonly availability: number | null;
  /** Successes a second. */
  readonly goodputPerSecond: number;
  /** Successes a second that ended in the window, whenever they arrived. */
  readonly throughputPerSecond: number;
  /** Response times of these: unlike those by arrival they miss none that was still under way at the end, which tend to be long. */
  readonly completed: Spread;
  /** Over answered requests. */
  readonly responses: ResponseTimes;
  /** Over all requests that ended, well or badly. */
  readonly all: Spread;
  /** Successes at the user's first attempt. */
  readonly firstAttempts: number;
  /** Requests under way, time average; a user's pause between attempts included. */
  readonly inside: number;
}

export interface ModuleReport {
  readonly component: string;
  readonly module: string;
  readonly calls: number;
  readonly failures: number;
  readonly cpuMs: number;
}

/** Executions at all parts, and the time from taking a worker to giving it back. */
export interface WorkReport {
  readonly executions: number;
  readonly ms: number;
  /** Of these, what was for nobody any more when it ended: somebody between it and its client had given up. */
  readonly wastedExecutions: number;
  readonly wastedMs: number;
  /** Wasted ms / ms; null = nothing was worked on. */
  readonly wastedShare: number | null;
}

function workReport(): WorkReport {
  const { visits, ms, wastedVisits, wastedMs } = machine.world.work;
  return {
    executions: visits,
    ms,
    wastedExecutions: wastedVisits,
    wastedMs,
    wastedShare: ms > 0 ? wastedMs / ms : null,
  };
}

export interface Report {
  readonly engineRevision: number;
  readonly stage: string;
  readonly seed: number;
  /** Simulated time reached, ms. */
  readonly atMs: number;
  readonly warmUpMs: number;
  /** Whether the run reached the end of its scenario. */
  readonly isComplete: boolean;
  readonly flows: readonly FlowReport[];
  readonly components: readonly ComponentReport[];
  readonly modules: readonly ModuleReport[];
  readonly wires: readonly WireReport[];
  /** Value of each requirement of the document: null = not measured by a run, "infinite" = a quantile among failed requests. */
  readonly requirements: readonly { readonly id: string; readonly measured: number | 'infinite' | null }[];
  /** Faults that were thrown, by hand or by the timeline. */
  readonly faults: readonly FaultReport[];
  /** New versions that came to hosts, oldest first. */
  readonly rollouts: readonly RolloutReport[];
  readonly work: WorkReport;
  readonly rules: RulesReport;
  /** Those of the timeline that have begun. */
  readonly experiments: readonly ExperimentReport[];
  readonly ledger: Ledger;
  readonly events: readonly { readonly atMs: number; readonly type: string; readonly place: string | null }[];
  /** Of everything above. */
  readonly digest: string;
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function responsesOf({ responses: histogram, spread }: Flow): ResponseTimes {
  const quantile = (share: number) => (histogram.count > 0 ? orNull(histogram.quantile(share)) : null);
  return {
    count: histogram.count,
    meanMs: histogram.count > 0 ? orNull(histogram.mean) : null,
    sdMs: spreadOf(spread).sdMs,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    p999Ms: quantile(0.999),
    maxMs: histogram.count > 0 ? orNull(histogram.max) : null,
  };
}

function flowReport(flow: Flow, seconds: number): FlowReport {
  const { counted } = flow;
  const ended = counted.success + flow.unanswered();
  return {
    scope: flow.scope,
    offered: counted.offered,
    success: counted.success,
    late: counted.late,
    degraded: counted.degraded,
    failed: Object.fromEntries(failureCauses.map((cause, at) => [cause, counted.failed[at] ?? 0])),
    availability: ended > 0 ? counted.success / ended : null,
    goodputPerSecond: seconds > 0 ? counted.success / seconds : 0,
    throughputPerSecond: seconds > 0 ? flow.completed.count / seconds : 0,
    completed: spreadOf(flow.completed),
    responses: responsesOf(flow),
    all: spreadOf(flow.all),
    firstAttempts: flow.firstAttempts,
    inside: flow.insideMean(),
  };
}

export interface ReportInput {
  readonly plant: Plant;
  readonly flows: readonly Flow[];
  readonly ledger: Ledger;
  readonly events: readonly RunEvent[];
  readonly window: Window;
  readonly rules: RulesReport;
  readonly faults: readonly FaultReport[];
  readonly experiments: readonly ExperimentReport[];
  readonly requirements: Report['requirements'];
}

export function makeReport(input: ReportInput): Report {
  const { plant, flows, ledger, events, window, rules, faults, requirements, experiments } = input;
  const { document, stage, seed, units, stations, links } = plant;
  const { warmUpMs, durationMs } = document.scenario;
  const seconds = Math.max(0, now() - warmUpMs) / 1000;
  const unitRows = [...units.values()];
  const body = {
    engineRevision,
    stage: stage.id,
    seed,
    atMs: now(),
    warmUpMs,
    isComplete: now() >= durationMs,
    flows: flows.map((flow) => flowReport(flow, seconds)),
    components: stage.components.flatMap(({ id }) => {
      const station = stations.get(id);
      return station ? [componentReport(station, window)] : [];
    }),
    modules: unitRows.map((each) => {
      const { component, module } = each;
      const { arrivals, failures, cpuMs } = each.totals();
      return { component, module, calls: arrivals, failures, cpuMs };
    }),
    wires: stage.wires.flatMap(({ id }): WireReport[] => {
      const link = links.get(id);
      if (!link) return [];
      return [wireReport(id, link, window)];
    }),
    requirements,
    faults,
    rollouts: plant.rollouts.map((rollout) => rollout.report()),
    work: workReport(),
    rules,
    ledger,
    events: events.map(({ atMs, type, place }) => ({ atMs, type, place })),
  };
  // A run without experiments has the digest that it had before there were any.
  return { ...body, experiments, digest: digest(experiments.length > 0 ? { ...body, experiments } : body) };
}
