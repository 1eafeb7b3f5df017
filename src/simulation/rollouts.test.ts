/** New versions that come to hosts; instants, shares and numbers in service are reckoned by hand. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultRollout,
  noHostPolicy,
  type BuildStep,
  type Configuration,
  type Deployment,
  type RolloutPolicy,
} from '#design';
import type { Run } from '.';
import { begin, imbalance } from './testing/run-design';

const sound = { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false };

interface Shop {
  readonly instances?: number;
  readonly policy?: Partial<RolloutPolicy>;
  readonly defects?: Partial<Deployment['defects']>;
  readonly lockMs?: number;
  /** Reads of the data set a second. */
  readonly readers?: number;
  readonly gapMs?: number;
  readonly seconds?: number;
  readonly work?: readonly BuildStep[];
  readonly values?: Configuration;
  readonly atMs?: number;
}

const atMs = 10_000;

/** Users -> Balancer (round robin, checks every second) -> Web; boot takes 3.5 s, so that the first good check is 4 s after a whole second. */
function shop(given: Shop) {
  const { instances = 4, policy = {}, defects = {}, gapMs = 100, seconds = 60 } = given;
  const bare = { latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null };
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'constant', ratePerSecond: 1000 / gapMs, firstMs: gapMs / 2 },
          mix: { 'web.page': 1 },
          patienceMs: null,
        },
        Readers: {
          arrivals: { type: 'constant', ratePerSecond: given.readers ?? 0, firstMs: 50 },
          mix: { 'other.look': 1 },
          patienceMs: null,
        },
      },
      dataSets: { rows: { owner: 'web' } },
      scenario: { durationMs: seconds * 1000, warmUpMs: 0 },
      modules: {
        web: { operations: { page: given.work ?? [buildStep.pause(constant(1))] } },
        other: { operations: { look: [buildStep.read('Database', 'rows')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Readers: { kind: 'users', classes: ['Readers'] },
        Balancer: {
          kind: 'load-balancer',
          values: { policy: 'round-robin', healthIntervalMs: 1000, unhealthyAfter: 1000, latencyMs: constant(0) },
        },
        Web: {
          kind: 'server',
          modules: ['web'],
          values: {
            instances,
            workers: null,
            vcpus: null,
            memoryMiB: null,
            bootMs: constant(3500),
            restartDelayMs: 0,
            ...given.values,
          },
          hostPolicy: {
            rateLimits: [],
            loadShedding: null,
            adaptiveConcurrency: null,
            autoscaling: null,
            rollout: { ...defaultRollout, ...policy },
          },
        },
        Other: { kind: 'server', modules: ['other'], values: { bootMs: constant(3500) } },
        Database: { kind: 'relational-database', dataSets: ['rows'] },
      },
      wires: [
        { wire: 'Users -> Balancer', ...bare },
        { wire: 'Balancer -> Web', ...bare },
        { wire: 'Readers -> Other', ...bare },
        { wire: 'other -> Database', ...bare },
      ],
      timeline: {
        Deploy: {
          atMs: given.atMs ?? atMs,
          action: (names) => ({
            type: 'deployment',
            module: names.id('module', 'web'),
            deployment: {
              rollout: null,
              defects: { ...sound, ...defects },
              schemaChange:
                given.lockMs === undefined ? null : { dataSet: names.id('dataSet', 'rows'), lockMs: given.lockMs },
            },
          }),
        },
      },
    },
    declarations,
  );
}

const web = (run: Run) => [...run.plant.stations.values()].find(({ component }) => component.name === 'Web')!;

/** Runs to the end: the number in service after each whole and half second at which it had changed, and the report. */
function watched(given: Shop, at: Readonly<Record<number, (run: Run) => void>> = {}) {
  const run = begin(shop(given));
  const inService: [seconds: number, ready: number][] = [];
  while (run.status === 'ready') {
    run.advance(run.nowMs + 500, Number.POSITIVE_INFINITY);
    at[run.nowMs]?.(run);
    expect(imbalance(run).every((each) => each === 0)).toBe(true);
    const { ready } = web(run).roster.present;
    if (inService.at(-1)?.[1] !== ready) inService.push([run.nowMs / 1000, ready]);
  }
  const report = run.report();
  return { inService, report, rollout: report.rollouts[0]!, whole: report.flows[0]!, run };
}

