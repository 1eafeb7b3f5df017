/** What a run comes to part by part, so small that it can be kept: what a judge asks for beyond requirements. Everything is counted from the end of warm-up on. */
import { specOf } from '#catalog';
import type { ComponentId, ModuleId, WireId } from '#design';
import type { Flow } from '../flows';
import type { Report } from '../report';
import { figureOf } from '../requirement-figures';
import type { RulesReport } from '../rules';
import type { Run } from '../run';
import type { FlowScope } from '../snapshot';
import type { TurnedAwayCounts } from '../window';
import type { MessagesOfOperation } from './message-watch';

/** Quantiles count what failed or came late as infinitely slow. Null = nothing ended. */
export interface FlowTotals {
  readonly scope: FlowScope;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
}

export interface ComponentTotals {
  readonly id: ComponentId;
  /** Attempts that came to it, those turned away among them. */
  readonly arrivals: number;
  /** CPU time of all its instances, ms. */
  readonly cpuMs: number;
  readonly turnedAway: TurnedAwayCounts;
  /** Times that an instance of it died. */
  readonly crashes: number;
  /** Messages of a broker, all its subscriptions together; null = it is none. */
  readonly messages: MessageTotals | null;
}

export interface MessageTotals {
  readonly consumed: number;
  readonly deadLettered: number;
  /** Over without having been consumed or kept as a dead letter. */
  readonly lost: number;
  /** Good ends beyond the first of a message. */
  readonly duplicates: number;
  /** Neither consumed nor given up at the end. */
  readonly unfinished: number;
}

export interface WireTotals {
  readonly id: WireId;
  /** First ones, those tried again and hedges. */
  readonly attempts: number;
  /** Attempts that came back with a good answer that somebody still waited for. */
  readonly answered: number;
}

export interface RunTotals {
  /** Requests that users offered. */
  readonly offered: number;
  readonly flows: readonly FlowTotals[];
  readonly components: readonly ComponentTotals[];
  readonly wires: readonly WireTotals[];
  readonly messages: readonly MessagesOfOperation[];
  /** Executions of operations of a module, at hosts. */
  readonly executions: readonly { readonly module: ModuleId; readonly count: number }[];
  readonly rules: RulesReport;
}

export function runTotals(run: Run, report: Report, messages: readonly MessagesOfOperation[]): RunTotals {
  const { plant, recorder } = run;
  const windowMs = Math.max(0, report.atMs - report.warmUpMs);
  return {
    offered: report.flows[0]?.offered ?? 0,
    flows: recorder.flows.map((flow) => flowTotals(flow, windowMs / 1000)),
    components: report.components.map(({ id, arrivals, turnedAway, instances, messages: own }) => ({
      id: id as ComponentId,
      arrivals,
      cpuMs: instances.reduce((sum, { vcpusBusy }) => sum + vcpusBusy * windowMs, 0),
      turnedAway,
      crashes: instances.reduce((sum, { crashes }) => sum + crashes, 0),
      messages: own && messageTotals(own.subscriptions),
    })),
    wires: plant.stage.wires.flatMap(({ id }): readonly WireTotals[] => {
      const link = plant.links.get(id);
      if (!link) return [];
      const { sent, answered, failed } = recorder.window.ofLink(link);
      // What was given up has ended too, and failed.
      return [{ id, attempts: sent, answered: Math.max(0, answered - failed) }];
    }),
    messages,
    executions: report.modules
      .filter(({ component }) => !servesFiles(run, component))
      .map(({ module, calls }) => ({ module: module as ModuleId, count: calls })),
    rules: report.rules,
  };
}

/** A store hands files out without executing anything. */
function servesFiles({ plant }: Run, component: string): boolean {
  const kind = plant.stage.components.find(({ id }) => id === component)?.kind;
  return kind !== undefined && specOf(kind)?.servesFiles === true;
}

type Subscriptions = NonNullable<Report['components'][number]['messages']>['subscriptions'];

function messageTotals(subscriptions: Subscriptions): MessageTotals {
  const sum = (of: (each: Subscriptions[number]) => number) => subscriptions.reduce((all, each) => all + of(each), 0);
  return {
    consumed: sum(({ consumed }) => consumed),
    deadLettered: sum(({ deadLettered }) => deadLettered),
    lost: sum(({ lost }) => lost),
    duplicates: sum(({ duplicates }) => duplicates),
    unfinished: sum(({ waiting, held }) => waiting + held),
  };
}

function flowTotals(flow: Flow, seconds: number): FlowTotals {
  const { counted, responses, scope } = flow;
  const ended = { success: counted.success, unanswered: flow.unanswered(), responses, seconds };
  const figure = (metric: Parameters<typeof figureOf>[0]): number | null => {
    const measured = figureOf(metric, ended);
    return Number.isNaN(measured) ? null : measured;
  };
  return { scope, meanMs: figure('mean'), p50Ms: figure('p50'), p95Ms: figure('p95'), p99Ms: figure('p99') };
}
