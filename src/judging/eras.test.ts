/**
 * What comparison says of the Corner Shop in three eras: few users and three people, twenty teams, a surge. The same four sheets under other loads and teams, so that what
 * is best changes and nothing else does.
 */
import { describe, expect, it } from 'vitest';
import { idOf, type ChangeModel, type Document } from '#design';
import { crossing, experiments, galleryEntry } from '#gallery';
import { makeTrial, type Trial, type TrialPart } from '#simulation';
import type { FigureName } from './compared-figures';
import { comparisonOf } from './comparison';

const { document: shop } = galleryEntry('corner-shop-in-four')!;
const [monolith, services, microservices, serverless] = [0, 1, 2, 3];
const stages = shop.stages.map(({ id }) => id);

/** Hours a week that somebody looks after a thing of a kind: an assumption. */
const effortHoursPerWeek = {
  server: 2,
  container: 2,
  'relational-database': 2,
  function: 0.5,
  'object-store': 0.25,
  'key-value-store': 0.5,
  'api-gateway': 0.5,
  pipeline: 1,
};

/** So many teams of five changes a week, to which the modules are dealt in turn; the whole application is tested in half an hour. */
function teamsOf(count: number): ChangeModel {
  const modules = shop.stages[0]!.modules;
  return {
    teams: Array.from({ length: count }, (_, at) => ({
      id: idOf('team', 900_001 + at),
      name: `Team ${at + 1}`,
      members: 1000,
      modules: modules.filter((_module, place) => place % count === at % modules.length).map(({ id }) => id),
      changesPerWeek: 5,
    })),
    pipeline: { fixedMinutes: 5, minutesPerModule: 25 / modules.length, changeFailureRatio: 0 },
    pipelines: [],
    changes: [],
  };
}

interface Era {
  readonly ratePerSecond: number;
  readonly teams: number;
  readonly timeline?: Document['scenario']['timeline'];
}

const inEra = ({ ratePerSecond, teams, timeline = [] }: Era): Document => ({
  ...shop,
  workload: {
    trafficClasses: shop.workload.trafficClasses.map((each) => ({
      ...each,
      arrivals: { type: 'poisson', ratePerSecond },
      profile: [],
      dailyProfile: Array.from({ length: 24 }, () => 1),
      patienceMs: 3000,
      userRetries: null,
    })),
  },
  scenario: { durationMs: 60_000, warmUpMs: 10_000, seed: 1, timeline },
  changeModel: teamsOf(teams),
  assumptions: { ...shop.assumptions, effortHoursPerWeek },
});

function tried(document: Document, stage: (typeof stages)[number], part: TrialPart, replication: number): Trial {
  const making = makeTrial({ document, stage, seed: 1, replication, part });
  let step = making.next();
  while (!step.done) step = making.next();
  if (!step.value.ok) throw new Error(`${part} cannot be tried`);
  return step.value.value;
}

/** What a figure comes to in an era. */
function compared(era: Era, parts: readonly TrialPart[], replications = 1) {
  const document = inEra(era);
  const trials = parts.flatMap((part) =>
    stages.flatMap((stage) =>
      Array.from({ length: replications }, (_, replication) => tried(document, stage, part, replication)),
    ),
  );
  return (name: FigureName) => meansOf(trials, { document, stages, baseline: stages[0]! }, name);
}

/** Means of a figure in the order of the stages. */
function meansOf(
  trials: readonly Trial[],
  compare: Parameters<typeof comparisonOf>[1],
  name: FigureName,
): readonly number[] {
  const { cells } = comparisonOf(trials, compare).rows.find(({ subject }) => subject === name)!;
  return cells.map(({ estimate }) => estimate?.mean ?? Number.NaN);
}

describe('five requests a second and three people', () => {
  const figure = compared({ ratePerSecond: 5, teams: 1 }, ['run', 'bill', 'lead-time']);

  it('are served by all four', () => {
    for (const share of figure('availability')) expect(share).toBeGreaterThan(0.999);
    for (const hours of figure('lead-time')) expect(hours).toBeLessThan(8);
  });

  it('take the least effort as a monolith, the least money as functions', () => {
    const effort = figure('effort');
    expect(effort[monolith]).toBe(Math.min(...effort));
    const cost = figure('monthly-cost');
    expect(cost[serverless]).toBe(Math.min(...cost));
    expect(cost[monolith]).toBeLessThan(Math.min(cost[services]!, cost[microservices]!));
  });
});

