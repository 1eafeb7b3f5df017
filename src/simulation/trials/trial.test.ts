import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  defaultRollout,
  noHostPolicy,
  setChangeModel,
  type Document,
  type RolloutPolicy,
} from '#design';
import { experiments, gallery } from '#gallery';
import { makeTrial, type Trial, type TrialOrder, type TrialPart } from '..';
import { replicate } from '../replicate';

const shop: Document = {
  ...gallery[0]!.document,
  scenario: { ...gallery[0]!.document.scenario, durationMs: 400_000, warmUpMs: 60_000 },
};

function tried<Part extends TrialPart>(
  document: Document,
  part: Part,
  { stage = 0, replication = 0 } = {},
): Trial & { part: Part } {
  const order: TrialOrder = {
    document,
    stage: document.stages[stage]!.id,
    seed: document.scenario.seed,
    replication,
    part,
  };
  const making = makeTrial(order);
  let step = making.next();
  while (!step.done) {
    expect(step.value.share).toBeGreaterThanOrEqual(0);
    expect(step.value.share).toBeLessThanOrEqual(1);
    step = making.next();
  }
  if (!step.value.ok) throw new Error('the stage cannot run');
  return step.value.value as Trial & { part: Part };
}

const host = (modules: readonly string[]) => ({ kind: 'server', modules, values: { instances: 1 } });

/** A front asks two modules; each of the three has its share of the mix. */
function threeModules(hosts: Readonly<Record<string, readonly string[]>>): Document {
  const work = [buildStep.compute(constant(1))];
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 20, mix: { 'front.home': 60, 'front.buy': 30, 'front.look': 10 } } },
      modules: {
        shelf: { operations: { list: work } },
        till: { operations: { pay: work } },
        front: {
          operations: { home: work, buy: [buildStep.call('till.pay')], look: [buildStep.call('shelf.list')] },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        ...Object.fromEntries(Object.entries(hosts).map(([name, modules]) => [name, host(modules)])),
      },
      wires: [
        { wire: `Users -> ${Object.entries(hosts).find(([, modules]) => modules.includes('front'))![0]}` },
        'front -> shelf',
        'front -> till',
      ],
    },
    declarations,
  );
}

