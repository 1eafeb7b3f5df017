/** Single requests of small designs, whose waterfalls are known to the last ms. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type RetryPolicy } from '#design';
import { begin, faultAt } from '../testing/run-design';
import { logged } from '../testing/logged-run';
import { twoHosts, wait, type TwoHosts } from '../testing/two-hosts';
import type { ExampleName, Examples, Question } from './examples';
import { follow } from './follow';
import { Replay, type Recipe } from './replay';
import type { SegmentKind, Trace, TraceSpan } from './trace';

const anything: Question = {
  fromMs: -1,
  toMs: Number.POSITIVE_INFINITY,
  operation: null,
  cause: null,
  over: null,
};

function followed(recipe: Recipe, wanted: ExampleName, question: Question = anything) {
  const steps = follow({ recipe, question, wanted });
  let examples: Examples | null = null;
  for (;;) {
    const step = steps.next();
    if (step.done) return { trace: step.value, examples };
    if (step.value.type === 'examples') examples = step.value.examples;
  }
}

/** Requests that arrive at these instants, ms. */
const at = (...instants: readonly number[]): NonNullable<TwoHosts['trafficClass']> => ({
  arrivals: { type: 'trace', instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })) },
});

function traceOf(given: TwoHosts, wanted: ExampleName): Trace {
  const { run, recipe } = logged(begin(twoHosts({ seconds: 10, ...given })));
  run.advance(10_000, Number.POSITIVE_INFINITY);
  const { trace } = followed(recipe(), wanted);
  if (!trace) throw new Error('nothing was followed');
  expect(trace.isSame).toBe(true);
  return trace;
}

/** The attempts at Back, with their stretches by kind and length. */
const attempts = ({ spans }: Trace): readonly TraceSpan[] => spans.filter(({ name }) => name === 'back.answer');
const stretches = ({ segments }: TraceSpan) =>
  segments.map(({ kind, fromMs, toMs }) => [kind, Number((toMs - fromMs).toFixed(6))] as const);
const round = (ms: number) => Number(ms.toFixed(6));

function pathSums({ path }: Trace): Partial<Record<SegmentKind | 'nothing', number>> {
  const sums: Partial<Record<SegmentKind | 'nothing', number>> = {};
  for (const { kind, fromMs, toMs } of path) {
    const name = kind ?? 'nothing';
    sums[name] = round((sums[name] ?? 0) + toMs - fromMs);
  }
  return sums;
}

