/**
 * What many hands at one application do to each other: the release train and the blast radius of a bad change (MC2), modules that a change touches as they grow in number (MC3),
 * owners that a change must bring together (DP1, DP2), and hours that running it all takes (C5).
 */
import { buildDesign, buildStep, idOf, soundVersion, defaultRollout } from '#design';
import type { BuildComponent, BuildModule, BuildStep, BuildWire, Document, PlannedChange, Team } from '#design';
import { after, database, free, kinds, minute, scenario, second, server, usersOf, wire } from './settings';

const { call, compute, read } = buildStep;

const numbered = (count: number, word: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${word} ${at + 1}`);

const noAssumptions = { prices: {}, effortHoursPerWeek: {}, runtimes: {}, freeTier: false, accountConcurrency: 1000 };

export interface Train {
  readonly teams: number;
  /** Units that are deployed apart; each holds as many modules as every other. */
  readonly units: number;
}

/** Five changes a week from each team, one module each; a unit is tested in 5 min and 25 min more for the whole application. */
export function releaseTrain({ teams, units }: Train): Document {
  const names = numbered(teams, 'module');
  const perUnit = teams / units;
  const hosts = numbered(units, 'Unit').map((host, at): readonly [string, BuildComponent] => [
    host,
    server(names.slice(at * perUnit, (at + 1) * perUnit)),
  ]);
  return buildDesign(
    {
      title: `${teams} teams on ${units === 1 ? 'one release train' : `${units} units`}`,
      classes: {
        Visitors: { ratePerSecond: 10, mix: { 'module 1.work': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(60),
      modules: Object.fromEntries(names.map((name) => [name, { operations: { work: [compute(5)] } }])),
      components: { Users: usersOf('Visitors'), ...Object.fromEntries(hosts) },
      wires: [free('Users -> Unit 1')],
      also: (given) => ({
        changeModel: {
          teams: names.map((name, at): Team => ({
            id: idOf('team', 900_001 + at),
            name: `Team ${at + 1}`,
            members: 1000,
            modules: [given.id('module', name)],
            changesPerWeek: 5,
          })),
          pipeline: { fixedMinutes: 5, minutesPerModule: 25 / teams, changeFailureRatio: 0 },
          pipelines: [],
          changes: [],
        },
      }),
    },
    kinds,
  );
}

export interface BadChange {
  readonly isSplit: boolean;
  /** The new version dies of its first request, or fails all that its own module does. */
  readonly defect: 'crash' | 'errors';
}

/** Twenty modules of the same weight in one host or in twenty; a bad version of one comes to all instances at once and is taken back after 15 minutes. */
export function badChange({ isSplit, defect }: BadChange): Document {
  const names = numbered(20, 'module');
  const hosts = isSplit
    ? names.map((name, at) => [`Host ${at + 1}`, server([name])] as const)
    : [['Shop', server(names)] as const];
  const defects = defect === 'crash' ? { ...soundVersion, crashes: true } : { ...soundVersion, errorRatio: 1 };
  return buildDesign(
    {
      title: `A bad change, ${isSplit ? 'twenty services' : 'one unit'}`,
      classes: {
        Visitors: {
          ratePerSecond: 40,
          mix: Object.fromEntries(names.map((name) => [`${name}.work`, 1])),
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(60 + 18 * 60),
      timeline: {
        'A bad version': {
          atMs: after(60),
          action: (given) => ({
            type: 'deployment',
            module: given.id('module', 'module 1'),
            deployment: {
              rollout: {
                ...defaultRollout,
                rollout: 'all-at-once',
                bakeMs: 15 * minute,
                rollbackErrorRatio: 0.5,
                drainMs: 0,
              },
              defects,
              schemaChange: null,
            },
          }),
        },
      },
      modules: Object.fromEntries(names.map((name) => [name, { operations: { work: [compute(5)] } }])),
      components: { Users: usersOf('Visitors'), ...Object.fromEntries(hosts) },
      wires: hosts.map(([host]) => free(`Users -> ${host}`)),
    },
    kinds,
  );
}

/** A year of changes, each of one concern; `several` of them of one that stands in modules of more than one owner. */
const yearOf = (concerns: readonly string[]): readonly PlannedChange[] =>
  concerns.map((concern, at) => ({
    id: idOf('change', 910_001 + at),
    name: `Change ${at + 1}: ${concern}`,
    concerns: [concern],
    dataSets: [],
    thirdParties: [],
  }));

const changesOfYear = 200;
const features = ['catalog', 'cart', 'users', 'orders', 'payments', 'search', 'reports', 'media'];

export interface Cut {
  /** Along what the business does, or along what software is made of. */
  readonly along: 'domains' | 'layers';
  readonly teams: number;
}

/** Eight features as eight services, or as a frontend, a backend and a data service. Modules are dealt to the teams in turn. */
export function cutAlong({ along, teams }: Cut): Document {
  const layers = ['frontend', 'backend', 'data service'];
  const names = along === 'domains' ? features : layers;
  // A feature shows in every layer, a domain keeps it to itself; tax is a matter of cart, orders and payments.
  const hasTax = (feature: string) => ['cart', 'orders', 'payments'].includes(feature);
  const operationsOf = (name: string) => {
    const own = along === 'domains' ? [name] : features;
    return Object.fromEntries(
      own.map((feature): readonly [string, readonly BuildStep[]] => [
        `serve ${feature}`,
        [compute(2, feature), ...(hasTax(feature) ? [compute(1, 'tax')] : [])],
      ]),
    );
  };
  const isShared = (at: number) => at % 13 === 0;
  const year = yearOf(
    Array.from({ length: changesOfYear }, (_, at) =>
      isShared(at) ? 'tax' : (features[at % features.length] ?? 'tax'),
    ),
  );
  const first = `${names[0]}.serve catalog`;
  return buildDesign(
    {
      title: `Services cut along ${along}, ${teams} teams`,
      classes: { Visitors: { ratePerSecond: 20, mix: { [first]: 1 }, patienceMs: 3 * second, userRetries: null } },
      scenario: scenario(60),
      modules: Object.fromEntries(names.map((name) => [name, { operations: operationsOf(name) }])),
      components: {
        Users: usersOf('Visitors'),
        ...Object.fromEntries(names.map((name) => [`Host of ${name}`, server([name])])),
      },
      wires: [free(`Users -> Host of ${names[0]}`)],
      also: (given) => ({
        changeModel: {
          teams: numbered(teams, 'Team').map((name, at): Team => ({
            id: idOf('team', 900_001 + at),
            name,
            members: 5,
            modules: names.filter((_, place) => place % teams === at).map((each) => given.id('module', each)),
            changesPerWeek: 5,
          })),
          pipeline: { fixedMinutes: 5, minutesPerModule: 25 / names.length, changeFailureRatio: 0.05 },
          pipelines: [],
          changes: year,
        },
      }),
    },
    kinds,
  );
}

export interface Growth {
  readonly modules: number;
  /** Every module on all three tables, or each table behind one module. */
  readonly tables: 'shared' | 'owned';
  /** Calls between any two with probability 0.3, or within one of four domains. */
  readonly calls: 'random' | 'domains';
}

/** The same arithmetic everywhere: one call for every pair whose number, spread by a multiplier, falls into the lowest three of ten. */
const isDrawn = (from: number, to: number): boolean => ((from * 7919 + to * 104_729) % 1009) / 1009 < 0.3;
const domains = 4;
const tables = ['products', 'orders', 'accounts'];

/** A monolith with more and more modules on three tables. */
export function growing({ modules: count, tables: kept, calls }: Growth): Document {
  const names = numbered(count, 'module');
  const isCalled = (from: number, to: number) =>
    calls === 'random' ? isDrawn(from, to) : from % domains === to % domains && to === from + domains;
  const callsOf = (from: number) =>
    names.flatMap((name, to) => (to > from && isCalled(from, to) ? [{ name, step: call(`${name}.work`) }] : []));
  const tablesOf = (at: number) => (kept === 'shared' ? tables : tables.filter((_, table) => table === at));
  const modules: Record<string, BuildModule> = Object.fromEntries(
    names.map((name, at) => [
      name,
      {
        operations: {
          work: [
            compute(1),
            ...tablesOf(at).map((table) => read('database', table)),
            ...callsOf(at).map(({ step }) => step),
          ],
        },
      },
    ]),
  );
  const wires: readonly BuildWire[] = names.flatMap((name, at) => [
    ...callsOf(at).map(({ name: to }) => wire(`${name} -> ${to}`)),
    ...(tablesOf(at).length > 0 ? [wire(`${name}.database -> Database`)] : []),
  ]);
  return buildDesign(
    {
      title: `${count} modules, ${kept} tables`,
      classes: {
        Visitors: { ratePerSecond: 5, mix: { 'module 1.work': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(60),
      modules,
      components: { Users: usersOf('Visitors'), Monolith: server(names), Database: database(tables) },
      wires: [free('Users -> Monolith'), ...wires],
      also: (given) => ({
        changeModel: {
          teams: numbered(4, 'Team').map((name, at): Team => ({
            id: idOf('team', 900_001 + at),
            name,
            members: 5,
            modules: names.filter((_, place) => place % 4 === at).map((each) => given.id('module', each)),
            changesPerWeek: 5,
          })),
          pipeline: { fixedMinutes: 5, minutesPerModule: 25 / count, changeFailureRatio: 0 },
          pipelines: [],
          changes: Array.from({ length: changesOfYear }, (_, at): PlannedChange => ({
            id: idOf('change', 910_001 + at),
            name: `New form of ${tables[at % 3]}`,
            concerns: [],
            dataSets: [given.id('dataSet', tables[at % 3] ?? 'products')],
            thirdParties: [],
          })),
        },
      }),
    },
    kinds,
  );
}

/** Services that a team of four keeps alive, at two hours a week each. */
export function keptAlive(services: number): Document {
  const names = numbered(services, 'service');
  return buildDesign(
    {
      title: `Four people and ${services} services`,
      classes: {
        Visitors: { ratePerSecond: 5, mix: { 'service 1.work': 1 }, patienceMs: 3 * second, userRetries: null },
      },
      scenario: scenario(60),
      modules: Object.fromEntries(names.map((name) => [name, { operations: { work: [compute(5)] } }])),
      components: {
        Users: usersOf('Visitors'),
        ...Object.fromEntries(names.map((name) => [`Host of ${name}`, server([name])])),
      },
      wires: [free('Users -> Host of service 1')],
      also: (given) => ({
        changeModel: {
          teams: [
            {
              id: idOf('team', 900_001),
              name: 'Everybody',
              members: 4,
              modules: names.map((name) => given.id('module', name)),
              changesPerWeek: 5,
            },
          ],
          pipeline: { fixedMinutes: 5, minutesPerModule: 1, changeFailureRatio: 0 },
          pipelines: [],
          changes: [],
        },
        assumptions: { ...noAssumptions, effortHoursPerWeek: { server: 2 } },
      }),
    },
    kinds,
  );
}
