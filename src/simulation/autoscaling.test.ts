/** Hosts that grow and shrink by what is measured; the instants and numbers are reckoned by hand. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  noHostPolicy,
  type Arrivals,
  type AutoscalingPolicy,
  type Configuration,
} from '#design';
import type { Run } from '.';
import { billRuns } from './bill-runs';
import { desiredInstances } from './scaling-policy';
import { begin, runDesign } from './testing/run-design';

const policy: AutoscalingPolicy = {
  metric: 'utilization',
  target: 0.5,
  min: 1,
  max: 20,
  everyMs: 60_000,
  tolerance: 0.1,
  maxStep: null,
  cooldownOutMs: 0,
  cooldownInMs: 0,
  drainMs: 30_000,
  schedule: [],
};

interface Shop {
  readonly policy: Partial<AutoscalingPolicy>;
  readonly arrivals: Arrivals;
  readonly seconds: number;
  readonly workMs?: number;
  readonly values?: Configuration;
  readonly checksEveryMs?: number | null;
}

const everyMs = (gapMs: number, firstMs = gapMs): Arrivals => ({
  type: 'constant',
  ratePerSecond: 1000 / gapMs,
  firstMs,
});

/** Users -> Balancer -> Web, one worker an instance, vCPUs without end: utilization is that of the workers. */
function shop({ policy: given, arrivals, seconds, workMs = 1000, values, checksEveryMs = null }: Shop) {
  const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
  return buildDesign(
    {
      classes: { Users: { arrivals, mix: { 'web.page': 1 }, patienceMs: null } },
      scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
      modules: { web: { operations: { page: [buildStep.pause(constant(workMs))] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: {
          kind: 'load-balancer',
          values: { policy: 'round-robin', healthIntervalMs: checksEveryMs, latencyMs: constant(0) },
        },
        Web: {
          kind: 'server',
          modules: ['web'],
          values: {
            workers: 1,
            backlog: 0,
            vcpus: null,
            memoryMiB: null,
            bootMs: constant(10_000),
            ...values,
          },
          hostPolicy: {
            rateLimits: [],
            loadShedding: null,
            adaptiveConcurrency: null,
            autoscaling: { ...policy, ...given },
            rollout: null,
          },
        },
      },
      wires: [
        { wire: 'Users -> Balancer', ...bare },
        { wire: 'Balancer -> Web', ...bare },
      ],
    },
    declarations,
  );
}

/** Seconds, from and to of each decision, and those at which instances came into service. */
function trace(given: Shop, at: Readonly<Record<number, (run: Run) => void>> = {}) {
  const run = begin(shop(given));
  for (const [ms, act] of Object.entries(at)) {
    run.advance(Number(ms), Number.POSITIVE_INFINITY);
    act(run);
  }
  run.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  const report = run.report();
  const web = report.components.at(-1)!;
  return {
    decisions: (web.scaling ?? []).map(({ atMs, from, to }) => [atMs / 1000, from, to]),
    serving: run
      .takeEvents()
      .filter(({ text }) => text.startsWith('Up:'))
      .map(({ atMs }) => atMs / 1000),
    web,
    whole: report.flows[0]!,
  };
}

describe('the instances that are wanted', () => {
  it.each([
    [50, 89.25, 75, 60],
    [2, 1, 0.5, 4],
    [8, 0.5, 0.5, null],
    [8, 0.54, 0.5, null],
    [8, 0.56, 0.5, 9],
    [10, 0.1, 0.5, 2],
    [3, 0.7, 0.3, 7],
    [4, 0, 0.5, 0],
  ])('%i in service at %f for a target of %f are %s', (ready, measured, target, wanted) => {
    expect(desiredInstances({ ...policy, target }, ready, measured)).toBe(wanted);
  });
});

describe('a host under too much load', () => {
  it('doubles step by step, since more than all of an instance cannot be in use', () => {
    const { decisions, serving, web } = trace({
      policy: { min: 2 },
      arrivals: everyMs(50),
      seconds: 600,
      values: { bootMs: constant(120_000), backlog: 5 },
      checksEveryMs: 5000,
    });
    // Decided at 60, up at 180, found well at the check of 185; at 240 only the first two were there all through the last minute.
    expect(decisions.slice(0, 3)).toEqual([
      [60, 2, 4],
      [240, 4, 8],
      [420, 8, 16],
    ]);
    expect(serving).toEqual([185, 185, 365, 365, 365, 365, ...Array<number>(8).fill(545)]);
    // In service: 2 for 185 s, 4 for 180, 8 for 180, 16 for 55; starting: 2, 4 and 8 for 125 s each.
    expect(web.headcount.ready).toBeCloseTo((2 * 185 + 4 * 180 + 8 * 180 + 16 * 55) / 600, 9);
    expect(web.headcount.starting).toBeCloseTo((14 * 125) / 600, 9);
  });

  it('goes no further than its step, its cooldown and its most', () => {
    const { decisions } = trace({
      policy: { everyMs: 10_000, maxStep: 1, cooldownOutMs: 25_000, max: 3 },
      arrivals: everyMs(50),
      seconds: 120,
      values: { bootMs: constant(1000) },
    });
    // 10, then not before 35, so at 40, and no more.
    expect(decisions).toEqual([
      [10, 1, 2],
      [40, 2, 3],
    ]);
  });
});

describe('a host under less load', () => {
  const less = {
    everyMs: 10_000,
    metric: 'requests-per-instance',
    target: 4,
    schedule: [{ atMs: 1, min: 1, max: 20 }],
  };

  it('stops the youngest, each after its cooldown, and lets them end what they hold', () => {
    const { decisions, web, whole } = trace({
      policy: { ...less, metric: 'requests-per-instance', min: 4, maxStep: 1, cooldownInMs: 15_000 },
      arrivals: everyMs(250, 100),
      workMs: 5000,
      seconds: 60,
      values: { workers: null },
    });
    // 4 a second over 4 instances is 1 each; one goes at a time, at 10, 30 and 50 s.
    expect(decisions).toEqual([
      [10, 4, 3],
      [30, 3, 2],
      [50, 2, 1],
    ]);
    expect(whole.failed['reset']).toBe(0);
    expect(web.instances).toHaveLength(1);
    // In turn they had their last requests at 9.85, 29.35 and 49.85 s, which took 5 s; whether one is empty is looked at ten times a second.
    expect(web.headcount.draining * 60).toBeCloseTo(4.9 + 4.4 + 4.9, 9);
  });

  it('fails what is left when the time to drain is over', () => {
    const { whole } = trace({
      policy: { ...less, metric: 'requests-per-instance', min: 2, drainMs: 2000 },
      arrivals: everyMs(1000, 500),
      workMs: 5000,
      seconds: 60,
      values: { workers: null },
    });
    // In turn the second had the requests of 1.5, 3.5, 5.5, 7.5 and 9.5 s: at 10 s the last three are in work, at 12 s two of them.
    expect(whole.failed['reset']).toBe(2);
  });

  it('keeps its fewest', () => {
    const { decisions } = trace({
      policy: { ...less, metric: 'requests-per-instance', min: 2, schedule: [] },
      arrivals: everyMs(1000),
      seconds: 60,
      values: { workers: null },
    });
    expect(decisions).toEqual([]);
  });
});

describe('a schedule', () => {
  it('moves the bounds at its instants, whatever the load', () => {
    const { decisions } = trace({
      policy: {
        schedule: [
          { atMs: 20_000, min: 5, max: 5 },
          { atMs: 40_000, min: 1, max: 2 },
        ],
      },
      arrivals: everyMs(10_000),
      seconds: 50,
    });
    expect(decisions).toEqual([
      [20, 1, 5],
      [40, 5, 2],
    ]);
  });
});

describe('what is measured', () => {
  const busy = { policy: { everyMs: 10_000, target: 0.5 }, arrivals: everyMs(250), seconds: 11 };
  const roomy = { workers: null, backlog: null };
  const first = (given: Partial<AutoscalingPolicy>, values: Configuration) =>
    trace({ ...busy, policy: { ...busy.policy, ...given }, values }).decisions[0]?.[2];

  it('is how many are inside, waiting ones too', () => {
    // 4 a second for 1 s each: 4 inside, after the first second.
    expect(first({ metric: 'concurrency', target: 1 }, roomy)).toBe(4);
  });

  it('is how many came, refused ones too', () => {
    expect(first({ metric: 'requests-per-instance', target: 1 }, {})).toBe(4);
  });

  it('is how many wait', () => {
    // One worker serves 1 of 4 a second: 3 t wait at t, 15 in the mean of 10 s.
    expect(first({ metric: 'queue-length', target: 3 }, { workers: 1, backlog: null })).toBe(5);
  });

  it('is how long the eldest has waited', () => {
    // At t the request of a quarter of t is taken up: the eldest has waited for 3/4 t, 3.75 s in the mean.
    expect(first({ metric: 'queue-age', target: 1000 }, { workers: 1, backlog: null })).toBe(4);
  });
});

describe('a host that takes messages', () => {
  /** 10 messages a second of half a second each; nobody is there at the start. */
  function decisions(given: Partial<AutoscalingPolicy>, seconds: number) {
    const design = buildDesign(
      {
        classes: { Users: { arrivals: everyMs(100, 50), mix: { 'front.send': 1 }, patienceMs: null } },
        scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
        modules: {
          front: { operations: { send: [buildStep.send({ need: 'queue', protocol: 'queue' })] } },
          worker: { operations: { work: [buildStep.pause(constant(500))] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Front: { kind: 'server', modules: ['front'] },
          Queue: { kind: 'queue', values: { sendMs: constant(0) } },
          Worker: {
            kind: 'server',
            modules: ['worker'],
            values: { workers: 1, bootMs: constant(1000) },
            hostPolicy: { ...noHostPolicy, autoscaling: { ...policy, everyMs: 10_000, min: 0, max: 30, ...given } },
          },
        },
        wires: [
          { wire: 'Users -> Front', latencyMs: 0 },
          { wire: 'front.queue -> Queue', latencyMs: 0 },
          { wire: 'Queue -> Worker', latencyMs: 0 },
        ],
      },
      declarations,
    );
    const { scaling } = runDesign(design).components.at(-1)!;
    return (scaling ?? []).map(({ atMs, from, to }) => [atMs / 1000, from, to]);
  }

  it('comes from nothing when messages wait', () => {
    // Looked at after 1, 2, ... 9 s: 10, 20, ... 90 messages, 50 in the mean.
    expect(decisions({ metric: 'queue-length', target: 10 }, 11)).toEqual([[10, 0, 5]]);
    expect(decisions({ metric: 'queue-age', target: 1000 }, 11)).toEqual([[10, 0, 1]]);
  });

  it('grows by what waits in its queue for each of its instances', () => {
    // Five are in service at 11 s and do as much as comes: 109 wait from then on, each worker with one more in hand. At 30 s that is 21 or 22 each: five more and a few.
    const [, second, third] = decisions({ metric: 'queue-length', target: 10 }, 31);
    expect(second?.[0]).toBe(30);
    expect(second?.[2]).toBeGreaterThanOrEqual(10);
    expect(second?.[2]).toBeLessThanOrEqual(11);
    expect(third).toBeUndefined();
  });
});

describe('a scaling policy that is edited in a run', () => {
  it('acts at once by its bounds, and is gone when it is taken away', () => {
    const document = shop({ policy: { min: 2 }, arrivals: everyMs(10_000), seconds: 100 });
    const run = begin(document);
    const withPolicy = (autoscaling: AutoscalingPolicy | null) => ({
      ...document,
      stages: document.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.hostPolicy ? { ...each, hostPolicy: { ...each.hostPolicy, autoscaling } } : each,
        ),
      })),
    });
    const present = () => [...run.plant.stations.values()].at(-1)!.roster.present;
    run.advance(5000, Number.POSITIVE_INFINITY);
    expect(present()).toEqual({ ready: 2, starting: 0, draining: 0 });
    run.apply(withPolicy({ ...policy, min: 5 }), 'At least five');
    expect(present()).toEqual({ ready: 2, starting: 3, draining: 0 });
    run.advance(16_000, Number.POSITIVE_INFINITY);
    expect(present()).toEqual({ ready: 5, starting: 0, draining: 0 });
    run.apply(withPolicy(null), 'No scaling');
    run.advance(17_000, Number.POSITIVE_INFINITY);
    expect(present()).toEqual({ ready: 1, starting: 0, draining: 0 });
  });
});

describe('the bill of a host that scales', () => {
  it('is for the instances that stood when the number had settled', () => {
    const document = shop({ policy: { everyMs: 5000, max: 3 }, arrivals: everyMs(100), seconds: 10 });
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('no bill');
    const hours = step.value.value.lines.findLast(({ meter }) => meter === 'instance-hours');
    expect(hours?.quantity).toBeCloseTo(3 * 730, 6);
  });
});

describe('a run of a host that scales', () => {
  it('keeps its ledgers and comes out the same again', () => {
    const document = shop({
      policy: { everyMs: 3000, drainMs: 500 },
      arrivals: { type: 'poisson', ratePerSecond: 6 },
      seconds: 300,
      values: { bootMs: constant(2000) },
      checksEveryMs: 1000,
    });
    const report = runDesign(document, { slice: 50 });
    expect(report.components.at(-1)!.scaling!.length).toBeGreaterThan(20);
    expect(runDesign(document, { slice: 50_000 }).digest).toBe(report.digest);
  });
});
