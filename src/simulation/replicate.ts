/**
 * One of several runs of a stage that differ in nothing but their seed, and what it came to: figures small enough to be kept for each, so that their
 * spread over the replications can be told. Faults by hand and live edits are no part of it: a replication plays the scenario from its start.
 */
import type { Document, Problem, RequirementId, Result, StageId } from '#design';
import { hash } from '#engine';
import { createRun } from './create-run';
import { loadFigures, type LoadFigure } from './load-figures';
import type { RunObserver } from './observer';
import type { FlowReport, Report } from './report';
import type { Run } from './run';
import { RunningCosts } from './running-cost';
import type { FlowScope } from './snapshot';

const eventsAtOnce = 5000;
const secondsPerHour = 3600;
const million = 1_000_000;

/** What is asked of one replication. */
export interface ReplicationOrder {
  readonly document: Document;
  readonly stage: StageId;
  /** Of all replications together: the document's, as a rule. */
  readonly seed: number;
  /** Number of this one, from 0. */
  readonly replication: number;
}

/** Requests of the whole, a traffic class or an entry operation that arrived from the end of warm-up on. Null = none was answered, or ended. */
export interface FlowFigures {
  readonly scope: FlowScope;
  readonly offered: number;
  /** Successes a second. */
  readonly goodputPerSecond: number;
  /** Successes a second that ended in the window, whenever they arrived. */
  readonly throughputPerSecond: number;
  /** Success / offered of those that ended, 0..1. */
  readonly availability: number | null;
  /** Response times of those answered. */
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export interface Replication {
  readonly replication: number;
  /** With which it ran. */
  readonly seed: number;
  /** Simulated time reached, ms. */
  readonly atMs: number;
  /** Why a guard stopped it before its end; null = none did. */
  readonly stopReason: string | null;
  readonly flows: readonly FlowFigures[];
  readonly loads: readonly LoadFigure[];
  /** Running cost over the window, dollars an hour; null = nothing has a price. */
  readonly costPerHourUsd: number | null;
  /** The same for a million requests offered. */
  readonly costPerMillionUsd: number | null;
  /** As in the report. */
  readonly requirements: readonly { readonly id: RequirementId; readonly measured: number | 'infinite' | null }[];
}

/** What is drawn in one replication says nothing of what is drawn in another. */
export const replicationSeed = (seed: number, replication: number): number => hash(seed, replication);

/** A run that was made to its end, or until a guard stopped it. */
export interface MadeRun {
  readonly figures: Replication;
  readonly report: Report;
}

type Making = Generator<number, Result<MadeRun, Problem>>;

/** For what the report of a run does not say. */
export interface Watching {
  /** Is given the run before it begins. */
  readonly watch?: (run: Run) => void;
  readonly observer?: RunObserver;
}

/** Makes a replication, yielding the simulated instant (ms) it has come to; returns what it came to, or why the stage cannot run. */
export function replicate(order: ReplicationOrder, watching?: Watching): Making {
  return makeRun({ ...order, seed: replicationSeed(order.seed, order.replication) }, watching);
}

/** The same with the seed itself. */
export function* makeRun(
  { document, stage, seed, replication }: ReplicationOrder,
  { watch, observer }: Watching = {},
): Making {
  const made = createRun(document, stage, seed, observer);
  if (!made.ok) return made;
  const run = made.value;
  run.recorder.isUnseen = true;
  watch?.(run);
  const { warmUpMs } = document.scenario;
  yield* advance(run, warmUpMs);
  const costs = new RunningCosts(run.plant);
  yield* advance(run, Number.POSITIVE_INFINITY);
  const seconds = (run.nowMs - warmUpMs) / 1000;
  const costPerHourUsd = seconds > 0 ? sumOf(costs.closeSpan(seconds).values()) : null;
  const report = run.report();
  const window = { replication, seed, seconds, costPerHourUsd };
  return { ok: true, value: { report, figures: figuresOf(run, report, window) } };
}

function* advance(run: Run, untilMs: number): Generator<number, void> {
  while (run.status === 'ready' && run.nowMs < untilMs) {
    run.advance(untilMs, eventsAtOnce);
    yield run.nowMs;
  }
}

function sumOf(amounts: Iterable<number>): number | null {
  const all = Array.from(amounts);
  return all.length > 0 ? all.reduce((sum, each) => sum + each, 0) : null;
}

interface Measured {
  readonly replication: number;
  readonly seed: number;
  /** Length of the window. */
  readonly seconds: number;
  readonly costPerHourUsd: number | null;
}

function figuresOf(run: Run, report: Report, { replication, seed, seconds, costPerHourUsd }: Measured): Replication {
  const perHour = ((report.flows[0]?.offered ?? 0) / seconds) * secondsPerHour;
  return {
    replication,
    seed,
    atMs: report.atMs,
    stopReason: run.stopReason,
    flows: report.flows.map(flowFigures),
    loads: loadFigures(run.plant, run.recorder.window),
    costPerHourUsd,
    costPerMillionUsd: costPerHourUsd !== null && perHour > 0 ? (costPerHourUsd / perHour) * million : null,
    requirements: report.requirements.map(requirementFigure),
  };
}

const requirementFigure = ({ id, measured }: Report['requirements'][number]) => ({ id: id as RequirementId, measured });

function flowFigures(flow: FlowReport): FlowFigures {
  const { scope, offered, goodputPerSecond, throughputPerSecond, availability, responses } = flow;
  const { meanMs, p50Ms, p95Ms, p99Ms } = responses;
  return { scope, offered, goodputPerSecond, throughputPerSecond, availability, meanMs, p50Ms, p95Ms, p99Ms };
}