describe('a rolling deployment', () => {
  it('takes one of four out at a time: drain, boot, first good check, next', () => {
    const { inService, rollout, whole } = watched({});
    // Nothing is in work when one goes out at 10.0 s: it boots to 13.5 and is found well at 14.0, when the next one goes.
    expect(inService).toEqual([
      [0.5, 4],
      [10, 3],
      [26, 4],
    ]);
    expect(rollout).toMatchObject({ beganMs: 10_000, endedMs: 26_000, outcome: 'deployed', rolledBackAtMs: null });
    expect(whole.success).toBe(whole.offered - whole.failed['reset']!);
    expect(whole.failed).toMatchObject({ reset: 0, refused: 0, failed: 0 });
  });

  it('boots a version to its end, whatever is taken down and let go meanwhile', () => {
    const atFirst = { fault: 'outage', magnitude: null, recurrence: null } as const;
    const strike = (run: Run) =>
      run.inject({ ...atFirst, target: { type: 'instance', component: web(run).id, instance: 0 } }, null);
    const { inService } = watched({}, { 11_000: strike, 12_000: (run) => run.clearFaults() });
    // As without: up at 13.5 s, found well at 14.0.
    expect(inService).toEqual([
      [0.5, 4],
      [10, 3],
      [26, 4],
    ]);
    // Out at 10.0 s with requests of 20 s in it, which die at 11.0: what drains boots from then on, to 14.5 and a bit, and is found well at 15.0.
    const held = watched(
      { work: [buildStep.pause(constant(20_000))] },
      { 11_000: strike, 12_000: (run) => run.clearFaults() },
    );
    expect(held.inService.filter(([seconds]) => seconds > 10 && seconds < 15)).toEqual([]);
  });

  it('takes as many as it may, and more where it starts others first', () => {
    const two = watched({ policy: { maxUnavailable: 2 } });
    expect(two.inService).toEqual([
      [0.5, 4],
      [10, 2],
      [18, 4],
    ]);
    const surging = watched({ policy: { surge: 1 } });
    // One goes at 10 beside the one that is started: both serve at 14, then two are out at a time, and of the last two one stops for good.
    expect(surging.inService).toEqual([
      [0.5, 4],
      [10, 3],
      [18, 4],
    ]);
    expect(surging.rollout).toMatchObject({ endedMs: 18_000, outcome: 'deployed' });
    expect(web(surging.run).instances).toHaveLength(4);
  });

  it('waits for what an instance holds, up to its time to drain', () => {
    const { inService, whole } = watched({
      instances: 2,
      gapMs: 1000,
      work: [buildStep.pause(constant(3000))],
      policy: { drainMs: 2000 },
    });
    // At 10 s the first holds the request of 8.5 s: it is empty at 11.5, has booted at 15 and is found well at 16. By then the other holds those of 13.5, 14.5 and 15.5 s, of which
    // the last would take until 18.5 and fails at 18; then 3.5 s of boot, and the check of 22.
    expect(inService).toEqual([
      [0.5, 2],
      [10, 1],
      [22, 2],
    ]);
    expect(whole.failed['reset']).toBe(1);
  });
});

describe('a deployment all at once', () => {
  it('refuses everybody until the new version serves', () => {
    const { inService, whole, rollout } = watched({ policy: { rollout: 'all-at-once' } });
    expect(inService).toEqual([
      [0.5, 4],
      [10, 0],
      [14, 4],
    ]);
    // 10 a second for 3.5 s find nobody who listens; what has booted and is not checked is tried where nobody else is left.
    expect(whole.failed['refused']).toBe(35);
    expect(rollout).toMatchObject({ endedMs: 14_000, outcome: 'deployed' });
  });
});

describe('a canary', () => {
  const canary = { rollout: 'canary', canaryShare: 0.25, bakeMs: 5000, rollbackErrorRatio: 0.5 } as const;

  it('of a bad version fails its share for as long as it bakes, and goes back', () => {
    const { whole, rollout, inService } = watched({ policy: canary, defects: { errorRatio: 1 } });
    // In service at 14 s and judged at 19: of 10 requests a second one of four instances fails 2.5 for 5 s.
    expect(rollout).toMatchObject({ outcome: 'rolled-back', rolledBackAtMs: 19_000, endedMs: 23_000 });
    expect(whole.failed['failed']).toBeGreaterThanOrEqual(12);
    expect(whole.failed['failed']).toBeLessThanOrEqual(13);
    expect(rollout.failures).toBe(whole.failed['failed']);
    expect(rollout.operations).toBe(whole.failed['failed']);
    expect(inService).toEqual([
      [0.5, 4],
      [10, 3],
      [14, 4],
      [19, 3],
      [23, 4],
    ]);
  });

  it('of a good version goes on to all, and is watched once more', () => {
    const { whole, rollout } = watched({ policy: canary });
    // Judged at 19 s; the other three take 4 s each, to 31 s. The watch that began at 19 is over at 24 and 29, the one after that at 34 and 39: all had it at 31.
    expect(rollout).toMatchObject({ outcome: 'deployed', endedMs: 39_000, failures: 0 });
    expect(whole.success).toBe(whole.offered);
  });

  it('that dies of what it takes in is lost with it, and counts as bad', () => {
    const { whole, rollout } = watched({ policy: canary, defects: { crashes: true } });
    // One of four is called and dies, or is refused while it starts again for 3.5 s: nobody notices, since checks are slow to.
    expect(rollout).toMatchObject({ outcome: 'rolled-back', rolledBackAtMs: 19_000 });
    const bad = whole.failed['reset']! + whole.failed['refused']!;
    expect(rollout.failures).toBe(bad);
    expect(whole.failed['reset']).toBeGreaterThanOrEqual(1);
  });

  it('that nobody judges goes on, however bad', () => {
    const { rollout } = watched({ policy: { ...canary, rollbackErrorRatio: null }, defects: { errorRatio: 1 } });
    // Baked to 19 s, then the three others for 4 s each.
    expect(rollout).toMatchObject({ outcome: 'deployed', endedMs: 31_000 });
  });
});