const oneWorker = { steps: [wait(8)], values: { workers: 1 }, wire: { latencyMs: 0.5 } };
const retry: RetryPolicy = {
  attempts: 3,
  on: ['refused', 'timed-out', 'failed'],
  backoff: { baseMs: 20, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
};

describe('following a request', () => {
  it('tells waiting, work and network apart: 3 ms in the queue, 0.5 ms each way, 8 ms of work', () => {
    const trace = traceOf({ ...oneWorker, trafficClass: at(100, 105) }, 'slowest');
    const [attempt] = attempts(trace);
    expect(attempt).toMatchObject({ beginMs: 105, endMs: 117, outcome: 'success', attempt: 0, instance: 0 });
    expect(stretches(attempt!)).toEqual([
      ['network', 0.5],
      ['queue', 3],
      ['work', 8],
      ['network', 0.5],
    ]);
    expect(pathSums(trace)).toEqual({ network: 1, queue: 3, work: 8 });
    expect(trace.spans.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'request front.ask',
      'call front.ask',
      'call back.answer',
    ]);
  });

  it('shows the refused attempt, the pause and the one that was answered', () => {
    const values = { workers: 1, backlog: 0 };
    const trace = traceOf({ ...oneWorker, values, policy: { retry }, trafficClass: at(100, 105) }, 'retried');
    const [first, second] = attempts(trace);
    expect(first).toMatchObject({ beginMs: 105, endMs: 106, outcome: 'refused', attempt: 0 });
    expect(second).toMatchObject({ beginMs: 126, endMs: 135, outcome: 'success', attempt: 1 });
    expect(pathSums(trace)).toEqual({ network: 2, pause: 20, work: 8 });
    expect(trace.request).toMatchObject({ isRetried: true, outcome: 'success' });
  });

  it('tells the wait for a connection from the wait for a worker', () => {
    const policy = { pool: { connections: 1, waitLimitMs: null } };
    const given = { ...oneWorker, values: { workers: 2 }, policy, trafficClass: at(100, 105) };
    // The first holds the connection until its answer is back, at 109.
    expect(pathSums(traceOf(given, 'slowest'))).toEqual({ connection: 4, network: 1, work: 8 });
  });

  it('tells the wait of a client for a place, and the end of its patience', () => {
    const usersPolicy = { bulkhead: { places: 1, waitLimitMs: null } };
    // The first gives up at 105: its place goes to the second, which gives up at 106.
    const trace = traceOf({ ...oneWorker, usersPolicy, trafficClass: { ...at(100, 101), patienceMs: 5 } }, 'failed');
    expect(trace.request).toMatchObject({ outcome: 'late', arrivedMs: 101, endedMs: 106 });
    expect(pathSums(trace)).toEqual({ place: 4, network: 0.5, queue: 0.5 });
  });

  it('tells computing with a shared vCPU as a wait and the work', () => {
    const given = { steps: [buildStep.compute(constant(10))], values: { vcpus: 1 }, trafficClass: at(100, 100) };
    expect(pathSums(traceOf(given, 'slowest'))).toEqual({ vcpu: 10, work: 10 });
  });

  it("lets what was given up run on as nobody's, and ends the call at its timeout", () => {
    const given = { steps: [wait(60), wait(40)], policy: { timeoutMs: 50 }, trafficClass: at(100) };
    const trace = traceOf(given, 'failed');
    expect(attempts(trace)[0]).toMatchObject({ beginMs: 100, endMs: 150, lastMs: 200, outcome: 'timed-out' });
    expect(trace.request).toMatchObject({ endedMs: 150, outcome: 'timed-out' });
    expect(pathSums(trace)).toEqual({ work: 50 });
  });

  it('shows a hedge beside the attempt that it overtakes', () => {
    const mixed = {
      type: 'mixture',
      parts: [10, 100].map((ms) => ({ weight: 1, distribution: constant(ms) })),
    } as const;
    const policy = { hedge: { afterMs: constant(30), maxHedges: 1 } };
    const instants = Array.from({ length: 20 }, (_, place) => 1000 * place + 1000);
    const given = { steps: [wait(mixed)], policy, trafficClass: at(...instants), seconds: 30 };
    const { run, recipe } = logged(begin(twoHosts(given)));
    run.advance(30_000, Number.POSITIVE_INFINITY);
    const made = recipe();
    const { examples } = followed(made, 'median');
    const hedged = examples?.bars.find(({ fromMs, toMs }) => fromMs <= 40 && 40 < toMs)?.example;
    const steps = follow({ recipe: made, question: anything, wanted: hedged! });
    let step = steps.next();
    while (!step.done) step = steps.next();
    const trace = step.value!;
    const [first, second] = attempts(trace);
    const start = trace.request.arrivedMs;
    expect(first).toMatchObject({ type: 'call', outcome: 'abandoned', endMs: start + 40, lastMs: start + 100 });
    expect(second).toMatchObject({ type: 'hedge', outcome: 'success', beginMs: start + 30, endMs: start + 40 });
    // The answer that came decided, not the attempt that was given up at that instant; and no hedge is a retry.
    expect(trace.path.at(-1)?.span).toBe(second?.id);
    expect(examples?.counts.retried).toBe(0);
    expect(pathSums(trace)).toEqual({ work: 40 });
  });

  it('shows calls within the process and branches as parts of the span they run in', () => {
    const front = [buildStep.parallel([[wait(5)], [buildStep.call('back.answer')]]), wait(2)];
    const trace = traceOf({ ...oneWorker, front, trafficClass: at(100) }, 'median');
    const [entry] = trace.spans.filter(({ type }) => type === 'call');
    const branches = trace.spans.filter(({ type }) => type === 'branch');
    expect(branches.map(({ parent, beginMs, endMs }) => [parent, beginMs, endMs])).toEqual([
      [entry!.id, 100, 105],
      [entry!.id, 100, 109],
    ]);
    expect(attempts(trace)[0]?.parent).toBe(branches[1]!.id);
    // The longer branch decides.
    expect(pathSums(trace)).toEqual({ network: 1, work: 10 });
  });

  it('shows what runs on behind an early reply apart from the answer', () => {
    const steps = [wait(3), buildStep.reply(), wait(20)];
    const trace = traceOf({ ...oneWorker, steps, trafficClass: at(100) }, 'median');
    const background = trace.spans.find(({ type }) => type === 'background');
    expect(attempts(trace)[0]).toMatchObject({ beginMs: 100, endMs: 104 });
    expect(background).toMatchObject({ beginMs: 103.5, endMs: 123.5, outcome: 'success' });
    expect(pathSums(trace)).toEqual({ network: 1, work: 3 });
  });

  it('tells the wait for somebody who will never answer', () => {
    const design = twoHosts({ ...oneWorker, policy: { timeoutMs: 30 }, trafficClass: at(100) });
    const { run, recipe } = logged(begin(design));
    run.inject(faultAt(design, 'Back', 'hang'), null);
    run.advance(1000, Number.POSITIVE_INFINITY);
    const { trace } = followed(recipe(), 'failed');
    expect(pathSums(trace!)).toEqual({ network: 0.5, lost: 29.5 });
  });

  it('says which attempt failed without being sent', () => {
    const policy = { pool: { connections: 1, waitLimitMs: 0 } };
    const trace = traceOf({ ...oneWorker, policy, trafficClass: at(100, 105) }, 'failed');
    expect(attempts(trace)).toMatchObject([{ outcome: 'refused', beginMs: 105, endMs: 105, instance: -1 }]);
    expect(attempts(trace)[0]?.wire).not.toBeNull();
  });
});

