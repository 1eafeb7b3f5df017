import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Arrivals, type Document } from '#design';
import { hash } from '#engine';
import { gallery } from '#gallery';
import { makeRun, replicate, type MadeRun, type Replication } from '.';
import { runDesign } from './testing/run-design';
import { shopAndDatabase } from './testing/shop-and-database';

const bare = { latencyMs: 0, serializationMs: 0, serializationMsPerKiB: 0, bandwidthBitsPerSecond: null };

const steady: Arrivals = { type: 'constant', ratePerSecond: 20, firstMs: 10 };

/** A rate that switches more often than can be told. */
const endless: Arrivals = {
  type: 'modulated',
  lowRatePerSecond: 0,
  highRatePerSecond: 0,
  meanLowMs: 1e-300,
  meanHighMs: 1e-300,
};

/** Twenty requests a second with nothing random about them, each 15 ms of CPU: two servers of two vCPUs. The first 5 s do not count. */
function shop(arrivals = steady): Document {
  return buildDesign(
    {
      classes: { Users: { arrivals, mix: { 'shop.serve': 1 }, patienceMs: null } },
      scenario: { durationMs: 25_000, warmUpMs: 5000, seed: 9 },
      modules: { shop: { operations: { serve: [buildStep.compute(constant(15))] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Server: { kind: 'server', modules: ['shop'], values: { instances: 2, vcpus: 2, workers: 5 } },
      },
      wires: [{ wire: 'Users -> Server', ...bare }],
    },
    declarations,
  );
}

function made(making: ReturnType<typeof replicate>): MadeRun {
  let step = making.next();
  while (!step.done) step = making.next();
  if (!step.value.ok) throw new Error('the design cannot run');
  return step.value.value;
}

/** A minute of the Corner Shop. */
const minute: Document = {
  ...gallery[0]!.document,
  scenario: { ...gallery[0]!.document.scenario, durationMs: 60_000, warmUpMs: 10_000 },
};

const orderOf = (document: Document, replication: number) => ({
  document,
  stage: document.stages[0]!.id,
  seed: document.scenario.seed,
  replication,
});
const figuresOf = (document: Document, replication = 0): Replication =>
  made(replicate(orderOf(document, replication))).figures;

describe('a replication', () => {
  it('is the run of its own seed, to the last bit', () => {
    const { report, figures } = made(replicate(orderOf(minute, 3)));
    expect(figures.seed).toBe(hash(minute.scenario.seed, 3));
    expect(report.digest).toBe(runDesign(minute, { seed: hash(minute.scenario.seed, 3) }).digest);
  });

  it('made with the seed itself is the single run of it', () => {
    const document = shop();
    expect(made(makeRun(orderOf(document, 0))).report.digest).toBe(runDesign(document, { seed: 9 }).digest);
  });

  it('tells the share of vCPUs and workers in use as the utilization law has it', () => {
    const [cpu, workers] = figuresOf(shop()).loads;
    // 20 a second x 15 ms over 2 x 2 vCPUs and 2 x 5 workers.
    expect(cpu).toMatchObject({ resource: 'cpu' });
    expect(cpu?.utilization).toBeCloseTo(0.3 / 4, 9);
    expect(workers).toMatchObject({ resource: 'workers' });
    expect(workers?.utilization).toBeCloseTo(0.3 / 10, 9);
  });

  it('tells the share of the connections of pools that were held', () => {
    const document = shopAndDatabase({
      steps: [buildStep.read('Database')],
      trafficClass: { arrivals: steady, patienceMs: null },
      shop: { instances: 2 },
      policy: { pool: { connections: 5, waitLimitMs: null } },
      latencyMs: 3,
    });
    const connections = figuresOf(document).loads.filter(({ resource }) => resource === 'connections');
    // 20 a second, each for its 6 ms there and back, over 2 x 5 connections.
    expect(connections).toMatchObject([{ place: document.stages[0]!.wires[1]!.id }]);
    expect(connections[0]?.utilization).toBeCloseTo(0.012, 9);
  });

  it('tells what its window costs an hour, and for a million of its requests', () => {
    const document = shop();
    const { costPerHourUsd, costPerMillionUsd, flows } = figuresOf(document);
    expect(flows[0]).toMatchObject({ offered: 400, throughputPerSecond: 20, availability: 1 });
    expect(costPerMillionUsd).toBeCloseTo(((costPerHourUsd ?? 0) / (20 * 3600)) * 1e6, 12);
    // Twice as long at the same load costs the same an hour; three servers cost more than two.
    const longer = { ...document, scenario: { ...document.scenario, durationMs: 45_000 } };
    expect(figuresOf(longer).costPerHourUsd).toBeCloseTo(costPerHourUsd ?? 0, 9);
    const [stage] = document.stages;
    const components = stage!.components.map((each) =>
      each.kind === 'server' ? { ...each, configuration: { ...each.configuration, instances: 3 } } : each,
    );
    const larger = { ...document, stages: [{ ...stage!, components }] };
    expect(figuresOf(larger).costPerHourUsd).toBeGreaterThan((costPerHourUsd ?? 0) * 1.2);
  });

  it('says how far it is, and at last that its time is over', () => {
    const making = replicate(orderOf(minute, 0));
    const instants: number[] = [];
    for (let step = making.next(); !step.done; step = making.next()) instants.push(step.value);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(instants.length).toBeGreaterThan(1);
    expect(instants.at(-1)).toBe(60_000);
  });

  it('that a guard stops says why', () => {
    const figures = figuresOf(shop(endless));
    expect(figures.stopReason).toMatch(/^Time stands still/);
    expect(figures.atMs).toBeLessThan(25_000);
  });

  it('of a stage that cannot run is none', () => {
    const { document } = gallery[0]!;
    const stages = document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => ({ ...each, kind: 'mainframe' })),
    }));
    const step = replicate(orderOf({ ...document, stages }, 0)).next();
    expect(step.done && !step.value.ok && step.value.problems[0]?.title).toBe('Unknown kind mainframe');
  });
});
