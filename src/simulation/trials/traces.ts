/**
 * What telemetry could tell of the requests of a run: whether all that worked on one told of it and what it told was kept, and in which part the work itself takes long. Every visit is watched, so
 * that a run of this sort takes longer than a plain one, and comes to the same.
 */
import { specOf } from '#catalog';
import { stageOf, wireEnd, wireStart, type ComponentId, type Problem, type Result, type Stage } from '#design';
import { Histogram } from '#engine';
import type { MessageSeen, RunObserver, VisitEnded } from '../observer';
import { replicate, type ReplicationOrder } from '../replicate';

export interface Traces {
  /** By the part that keeps what is told: of the requests of which it kept anything, those of which it kept as much as was worked on them, 0..1. */
  readonly complete: readonly { readonly keeper: ComponentId; readonly share: number }[];
  /** Work of a part itself, without what it waits for: 99th percentile over its visits, ms. */
  readonly work: readonly { readonly component: ComponentId; readonly p99Ms: number }[];
}

/** What was told of requests that come later may still be under way at the end. */
const lastPart = 0.8;

interface Told {
  /** Executions at hosts. */
  due: number;
  /** By whoever keeps it. */
  readonly kept: Map<ComponentId, number>;
}

/** Those who export what they are told, and to whom. */
function keepersBehind({ components, wires }: Stage): ReadonlyMap<ComponentId, ComponentId> {
  const exporters = new Set<string>(components.filter(({ kind }) => specOf(kind)?.exports).map(({ id }) => id));
  const leading = wires.filter((wire) => exporters.has(wireStart(wire)) && !exporters.has(wireEnd(wire)));
  return new Map(leading.map((wire) => [wireStart(wire) as ComponentId, wireEnd(wire) as ComponentId]));
}

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

export class TraceWatch {
  private readonly told = new Map<string, Told>();
  private readonly work = new Map<ComponentId, Histogram>();
  private readonly hosts: ReadonlySet<string>;
  private readonly keepers: ReadonlyMap<ComponentId, ComponentId>;

  private readonly span: Span;

  constructor(stage: Stage, span: Span) {
    this.span = span;
    this.hosts = new Set(stage.components.filter(({ modules }) => modules.length > 0).map(({ id }) => id));
    this.keepers = keepersBehind(stage);
  }

  readonly observer: RunObserver = {
    visitEnded: (visit) => this.visitEnded(visit),
    messageEnded: (message) => this.messageEnded(message),
  };

  traces(): Traces {
    const keepers = new Set([...this.told.values()].flatMap(({ kept }) => [...kept.keys()]));
    return {
      complete: Array.from(keepers, (keeper) => ({ keeper, share: this.completeAt(keeper) })),
      work: Array.from(this.work, ([component, times]) => ({ component, p99Ms: times.quantile(0.99) })),
    };
  }

  private completeAt(keeper: ComponentId): number {
    const kept = [...this.told.values()].filter((each) => each.kept.has(keeper));
    return kept.filter((each) => each.kept.get(keeper)! >= each.due).length / kept.length;
  }

  private visitEnded({ component, arrivedMs, workMs, isWell, isDelivery, ...request }: VisitEnded): void {
    const told = this.of(request, arrivedMs);
    if (!told) return;
    const times = this.work.get(component) ?? new Histogram();
    this.work.set(component, times);
    times.add(workMs);
    if (this.hosts.has(component)) told.due++;
    else if (isWell && !isDelivery) keep(told, component);
  }

  private messageEnded({ component, sentMs, end, ...request }: MessageSeen): void {
    const keeper = this.keepers.get(component);
    const told = keeper !== undefined && end === 'consumed' ? this.of(request, sentMs) : undefined;
    if (told) keep(told, keeper!);
  }

  /** Of requests that were first heard of in time. */
  private of({ flow, ordinal }: RequestKey, atMs: number): Told | undefined {
    const key = `${flow}/${ordinal}`;
    const known = this.told.get(key);
    if (known || atMs < this.span.fromMs || atMs > this.span.untilMs) return known;
    const told: Told = { due: 0, kept: new Map() };
    this.told.set(key, told);
    return told;
  }
}

function keep({ kept }: Told, keeper: ComponentId): void {
  kept.set(keeper, (kept.get(keeper) ?? 0) + 1);
}

interface RequestKey {
  readonly flow: number;
  readonly ordinal: number;
}

/** Tells the share of the run that is done. */
export function* traces(order: ReplicationOrder): Generator<number, Result<Traces, Problem>> {
  const { durationMs, warmUpMs } = order.document.scenario;
  const stage = stageOf(order.document, order.stage)!;
  const watch = new TraceWatch(stage, { fromMs: warmUpMs, untilMs: lastPart * durationMs });
  const making = replicate(order, { observer: watch.observer });
  let step = making.next();
  for (; !step.done; step = making.next()) yield Math.min(1, step.value / durationMs);
  return step.value.ok ? { ok: true, value: watch.traces() } : step.value;
}