describe('a bad version', () => {
  const atOnce = { rollout: 'all-at-once' } as const;

  it('slows the computations of its module', () => {
    const mean = (slowdown: number) =>
      watched({ policy: atOnce, atMs: 0, defects: { slowdown }, work: [buildStep.compute(constant(10))] }).whole
        .responses.meanMs!;
    expect(mean(3) / mean(1)).toBeCloseTo(3, 1);
  });

  it('loses memory until it is killed, again and again', () => {
    const { report } = watched({
      instances: 1,
      policy: atOnce,
      atMs: 0,
      defects: { leakMiBPerSecond: 100 },
      values: { memoryMiB: 1000, bootMs: constant(500), restartDelayMs: 500, restartDelayFactor: 1 },
    });
    const { crashes } = report.components.find(({ instances }) => instances.some((each) => each.crashes > 0))!
      .instances[0]!;
    expect(crashes).toBeGreaterThanOrEqual(4);
    expect(crashes).toBeLessThanOrEqual(7);
  });

  it('goes back where nobody may be missing: with another beside the one that goes, as it came', () => {
    const document = shop({ instances: 1, atMs: 1e9, policy: { maxUnavailable: 0, surge: 1 } });
    const run = begin(document);
    run.advance(10_000, Number.POSITIVE_INFINITY);
    const target = { type: 'module', module: document.stages[0]!.modules[0]!.id } as const;
    run.inject({ fault: 'bad-deployment', target, magnitude: 1, recurrence: null }, null);
    run.advance(30_000, Number.POSITIVE_INFINITY);
    run.clearFaults();
    run.advance(60_000, Number.POSITIVE_INFINITY);
    // The bad one is found well at 14 s, and the old one goes; another old one starts at 30 s, is found well at 34, and the bad one goes.
    const { rollouts, flows } = run.report();
    expect(rollouts[0]).toMatchObject({ outcome: 'rolled-back', rolledBackAtMs: 30_000, endedMs: 34_000 });
    expect(web(run).instances).toHaveLength(1);
    // Ten a second for 20 s.
    expect(flows[0]!.failed).toMatchObject({ failed: 200, refused: 0, reset: 0 });
    expect(flows[0]!.success).toBe(flows[0]!.offered - 200);
  });

  it('goes back by hand as well, after it was everywhere', () => {
    const document = shop({ atMs: 1e9 });
    const { modules } = document.stages[0]!;
    const run = begin(document);
    run.advance(10_000, Number.POSITIVE_INFINITY);
    run.inject(
      {
        fault: 'bad-deployment',
        target: { type: 'module', module: modules[0]!.id },
        magnitude: 0.5,
        recurrence: null,
      },
      null,
    );
    run.advance(30_000, Number.POSITIVE_INFINITY);
    expect(run.report().rollouts[0]).toMatchObject({ outcome: 'deployed', endedMs: 26_000 });
    run.clearFaults();
    run.advance(50_000, Number.POSITIVE_INFINITY);
    const report = run.report();
    expect(report.rollouts[0]).toMatchObject({ outcome: 'rolled-back', rolledBackAtMs: 30_000, endedMs: 46_000 });
    const failed = report.flows[0]!.failed['failed']!;
    run.advance(60_000, Number.POSITIVE_INFINITY);
    expect(run.report().flows[0]!.failed['failed']).toBe(failed);
    expect(failed).toBeGreaterThan(30);
  });
});

