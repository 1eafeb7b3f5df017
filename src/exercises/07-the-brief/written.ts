/**
 * Three letters from clients, each with the same three designs ready: one server for everything, a container for each module, functions. Loads are parts of those in the letters' trades; a night's report
 * takes its forty minutes whoever runs it.
 */
import {
  buildStep,
  constant,
  type BuildComponent,
  type BuildDesign,
  type BuildNames,
  type BuildRequirement,
  type BuildStage,
  type Document,
} from '#design';
import { experiments } from '#gallery';

const { compute } = buildStep;
const { balancer, free, functionOf, minute, second, server, usersOf, wire } = experiments.settings;

export const designs = ['monolith', 'services', 'serverless'] as const;
export type Design = (typeof designs)[number];

interface Client {
  readonly name: string;
  readonly classes: readonly string[];
  /** Operation of each module, and its work, ms. */
  readonly modules: Readonly<Record<string, readonly [operation: string, workMs: number]>>;
  /** Of the monolith. */
  readonly servers: number;
}

const shop = ['catalog', 'search', 'cart', 'checkout', 'accounts', 'advice'];
export const clients: readonly Client[] = [
  {
    name: 'Founders',
    classes: ['Guests', 'Night'],
    modules: { bookings: ['book', 50], mail: ['confirm', 20], reports: ['run', 40 * minute] },
    servers: 1,
  },
  {
    name: 'Market',
    classes: ['Shoppers'],
    modules: Object.fromEntries(shop.map((name) => [name, ['ask', 100] as const])),
    servers: 3,
  },
  { name: 'Agency', classes: ['Photographers'], modules: { photos: ['develop', 6 * second] }, servers: 1 },
];

export const stageName = (client: string, design: Design): string => `${client}: ${design}`;

/** Whoever may wait does, so that what is too small is slow and refuses nobody. */
const patient = { workers: 16, backlog: 2000 } as const;

function hosts({ name, modules, servers }: Client, design: Design): Readonly<Record<string, BuildComponent>> {
  const all = Object.keys(modules);
  if (design === 'monolith')
    return { [`${name} server`]: { ...server(all, { instances: servers, ...patient }), at: [560, 60] } };
  return Object.fromEntries(
    all.map((module, row): readonly [string, BuildComponent] => [
      `${name} ${module}`,
      design === 'services'
        ? {
            kind: 'container',
            modules: [module],
            values: { instances: 1, vcpus: 1, memoryMiB: 2048, ...patient },
            at: [560, 170 * row],
          }
        : { ...functionOf([module]), at: [560, 170 * row] },
    ]),
  );
}

function stageOf(client: Client, design: Design): BuildStage {
  const door = `${client.name} door`;
  const behind = hosts(client, design);
  return {
    modules: Object.fromEntries(
      Object.entries(client.modules).map(([module, [operation, ms]]) => [
        module,
        { operations: { [operation]: [compute(constant(ms), module)] } },
      ]),
    ),
    components: {
      [client.name]: { ...usersOf(...client.classes), at: [0, 60] },
      [door]: {
        ...(design === 'serverless'
          ? { kind: 'api-gateway', values: { edition: 'lean' } }
          : balancer('least-outstanding')),
        at: [280, 60],
      },
      ...behind,
    },
    wires: [free(`${client.name} -> ${door}`), ...Object.keys(behind).map((host) => wire(`${door} -> ${host}`))],
  };
}

const mixOf = ({ modules }: Client, only = Object.keys(modules)) =>
  Object.fromEntries(only.map((module) => [`${module}.${modules[module]![0]}`, 1]));

const [founders, market, agency] = clients as [Client, Client, Client];
const hoursOfDay = 24;
const burst = { files: 500, withinMs: minute } as const;
const hour = 60 * minute;

/** Once a day, told as an hour with as many: a bill knows hours. */
const inOneHour = (factor: number) => Array.from({ length: hoursOfDay }, (_, at) => (at === 20 ? factor : 0));

const classes: BuildDesign['classes'] = {
  Guests: { ratePerSecond: 1, mix: mixOf(founders, ['bookings', 'mail']), patienceMs: 5 * second, userRetries: null },
  Night: {
    arrivals: { type: 'constant', ratePerSecond: second / hour, firstMs: minute },
    dailyProfile: inOneHour(1),
    mix: mixOf(founders, ['reports']),
    patienceMs: hour,
    userRetries: null,
  },
  Shoppers: {
    ratePerSecond: 30,
    mix: mixOf(market),
    profile: [
      { atMs: 0, factor: 1, ramp: false },
      { atMs: minute, factor: 0, ramp: false },
    ],
    patienceMs: 5 * second,
    userRetries: null,
  },
  Photographers: {
    arrivals: { type: 'constant', ratePerSecond: (burst.files * second) / burst.withinMs, firstMs: 0 },
    mix: mixOf(agency),
    profile: [
      { atMs: 0, factor: 1, ramp: false },
      { atMs: burst.withinMs, factor: 0, ramp: false },
    ],
    dailyProfile: inOneHour(burst.withinMs / hour),
    patienceMs: hour,
    userRetries: null,
  },
};

const of =
  (trafficClass: string): NonNullable<BuildRequirement['scope']> =>
  (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', trafficClass) });

const budget = (target: number): BuildRequirement => ({ metric: 'monthly-cost', comparator: 'at-most', target });
const answered = (trafficClass: string): BuildRequirement => ({
  metric: 'availability',
  comparator: 'at-least',
  target: 0.999,
  scope: of(trafficClass),
});

/** What each letter asks for. */
export const letters: readonly Readonly<Record<string, BuildRequirement>>[] = [
  {
    'guests are answered': answered('Guests'),
    'the report is there': answered('Night'),
    'budget of the founders': budget(60),
  },
  {
    'shoppers are answered': answered('Shoppers'),
    'a change is out': { metric: 'lead-time', comparator: 'at-most', target: 8 },
    'budget of the market': budget(270),
  },
  {
    'photos are taken': answered('Photographers'),
    'results are there': { metric: 'p99', comparator: 'at-most', target: 3 * minute, scope: of('Photographers') },
    'budget of the agency': budget(40),
  },
];

/** Four teams to each module of the market, five changes a week each. */
const ofTeams = (names: BuildNames): Pick<Document, 'changeModel'> => ({
  changeModel: {
    teams: shop.map((module) => ({
      id: names.id('team', module),
      name: `${module}, four teams`,
      members: 20,
      modules: [names.id('module', module)],
      changesPerWeek: 20,
    })),
    pipeline: { fixedMinutes: 5, minutesPerModule: 25 / shop.length, changeFailureRatio: 0.05 },
    pipelines: [],
    changes: shop.map((module) => ({
      id: names.id('change', module),
      name: `A change of ${module}`,
      concerns: [module],
      dataSets: [],
      thirdParties: [],
    })),
  },
});

export const design: BuildDesign = {
  title: 'The brief',
  classes,
  scenario: { durationMs: 45 * minute, warmUpMs: 0 },
  requirements: Object.assign({}, ...letters) as Readonly<Record<string, BuildRequirement>>,
  also: ofTeams,
  stages: Object.fromEntries(
    clients.flatMap((client) => designs.map((each) => [stageName(client.name, each), stageOf(client, each)])),
  ),
};
