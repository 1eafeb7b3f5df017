import { describe, expect, it } from 'vitest';
import type { Requirement, StageId } from '#design';
import { gallery } from '#gallery';
import type { Replication, Trial } from '#simulation';
import { crossingsOf, loadLimits, sweepCurves, sweepPlan, type SweepMade, type SweepOrder } from './sweep';

const { document } = gallery[0]!;
const [one, two] = document.stages.map(({ id }) => id) as [StageId, StageId];
const database = document.stages[0]!.components.find(({ name }) => name === 'Database')!;
const limit = { ...(document.requirements[0] as Requirement), metric: 'p95', target: 100 } as const;

const sweep: SweepOrder = {
  document: { ...document, requirements: [limit] },
  stages: [one, two],
  x: { parameter: { type: 'load' }, values: [1, 2, 3, 4, 5] },
  y: null,
  replications: 2,
  warmUpMs: 10_000,
  measuredMs: 30_000,
};

/** A run that came to so much; its p95 is the requirement's value. */
function trial(stage: StageId, replication: number, p95Ms: number, meanMs = p95Ms): Extract<Trial, { part: 'run' }> {
  const flow = {
    offered: 100,
    goodputPerSecond: 10,
    throughputPerSecond: 10,
    availability: 1,
    meanMs,
    p50Ms: 1,
    p95Ms,
  };
  const figures: Replication = {
    replication,
    seed: 1,
    atMs: 1000,
    stopReason: null,
    flows: [{ scope: { type: 'whole' }, ...flow, p99Ms: null }],
    loads: [],
    costPerHourUsd: 2,
    costPerMillionUsd: null,
    requirements: [{ id: limit.id, measured: p95Ms }],
  };
  const series = { spanSeconds: 1, offered: [], goodput: [], failed: [], p95Ms: [], costPerHourUsd: [] };
  const totals = {
    offered: 0,
    flows: [],
    components: [],
    wires: [],
    messages: [],
    executions: [],
    rules: { counters: [], relations: [] },
  };
  return { stage, replication, part: 'run', figures, series, faults: [], remoteCallsPerRequest: null, totals };
}

/** All runs of the plan, each with the p95 and mean that its stage has at its place. */
function made(p95: (stage: StageId, x: number) => number, mean = p95): readonly SweepMade[] {
  return sweepPlan(sweep).map((run) => ({
    run,
    trial: trial(run.stage, run.order.replication, p95(run.stage, run.x), mean(run.stage, run.x)),
  }));
}

describe('the plan of a sweep', () => {
  it('runs every stage at every point with the same seeds, at an even load', () => {
    const plan = sweepPlan(sweep);
    expect(plan).toHaveLength(20);
    expect(plan.slice(0, 4).map(({ x, stage }) => [x, stage])).toEqual([
      [0, one],
      [0, two],
      [4, one],
      [4, two],
    ]);
    const { workload, scenario } = plan[2]!.order.document;
    expect(workload.trafficClasses[0]!.arrivals).toMatchObject({ ratePerSecond: 100 });
    expect(scenario).toMatchObject({ timeline: [], warmUpMs: 10_000, durationMs: 40_000 });
    expect(new Set(plan.map(({ order }) => order.seed)).size).toBe(1);
  });

  it('sets a number of a part where a stage has it, with another on the second axis', () => {
    const x = { parameter: { type: 'setting', component: database.id, name: 'vcpus' }, values: [1, 2] } as const;
    const plan = sweepPlan({ ...sweep, x, y: { parameter: { type: 'load' }, values: [1, 5, 9] }, replications: 1 });
    expect(plan).toHaveLength(12);
    const last = plan.at(-1)!;
    expect([last.x, last.y]).toEqual([1, 2]);
    const set = last.order.document.stages.flatMap(({ components }) =>
      components.filter(({ id }) => id === database.id),
    );
    expect(set.length).toBeGreaterThan(1);
    for (const { configuration } of set) expect(configuration['vcpus']).toBe(2);
    expect(last.order.document.workload.trafficClasses[0]!.arrivals).toMatchObject({ ratePerSecond: 180 });
  });
});

describe('a sweep', () => {
  const crossed = made((stage, x) => (stage === one ? 20 + 40 * x : 80 + 10 * x));

  it('tells each point as the mean of its runs', () => {
    const [curve] = sweepCurves(crossed, sweep, 'p95');
    expect(curve!.points[0]!.map((each) => each?.mean)).toEqual([20, 60, 100, 140, 180]);
    expect(curve!.points[0]![0]!.count).toBe(2);
    expect(sweepCurves(crossed, sweep, 'monthly-cost')[0]!.points[0]![0]!.mean).toBe(1460);
    expect(sweepCurves([], sweep, 'p95')[0]!.points[0]![0]).toBeNull();
  });

  it('marks where two stages cross', () => {
    const crossings = crossingsOf(sweepCurves(crossed, sweep, 'p95'), sweep.x);
    expect(crossings).toEqual([{ stages: [one, two], x: 3, value: 100 }]);
    const apart = made((stage, x) => (stage === one ? 20 + x : 80 + x));
    expect(crossingsOf(sweepCurves(apart, sweep, 'p95'), sweep.x)).toEqual([]);
  });

  it('marks no crossing within the intervals of both', () => {
    // Runs of a point differ by 40, the stages by 2 in turn.
    const noisy = sweepPlan(sweep).map((run) => {
      const p95 = 100 + 40 * run.order.replication + (run.stage === one ? run.x % 2 : 1 - (run.x % 2)) * 2;
      return { run, trial: trial(run.stage, run.order.replication, p95) };
    });
    expect(crossingsOf(sweepCurves(noisy, sweep, 'p95'), sweep.x)).toEqual([]);
  });

  it('tells between which loads a requirement first fails', () => {
    const [monolith, services] = loadLimits(crossed, sweep);
    expect(monolith!.failures).toMatchObject([{ metAt: 3, missedAt: 4 }]);
    expect(services!.failures).toMatchObject([{ metAt: 3, missedAt: 4 }]);
    const [never] = loadLimits(
      made(() => 5),
      sweep,
    );
    expect(never!.failures).toMatchObject([{ metAt: 5, missedAt: null }]);
    const [always] = loadLimits(
      made(() => 500),
      sweep,
    );
    expect(always!.failures).toMatchObject([{ metAt: null, missedAt: 1 }]);
  });

  it('finds the knee where most comes out for the time that it takes, and none at an end', () => {
    const latency = [30, 20, 10, 40, 90];
    const [monolith] = loadLimits(
      made((_, x) => latency[x]!),
      sweep,
    );
    expect(monolith!.knee).toBe(3);
    const [rising] = loadLimits(
      made((_, x) => 10 + x),
      sweep,
    );
    expect(rising!.knee).toBeNull();
  });
});