describe('examples', () => {
  const design = twoHosts({ ...oneWorker, ratePerSecond: 90, values: { workers: 1, backlog: 3 }, policy: { retry } });

  function asked(question: Partial<Question>, wanted: ExampleName = 'latest') {
    const { run, recipe } = logged(begin(design));
    run.advance(20_000, Number.POSITIVE_INFINITY);
    return followed(recipe(), wanted, { ...anything, ...question });
  }

  it('are those of the window, by how they ended', () => {
    const { isSame, counts, examples, bars } = asked({ fromMs: 10_000, toMs: 20_000 }).examples!;
    expect(isSame).toBe(true);
    expect(counts.all).toBe(counts.answered + counts.failed);
    expect(examples).toMatchObject({ retried: { isRetried: true }, failed: { outcome: 'refused' } });
    for (const each of Object.values(examples)) expect(each!.endedMs).toBeGreaterThan(10_000);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(counts.answered);
    for (const { fromMs, toMs, example } of bars) {
      expect(example.endedMs - example.arrivedMs).toBeGreaterThanOrEqual(fromMs);
      expect(example.endedMs - example.arrivedMs).toBeLessThan(toMs);
    }
  });

  it('are those that failed at a wire, and show it', () => {
    const [users, wire] = design.stages[0]!.wires;
    const [, front, back] = design.stages[0]!.components;
    const over = { wire: wire!.id, from: front!.id, to: back!.id, how: 'failed' } as const;
    const { trace } = asked({ over });
    expect(trace?.spans.some((span) => span.wire === wire?.id && span.outcome === 'refused')).toBe(true);
    const passed = asked({ over: { ...over, wire: users!.id, how: 'passed' } });
    expect(passed.examples?.counts.all).toBe(0);
    expect(passed.trace).toBeNull();
  });
});

