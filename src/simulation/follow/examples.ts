/** Which requests of a run are worth a look: found by running it again and hearing of each request that ends. */
import { hostsOf, type ComponentId, type FailureCause, type OperationId, type WireId } from '#design';
import { attemptOf, frames, machine, now } from '#engine';
import type { Replay } from './replay';
import { outcomeOf } from './span-book';
import type { RequestRef } from './trace';

/** Requests that passed a wire between two components, or whose call failed there, or was answered from what a cache had. */
export interface WirePassed {
  /** Null = any that leads there. */
  readonly wire: WireId | null;
  /** Null = whoever calls. */
  readonly from: ComponentId | null;
  readonly to: ComponentId;
  readonly how: 'passed' | 'failed' | 'hit';
}

/** Requests that are asked for. */
export interface Question {
  /** They ended after this and not after that, simulated ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Entry operation; null = any. */
  readonly operation: OperationId | null;
  /** How they ended badly; null = as it may be. */
  readonly cause: FailureCause | 'late' | null;
  readonly over: WirePassed | null;
}

export const exampleNames = ['slowest', 'median', 'failed', 'retried', 'latest'] as const;
export type ExampleName = (typeof exampleNames)[number];

/** A bar of the histogram of answered requests. */
export interface LatencyBar {
  /** At least, and below, ms. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
  readonly example: RequestRef;
}

/** Requests that ended badly in one way. */
export interface Failures {
  readonly cause: FailureCause | 'late';
  readonly count: number;
  /** The latest of them. */
  readonly example: RequestRef;
}

/** What was found. Slowest and median are of the answered requests; the others are the latest of their sort. */
export interface Examples {
  readonly examples: Readonly<Record<ExampleName, RequestRef | null>>;
  readonly counts: Readonly<Record<'all' | 'answered' | 'failed' | 'retried', number>>;
  readonly bars: readonly LatencyBar[];
  /** Most frequent first. */
  readonly failures: readonly Failures[];
  /** Answered requests of which median and bars are; beyond so many no further one is kept. */
  readonly kept: number;
  /** Whether the replay counted what the run had counted. It always should. */
  readonly isSame: boolean;
}

const mostKept = 50_000;
const mostBars = 24;

export class ExampleHunt {
  private readonly replay: Replay;
  private readonly question: Question;
  /** Lives of the rows of requests that were tried again, and that did what is asked for at the wire. */
  private readonly retriedRows = new Map<number, number>();
  private readonly passedRows = new Map<number, number>();
  private readonly answered: RequestRef[] = [];
  private readonly failures = new Map<Failures['cause'], { count: number; example: RequestRef }>();
  private readonly counts = { all: 0, answered: 0, failed: 0, retried: 0 };
  private readonly last: Record<'failed' | 'retried' | 'latest' | 'slowest', RequestRef | null> = {
    failed: null,
    retried: null,
    latest: null,
    slowest: null,
  };

  constructor(replay: Replay, question: Question) {
    this.replay = replay;
    this.question = question;
    const { over } = question;
    replay.hear(
      {
        crossed: (visit, link, _bytes, direction) => {
          if (direction === 0) this.sent(visit);
          if (over && this.isAsked(visit, link, direction)) this.note(this.passedRows, visit);
        },
        attemptFailed: (call) => {
          if (over?.how === 'failed' && this.leads(attemptOf(call).link)) this.note(this.passedRows, call);
        },
      },
      (request, outcome) => this.ended(request, outcome),
    );
  }

  found(): Examples {
    const byLatency = this.answered.toSorted((a, b) => latencyOf(a) - latencyOf(b));
    const median = byLatency[Math.floor((byLatency.length - 1) / 2)] ?? null;
    return {
      examples: { ...this.last, median },
      counts: { ...this.counts },
      bars: barsOf(byLatency),
      failures: Array.from(this.failures, ([cause, each]) => ({ cause, ...each })).sort((a, b) => b.count - a.count),
      kept: byLatency.length,
      isSame: this.replay.isSame,
    };
  }

  private sent(visit: number): void {
    const call = frames.livingParent(visit);
    if (call < 0 || frames.flags[call]! & frames.flag.hedge || attemptOf(call).number === 0) return;
    this.note(this.retriedRows, call);
  }

  private isOverWire(link: number): boolean {
    const { over } = this.question;
    if (!over) return false;
    return over.wire === null || this.replay.run.plant.links.get(over.wire)?.row === link;
  }