describe('twenty teams', () => {
  const leadTime = compared({ ratePerSecond: 150, teams: 20 }, ['lead-time'], 5)('lead-time');

  it('wait for days behind one release train, and for hours behind two and more', () => {
    // 100 changes of half an hour in a week of 50 hours: a queue without end.
    expect(leadTime[monolith]).toBeGreaterThan(8);
    for (const stage of [services, microservices, serverless]) expect(leadTime[stage]).toBeLessThan(8);
  });
});

describe('a surge to a thousand a second', () => {
  const surge = {
    id: idOf('event', 900_101),
    name: 'Surge',
    atMs: 30_000,
    durationMs: null,
    action: {
      type: 'traffic',
      trafficClass: shop.workload.trafficClasses[0]!.id,
      factor: 50,
      rampMs: 0,
    },
  } as const;
  const share = compared({ ratePerSecond: 20, teams: 1, timeline: [surge] }, ['run'])('availability');

  it('is served by functions, and not by a server of which there is one', () => {
    expect(share[serverless]).toBeGreaterThan(0.995);
    expect(share[monolith]).toBeLessThan(0.6);
  });
});

/** Designs that stand in documents of their own as stages of one comparison, and the means of one of its figures. */
function apartCompared(documents: readonly Document[], part: TrialPart, figure: FigureName): readonly number[] {
  const apart = documents.map((each, at) => ({
    ...each,
    stages: each.stages.map((stage) => ({ ...stage, id: idOf('stage', 900_201 + at) })),
  }));
  const ids = apart.map(({ stages: [stage] }) => stage!.id);
  const trials = apart.map((document, at) => tried(document, ids[at]!, part, 0));
  return meansOf(trials, { document: apart[0]!, stages: ids, baseline: ids[0]! }, figure);
}

describe('a surge to ten times the load on fleets that grow', () => {
  const { fleets, onFunctions, onServers } = experiments;
  /** What arrives in the surge alone counts. */
  const inSurge = (document: Document): Document => {
    const [surge] = document.scenario.timeline;
    return { ...document, scenario: { ...document.scenario, warmUpMs: surge!.atMs } };
  };

  it('is answered by half of the servers that it needs, by most of the containers, by all functions', () => {
    const designs = [onServers(fleets.slow), onServers(fleets.containers), onFunctions()];
    const [slow, containers, functions] = apartCompared(designs.map(inSurge), 'run', 'availability');
    expect(slow! / 0.51).toBeCloseTo(1, 1);
    expect(containers! / 0.87).toBeCloseTo(1, 1);
    expect(functions!).toBeGreaterThan(0.999);
  });
});

describe('one process in place of a workflow', () => {
  const { document } = galleryEntry('video-quality-monitor')!;
  const [apart, together] = document.stages.map(({ id }) => id);

  it('is said to be better by nine tenths of the bill: evolution goes both ways', () => {
    const both = [apart!, together!];
    const trials = both.flatMap((stage) => [0, 1].map((replication) => tried(document, stage, 'bill', replication)));
    const { rows } = comparisonOf(trials, { document, stages: both, baseline: apart! });
    const [before, after] = rows.find(({ subject }) => subject === 'monthly-cost')!.cells;
    expect(after!.difference!.word).toBe('better');
    expect(1 - after!.estimate!.mean / before!.estimate!.mean).toBeGreaterThan(0.88);
  });
});

describe('a module of twelve gigabytes', () => {
  const both = (instances: number) =>
    apartCompared(
      [false, true].map((isSplit) => experiments.fixedNeed({ instances, isSplit, needs: 'memory' })),
      'bill',
      'monthly-cost',
    );

  it('is dearer alone at two instances, and a third cheaper at twenty', () => {
    const ratios = [2, 20].map((instances) => {
      const [together, apart] = both(instances);
      return together! / apart!;
    });
    expect(ratios[0]! / (222 / 366)).toBeCloseTo(1, 1);
    expect(ratios[1]! / (2220 / 1664)).toBeCloseTo(1, 1);
  });
});

describe('functions against containers', () => {
  const both = (ratePerSecond: number) => {
    const document = crossing(ratePerSecond, {});
    const two = document.stages.map(({ id }) => id);
    const trials = two.map((stage) => tried(document, stage, 'bill', 0));
    return meansOf(trials, { document, stages: two, baseline: two[0]! }, 'monthly-cost');
  };

  it('are cheaper at five requests a second, and dearer in the long run at fifty', () => {
    const [few, many] = [both(5), both(50)];
    expect(few[1]!).toBeLessThan(few[0]! / 2);
    expect(many[1]!).toBeGreaterThan(many[0]!);
  });
});