describe('examples of a part', () => {
  const design = twoHosts({ ...oneWorker, ratePerSecond: 90, values: { workers: 1, backlog: 0 } });
  const [users, front, back] = design.stages[0]!.components;

  function foundAt(to: typeof back, how: 'passed' | 'failed') {
    const { run, recipe } = logged(begin(design));
    run.advance(5000, Number.POSITIVE_INFINITY);
    const over = { wire: null, from: null, to: to!.id, how };
    return followed(recipe(), 'latest', { ...anything, over }).examples!;
  }

  it('are those that came to it, and those whose calls to it failed', () => {
    const all = foundAt(front, 'passed').counts;
    expect(all.failed).toBeGreaterThan(0);
    expect(foundAt(back, 'passed').counts).toEqual(all);
    expect(foundAt(back, 'failed').counts).toEqual({ ...all, all: all.failed, answered: 0 });
    expect(foundAt(users, 'passed').counts.all).toBe(0);
  });

  it('are counted by how they failed, with the latest of each', () => {
    const { failures, counts, examples } = foundAt(back, 'failed');
    expect(failures).toEqual([{ cause: 'refused', count: counts.failed, example: examples.failed }]);
  });
});

describe('a run that is made again', () => {
  it('is the same through edits and faults at any of its events, and so is each of its requests', () => {
    const design = twoHosts({
      ...oneWorker,
      ratePerSecond: 90,
      values: { workers: 2 },
      policy: { retry, timeoutMs: 40 },
    });
    const ends: [number, number, string][] = [];
    const requestEnded = (seen: { ordinal: number; endedMs: number; outcome: string }) =>
      ends.push([seen.ordinal, seen.endedMs, seen.outcome]);
    const { run, recipe } = logged(begin(design, { observer: { requestEnded } }));
    run.advance(3000, Number.POSITIVE_INFINITY);
    const withWorkers = (workers: number) => ({
      ...design,
      stages: design.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.name === 'Back' ? { ...each, configuration: { ...each.configuration, workers } } : each,
        ),
      })),
    });
    // Between any two events, those of one instant too.
    for (const workers of [1, 2, 1, 3, 1, 2, 1]) {
      run.apply(withWorkers(workers), 'Other workers');
      run.advance(6000, 1);
    }
    run.advance(6000, 1001);
    run.inject(faultAt(design, 'Back', 'hang'), null);
    run.advance(9000, Number.POSITIVE_INFINITY);
    run.clearFaults();
    run.advance(15_000, Number.POSITIVE_INFINITY);
    const made = recipe();
    for (const wanted of ['slowest', 'failed', 'retried', 'latest'] as const) {
      const { trace, examples } = followed(made, wanted);
      expect(examples?.isSame).toBe(true);
      expect(trace?.isSame).toBe(true);
      const { ordinal, endedMs, outcome } = trace!.request;
      expect(ends).toContainEqual([ordinal, endedMs, outcome === 'success' || outcome === 'late' ? outcome : 'failed']);
    }
  });

  it('goes no event past where the run stood, though more were due at that instant', () => {
    const many = twoHosts({ ...oneWorker, trafficClass: at(100, 100, 100, 100), seconds: 1 });
    const { run, recipe } = logged(begin(many));
    const places: Recipe[] = [];
    while (run.nowMs < 1000) {
      run.advance(1000, 1);
      places.push(recipe());
    }
    const instants = new Map<number, number>();
    for (const place of places) {
      const { events, atMs } = place.until;
      instants.set(atMs, (instants.get(atMs) ?? 0) + 1);
      const replay = Replay.begin(place)!;
      while (!replay.isOver) replay.advance(Number.POSITIVE_INFINITY, 50_000);
      expect([replay.run.events, replay.run.nowMs, replay.isSame]).toEqual([events, atMs, true]);
    }
    expect(Math.max(...instants.values())).toBeGreaterThan(3);
  });
});