  /** Whether a link is the one that is asked for, or leads to the component. What was not sent reached none of its instances. */
  private leads(link: number): boolean {
    const { over } = this.question;
    const { plant } = this.replay.run;
    if (!over || over.wire !== null) return this.isOverWire(link);
    return plant.stage.wires.some(({ id, to }) => {
      if (plant.links.get(id)?.row !== link) return false;
      return 'component' in to
        ? to.component === over.to
        : hostsOf(plant.stage, to.module).some((host) => host.id === over.to);
    });
  }

  private isAsked(visit: number, link: number, direction: 0 | 1): boolean {
    const { over } = this.question;
    if (!over || over.how === 'failed' || !this.isOverWire(link)) return false;
    const call = frames.livingParent(visit);
    if (call < 0 || (over.from !== null && !this.isAt(call, over.from)) || !this.isAt(visit, over.to)) return false;
    return over.how === 'passed' ? direction === 0 : direction === 1 && (frames.flags[visit]! & frames.flag.hit) !== 0;
  }

  private isAt(frame: number, component: ComponentId): boolean {
    const { group } = machine.world.instance(frames.places[frame]!);
    return this.replay.run.plant.stations.get(component)?.group.row === group;
  }

  /** Marks the client request that a frame is for; what is for nobody any more marks none. */
  private note(rows: Map<number, number>, frame: number): void {
    let at = frame;
    while (at >= 0 && frames.kind[at] !== frames.kinds.request) at = frames.livingParent(at);
    if (at >= 0) rows.set(at, frames.lives[at]!);
  }

  private take(rows: Map<number, number>, request: number): boolean {
    const isMarked = rows.get(request) === frames.lives[request];
    rows.delete(request);
    return isMarked;
  }

  private ended(request: number, code: number): void {
    const isRetried = this.take(this.retriedRows, request) || frames.attempts[request]! > 0;
    const hasPassed = this.take(this.passedRows, request);
    const { question } = this;
    if (now() <= question.fromMs || now() > question.toMs || (question.over && !hasPassed)) return;
    const sort = this.replay.run.traffic.sortOf(request);
    const outcome = outcomeOf(code);
    if (!sort || (question.operation !== null && question.operation !== sort.operation)) return;
    if (question.cause !== null && question.cause !== outcome) return;
    this.keep({
      key: [frames.keyHigh[request]!, frames.keyLow[request]!],
      ...sort,
      ordinal: frames.ordinals[request]!,
      arrivedMs: frames.begun[request]!,
      endedMs: now(),
      outcome,
      isRetried,
    });
  }

  private keep(request: RequestRef): void {
    const { counts, last } = this;
    counts.all++;
    last.latest = request;
    if (request.isRetried) {
      counts.retried++;
      last.retried = request;
    }
    if (request.outcome !== 'success') {
      counts.failed++;
      last.failed = request;
      const { count = 0 } = this.failures.get(request.outcome) ?? {};
      this.failures.set(request.outcome, { count: count + 1, example: request });
      return;
    }
    counts.answered++;
    if (!last.slowest || latencyOf(request) > latencyOf(last.slowest)) last.slowest = request;
    if (this.answered.length < mostKept) this.answered.push(request);
  }
}

const latencyOf = ({ arrivedMs, endedMs }: RequestRef): number => endedMs - arrivedMs;

/** The place of a latency among the bars: each half an octave wide down from the longest, told by comparisons alone. */
function barsOf(byLatency: readonly RequestRef[]): readonly LatencyBar[] {
  const longest = byLatency.at(-1);
  if (!longest) return [];
  const edges = [latencyOf(longest) * (1 + 1e-6)];
  const least = latencyOf(byLatency[0]!);
  while (edges.at(-1)! > least && edges.length < mostBars) edges.push(edges.at(-1)! * Math.SQRT1_2);
  edges.push(0);
  const bars: LatencyBar[] = [];
  let at = byLatency.length - 1;
  for (const [place, toMs] of edges.slice(0, -1).entries()) {
    const fromMs = edges[place + 1]!;
    const last = at;
    while (at >= 0 && latencyOf(byLatency[at]!) >= fromMs) at--;
    const example = byLatency[Math.floor((last + at + 1) / 2)];
    if (last > at && example) bars.push({ fromMs, toMs, count: last - at, example });
  }
  return bars.reverse();
}