describe('a trial of a stage', () => {
  it('is the replication of its number, with its course told in spans that add up to it', () => {
    const { figures, series } = tried(shop, 'run', { replication: 2 });
    const making = replicate({ document: shop, stage: shop.stages[0]!.id, seed: 7, replication: 2 });
    let step = making.next();
    while (!step.done) step = making.next();
    expect(step.value.ok && step.value.value.figures).toEqual(figures);
    expect(series.spanSeconds).toBe(3);
    expect(series.offered).toHaveLength(133);
    // What came from 60 s on is what the replication counted, but for the second beyond the last whole span.
    const offered = series.offered.slice(20).reduce((sum, each) => sum + each * 3, 0);
    expect(Math.abs(offered - figures.flows[0]!.offered)).toBeLessThan(300);
    const ended = series.goodput.map((good, at) => good + series.failed[at]!);
    expect(ended.reduce((sum, each) => sum + each, 0)).toBeCloseTo(
      series.offered.reduce((sum, each) => sum + each, 0),
      -2,
    );
    expect(Math.max(...series.p95Ms.filter((each) => !Number.isNaN(each)))).toBeGreaterThan(figures.flows[0]!.p50Ms!);
    expect(series.costPerHourUsd.every((each) => each > 0)).toBe(true);
  });

  it('tells its course while it is under way', () => {
    const order: TrialOrder = { document: shop, stage: shop.stages[0]!.id, seed: 7, replication: 0, part: 'run' };
    const making = makeTrial(order);
    const lengths: number[] = [];
    let step = making.next();
    for (; !step.done; step = making.next()) lengths.push(step.value.course!.offered.length);
    const whole = step.value.ok && step.value.value.part === 'run' ? step.value.value.series.offered.length : 0;
    expect(lengths[0]).toBeLessThan(whole / 4);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths.at(-1)).toBe(whole);
  });

  it('meets the same requests in every stage', () => {
    const [monolith, services] = [0, 1].map((stage) => tried(shop, 'run', { stage }));
    expect(services!.series.offered).toEqual(monolith!.series.offered);
    expect(services!.figures.seed).toBe(monolith!.figures.seed);
  });

  it('counts the calls that leave a process', () => {
    expect(tried(threeModules({ One: ['front', 'shelf', 'till'] }), 'run').remoteCallsPerRequest).toBe(0);
    const split = tried(threeModules({ Front: ['front'], Shelf: ['shelf'], Till: ['till'] }), 'run');
    expect(split.remoteCallsPerRequest).toBeGreaterThan(0.35);
    expect(split.remoteCallsPerRequest).toBeLessThan(0.45);
  });

  it('bills a month, and a million requests of it', () => {
    const { monthlyUsd, perMillionUsd } = tried(shop, 'bill');
    expect(monthlyUsd).toBeGreaterThan(10);
    // 20 requests a second.
    expect(perMillionUsd! * 20 * 3600 * 730).toBeCloseTo(monthlyUsd! * 1e6, -7);
  });

  it('has no lead time without teams, and with them that of their pipeline', () => {
    expect(tried(shop, 'lead-time').p95Hours).toBeNull();
    const modules = shop.stages[0]!.modules.map(({ id }) => id);
    const team = { id: 'n1' as never, name: 'Shop', members: 4, modules, changesPerWeek: 5 };
    const owned = setChangeModel(shop, {
      teams: [team],
      pipeline: { fixedMinutes: 5, minutesPerModule: 5, changeFailureRatio: 0 },
    });
    const [monolith, services] = [0, 1].map((stage) => tried(owned, 'lead-time', { stage }).p95Hours!);
    // Everything is tested along in the one, 35 minutes; a sixth or five sixths of it in the other.
    expect(monolith).toBeCloseTo(35 / 60, 9);
    expect(services).toBeLessThan(monolith!);
  });

  it('tells what share of the mix a bad deployment takes down: all of it where one process has all', () => {
    expect(tried(threeModules({ One: ['front', 'shelf', 'till'] }), 'blast-radius').share).toBe(1);
    const { share } = tried(threeModules({ Front: ['front'], Shelf: ['shelf'], Till: ['till'] }), 'blast-radius');
    // The front takes all, the till the 30 %, the shelf the 10 % that ask for it.
    expect(share).toBeGreaterThan((1 + 0.3 + 0.1) / 3 - 0.03);
    expect(share).toBeLessThan((1 + 0.3 + 0.1) / 3 + 0.03);
  });

  it('tells what bad changes cost: all for a quarter of an hour where one process has all, a canary next to nothing', () => {
    // 100 changes a week, a twentieth of them bad: five quarters of an hour of a week.
    const changed = (isSplit: boolean, rollout: RolloutPolicy | null): Document => {
      const document = experiments.badChange({ isSplit, defect: 'crash' });
      const modules = document.stages[0]!.modules.map(({ id }) => id);
      const team = { id: 'n1' as never, name: 'Everybody', members: 4, modules, changesPerWeek: 100 };
      const pipeline = { fixedMinutes: 5, minutesPerModule: 5, changeFailureRatio: 0.05 };
      const stages = document.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.modules.length > 0
            ? {
                ...each,
                configuration: { ...each.configuration, instances: 20 },
                hostPolicy: { ...noHostPolicy, rollout },
              }
            : each,
        ),
      }));
      return setChangeModel({ ...document, stages }, { teams: [team], pipeline });
    };
    const share = (document: Document) => tried(document, 'change-damage').share!;
    const base = { ...defaultRollout, bakeMs: 15 * 60_000, rollbackErrorRatio: 0.5, drainMs: 0 };
    const atOnce = { ...base, rollout: 'all-at-once' } as const;
    const canary = { ...base, rollout: 'canary', canaryShare: 0.05, bakeMs: 5 * 60_000 } as const;
    expect(share(changed(false, atOnce))).toBeCloseTo(75 / (7 * 24 * 60), 3);
    expect(share(changed(false, canary))).toBeLessThan(0.001);
    expect(tried(experiments.badChange({ isSplit: false, defect: 'crash' }), 'change-damage').share).toBeNull();
  });

  it('of a stage that cannot run has its problems', () => {
    const stages = shop.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => (each.modules.length > 0 ? each : { ...each, kind: 'mainframe' })),
    }));
    for (const part of ['run', 'bill', 'blast-radius'] as const) {
      const order = { document: { ...shop, stages }, stage: stages[0]!.id, seed: 7, replication: 0, part };
      const making = makeTrial(order);
      let step = making.next();
      while (!step.done) step = making.next();
      expect(step.done && !step.value.ok && step.value.problems.length > 0).toBe(true);
    }
  });
});
