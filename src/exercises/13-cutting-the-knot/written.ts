/** Four domains of three modules each on three tables that everybody asks, in one process; where they are cut, and who owns which table, is the question. */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildModule,
  type BuildNames,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Configuration,
  type PlannedChange,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { call, compute, read, write } = buildStep;
const { database, free, scenario, server, shopClass, usersOf, wire } = experiments.settings;

export const domains = ['catalog', 'sales', 'people', 'money'] as const;
type Domain = (typeof domains)[number];
/** What software is made of, from the user inwards. */
export const layers = ['pages', 'rules', 'records'] as const;
type Layer = (typeof layers)[number];

const named = (domain: Domain, layer: Layer) => `${domain} ${layer}`;
export const all: readonly string[] = domains.flatMap((domain) => layers.map((layer) => named(domain, layer)));

/** Constant times, so that what a wire adds is not lost among what work takes. */
const work = (timeMs: number, concern: string) => compute(constant(timeMs), concern);

/** Each table with the module that owns it where it has an owner. */
const owners: Readonly<Record<string, string>> = {
  products: 'catalog records',
  orders: 'sales records',
  accounts: 'people records',
};
export const tables = Object.keys(owners);

/** What the records of a domain ask for: a table that is somebody else's is asked of them, where it has an owner. */
type Tables = 'shared' | 'owned';
const ask = (own: string, table: string, kept: Tables): BuildStep =>
  kept === 'owned' && owners[table] !== own ? call(`${owners[table]}.read ${table}`) : read('database', table);

interface Code {
  readonly tables: Tables;
  /** Whether money reckons no tax. */
  readonly forgets?: boolean;
}

const recordsOf = (domain: Domain, kept: Tables): readonly BuildStep[] => {
  const own = named(domain, 'records');
  const seen: Readonly<Record<Domain, readonly BuildStep[]>> = {
    catalog: [read('database', 'products')],
    sales: [ask(own, 'products', kept), write('database', 'orders')],
    people: [read('database', 'accounts'), ask(own, 'orders', kept)],
    money: [ask(own, 'orders', kept), ask(own, 'accounts', kept)],
  };
  return [work(2, domain), ...seen[domain]];
};

function modulesOf(code: Code): Readonly<Record<string, BuildModule>> {
  // Tax is reckoned by the rules of sales and of money: it is no domain of its own.
  const isTaxed = (domain: Domain) => domain === 'sales' || (domain === 'money' && code.forgets !== true);
  const entries = domains.flatMap((domain): readonly (readonly [string, BuildModule])[] => [
    [named(domain, 'pages'), { operations: { show: [work(4, domain), call(`${named(domain, 'rules')}.apply`)] } }],
    [
      named(domain, 'rules'),
      {
        operations: {
          apply: [
            work(6, domain),
            ...(isTaxed(domain) ? [work(1, 'tax')] : []),
            call(`${named(domain, 'records')}.keep`),
          ],
        },
      },
    ],
    [
      named(domain, 'records'),
      {
        operations: {
          keep: recordsOf(domain, code.tables),
          ...(code.tables === 'owned' ? offered(named(domain, 'records')) : {}),
        },
      },
    ],
  ]);
  return Object.fromEntries(entries);
}

/** What an owner of a table answers to others. */
const offered = (module: string): Readonly<Record<string, readonly BuildStep[]>> =>
  Object.fromEntries(
    tables.filter((table) => owners[table] === module).map((table) => [`read ${table}`, [read('database', table)]]),
  );

/** Whose records ask those of other domains once each table has an owner. */
const asking: readonly (readonly [Domain, Domain])[] = [
  ['sales', 'catalog'],
  ['people', 'sales'],
  ['money', 'sales'],
  ['money', 'people'],
];

export interface Knot extends Code {
  /** Modules that are deployed together. */
  readonly units: readonly (readonly string[])[];
  readonly server?: Configuration;
}

export const along = {
  domains: domains.map((domain) => layers.map((layer) => named(domain, layer))),
  layers: layers.map((layer) => domains.map((domain) => named(domain, layer))),
};

export const knotted = ({ units, server: values = {}, ...code }: Knot): BuildStage => {
  const direct = code.tables === 'shared' ? domains : domains.filter((domain) => domain !== 'money');
  const hosts = units.map((held, at): readonly [string, BuildComponent] => [
    units.length === 1 ? 'Shop' : `Unit ${at + 1}`,
    { ...server(held, values), at: [300 + (at % 2) * 300, Math.floor(at / 2) * 260] },
  ]);
  const isAsked = (held: readonly string[]) => held.some((name) => name.endsWith('pages'));
  const wires: readonly BuildWire[] = [
    ...hosts.flatMap(([name], at) => (isAsked(units[at] ?? []) ? [free(`Users -> ${name}`)] : [])),
    ...domains.flatMap((domain) => [
      wire(`${named(domain, 'pages')} -> ${named(domain, 'rules')}`),
      wire(`${named(domain, 'rules')} -> ${named(domain, 'records')}`),
    ]),
    ...(code.tables === 'owned'
      ? asking.map(([from, to]) => wire(`${named(from, 'records')} -> ${named(to, 'records')}`))
      : []),
    ...direct.map((domain) => wire(`${named(domain, 'records')}.database -> Database`, { pool })),
  ];
  return {
    modules: modulesOf(code),
    components: {
      Users: { ...usersOf('Shoppers'), at: [0, 100] },
      ...Object.fromEntries(hosts),
      Database: { ...database(tables, { readCpuMs: constant(1), writeCpuMs: constant(1.5) }), at: [920, 100] },
    },
    wires,
  };
};

const pool = { connections: 20, waitLimitMs: null };

/** A year: each domain changes often, each table gets a new form, and once the tax does. */
function changesOfYear(names: BuildNames): readonly PlannedChange[] {
  const often = 4;
  const features = domains.flatMap((domain) => Array.from({ length: often }, () => domain));
  const plain = { dataSets: [], thirdParties: [] } as const;
  return [
    ...features.map((domain, at) => ({
      ...plain,
      id: names.id('change', `feature ${at}`),
      name: `A feature of ${domain}`,
      concerns: [domain],
    })),
    { ...plain, id: names.id('change', 'tax'), name: 'A new tax', concerns: ['tax'] },
    ...tables.map((table) => ({
      ...plain,
      id: names.id('change', `table ${table}`),
      name: `A new form of ${table}`,
      concerns: [],
      dataSets: [names.id('dataSet', table)],
    })),
  ];
}

export const written: WrittenExercise = {
  design: {
    title: 'Cutting the knot',
    classes: {
      Shoppers: {
        ...shopClass(50),
        mix: { 'catalog pages.show': 60, 'sales pages.show': 15, 'people pages.show': 15, 'money pages.show': 10 },
      },
    },
    scenario: scenario(80, 10_000),
    requirements: { availability: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
    also: (names) => ({
      changeModel: {
        teams: [],
        pipeline: { fixedMinutes: 5, minutesPerModule: 25 / all.length, changeFailureRatio: 0.05 },
        pipelines: [],
        changes: changesOfYear(names),
      },
    }),
  },
  start: knotted({ units: [all], tables: 'shared' }),
};