describe('a change of a data set', () => {
  it('brings all along that use it, after its lock', () => {
    const { report } = watched({ lockMs: 2000, policy: { rollout: 'all-at-once' } });
    const names = report.rollouts.map(({ component, beganMs }) => [component, beganMs]);
    const { stages } = shop({});
    const id = (name: string) => stages[0]!.components.find((each) => each.name === name)!.id;
    expect(names).toEqual([
      [id('Web'), 12_000],
      [id('Other'), 12_000],
    ]);
  });
});

describe('a locked data set', () => {
  it('makes all who ask for it wait until it is over', () => {
    const readMs = (lockMs: number) => {
      const { report } = watched({ lockMs, readers: 10, seconds: 13, policy: { rollout: 'all-at-once' } });
      const id = shop({}).workload.trafficClasses.find(({ name }) => name === 'Readers')!.id;
      return report.flows.find(({ scope }) => scope.type === 'traffic-class' && scope.trafficClass === id)!.responses;
    };
    const open = readMs(0);
    const locked = readMs(2000);
    // 20 reads of the 2 s from 10 s on wait for 1.95, 1.85, ... 0.05 s, which is 20 s together; the others are as quick as ever.
    expect(locked.maxMs!).toBeGreaterThan(1950);
    expect(locked.maxMs! - open.maxMs!).toBeLessThan(1950);
    expect(locked.count * locked.meanMs! - locked.count * open.meanMs!).toBeGreaterThan(19_500);
    expect(locked.count * locked.meanMs! - locked.count * open.meanMs!).toBeLessThan(20_500);
  });
});

describe('a new version of a function', () => {
  it('replaces all instances at once, which start cold, and goes back when it is bad', () => {
    const document = buildDesign(
      {
        classes: {
          Users: {
            arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 50 },
            mix: { 'web.page': 1 },
            patienceMs: null,
          },
        },
        scenario: { durationMs: 30_000, warmUpMs: 0 },
        modules: { web: { operations: { page: [buildStep.pause(constant(20))] } } },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Web: {
            kind: 'function',
            modules: ['web'],
            values: { environmentMs: constant(10), packageMiB: 0 },
            hostPolicy: { ...noHostPolicy, rollout: { ...defaultRollout, bakeMs: 5000, rollbackErrorRatio: 0.5 } },
          },
        },
        wires: [{ wire: 'Users -> Web', latencyMs: 0 }],
        timeline: {
          Deploy: {
            atMs,
            action: (names) => ({
              type: 'deployment',
              module: names.id('module', 'web'),
              deployment: { rollout: null, defects: { ...sound, errorRatio: 1 }, schemaChange: null },
            }),
          },
        },
      },
      declarations,
    );
    const run = begin(document);
    run.advance(30_000, Number.POSITIVE_INFINITY);
    const report = run.report();
    // 50 requests come in the 5 s in which it bakes.
    expect(report.flows[0]!.failed['failed']).toBe(50);
    expect(report.rollouts[0]).toMatchObject({ outcome: 'rolled-back', rolledBackAtMs: 15_000, failures: 50 });
    expect(report.components.at(-1)!.onDemand!.coldStarts).toBe(3);
  });
});

describe('a deployment in a run that is edited and struck', () => {
  it('keeps its ledgers and ends', () => {
    const document = shop({ gapMs: 20, seconds: 100, policy: { surge: 1, maxUnavailable: 2 } });
    const run = begin(document);
    const more = (instances: number) => ({
      ...document,
      stages: document.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.name === 'Web' ? { ...each, configuration: { ...each.configuration, instances } } : each,
        ),
      })),
    });
    const { id } = document.stages[0]!.components.find(({ name }) => name === 'Web')!;
    const acts: Readonly<Record<number, () => void>> = {
      11_000: () => run.apply(more(6), 'More'),
      12_000: () =>
        run.inject(
          { fault: 'outage', target: { type: 'component', component: id }, magnitude: null, recurrence: null },
          6000,
        ),
      25_000: () => run.apply(more(2), 'Fewer'),
      26_000: () =>
        run.inject(
          { fault: 'crash', target: { type: 'component', component: id }, magnitude: null, recurrence: null },
          null,
        ),
    };
    while (run.status === 'ready') {
      run.advance(run.nowMs + 250, Number.POSITIVE_INFINITY);
      acts[run.nowMs]?.();
      expect(imbalance(run).every((each) => each === 0)).toBe(true);
    }
    expect(run.report().rollouts[0]).toMatchObject({ outcome: 'deployed' });
    expect(web(run).roster.present).toEqual({ ready: 2, starting: 0, draining: 0 });
  });
});
