/** Twenty teams in four departments behind one pipeline: what is deployed together waits together, and falls together. */
import {
  buildStep,
  constant,
  defaultRollout,
  noHostPolicy,
  type BuildComponent,
  type BuildModule,
  type BuildNames,
  type BuildStage,
  type Configuration,
  type PlannedChange,
  type RolloutPolicy,
  type Team,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { compute } = buildStep;
const { balancer, free, server, shopClass, usersOf, wire } = experiments.settings;

const minute = 60_000;

/** Who owns what. Each department has five teams. */
const departments = {
  Goods: ['catalog', 'search'],
  Sales: ['cart', 'orders'],
  People: ['users', 'mail'],
  Office: ['reports', 'invoices'],
} as const;

export const all: readonly string[] = Object.values(departments).flat();
const teamsOfDepartment = 5;
const changesOfTeam = 5;
/** A pipeline takes 5 min, and 25 min more for the whole application. */
const pipeline = { fixedMinutes: 5, minutesPerModule: 25 / all.length, changeFailureRatio: 0.05 };

/** A bad version comes to all at once, and is noticed after a quarter of an hour. */
const atOnce: RolloutPolicy = {
  ...defaultRollout,
  rollout: 'all-at-once',
  bakeMs: 15 * minute,
  rollbackErrorRatio: 0.5,
  drainMs: 0,
};
export const canary: RolloutPolicy = { ...atOnce, rollout: 'canary', canaryShare: 0.05, bakeMs: 5 * minute };

/** Tax is a matter of the cart and of invoices; all else is one module's own. */
const taxed = ['cart', 'invoices'];
const modules: Readonly<Record<string, BuildModule>> = Object.fromEntries(
  all.map((name) => [
    name,
    {
      operations: {
        work: [compute(constant(5), name), ...(taxed.includes(name) ? [compute(constant(1), 'tax')] : [])],
      },
    },
  ]),
);

export interface Train {
  /** Modules that are deployed together. */
  readonly units: readonly (readonly string[])[];
  readonly rollout?: RolloutPolicy;
  readonly server?: Configuration;
}

/** Servers of the whole fleet, shared out evenly among the units. */
const fleet = 20;

export const deployed = ({ units, rollout = atOnce, server: values = {} }: Train): BuildStage => {
  const hosts = units.map((held, at): readonly [string, BuildComponent] => [
    units.length === 1 ? 'Shop' : `Unit ${at + 1}`,
    {
      ...server(held, { instances: Math.ceil(fleet / units.length), vcpus: 1, memoryMiB: 2048, ...values }),
      at: [560, at * 220],
      hostPolicy: { ...noHostPolicy, rollout },
    },
  ]);
  return {
    modules,
    components: {
      Users: { ...usersOf('Shoppers'), at: [0, 60] },
      Balancer: { ...balancer('least-outstanding'), at: [270, 60] },
      ...Object.fromEntries(hosts),
    },
    wires: [free('Users -> Balancer'), ...hosts.map(([name]) => wire(`Balancer -> ${name}`))],
  };
};

/** One unit for each of these departments together. */
export const unitsOf = (...groups: readonly (readonly (keyof typeof departments)[])[]) =>
  groups.map((group) => group.flatMap((name) => departments[name]));

const teamsIn = (names: BuildNames, ownsAll = false): readonly Team[] =>
  Object.entries(departments).map(([name, owned]) => ({
    id: names.id('team', name),
    name: `${name}, ${teamsOfDepartment} teams`,
    members: 100,
    modules: (ownsAll ? all : owned).map((module) => names.id('module', module)),
    changesPerWeek: teamsOfDepartment * changesOfTeam,
  }));

function changesOfYear(names: BuildNames): readonly PlannedChange[] {
  const concerns = [...all, ...all, 'tax'];
  return concerns.map((concern, at) => ({
    id: names.id('change', `${concern} ${at}`),
    name: `A change of ${concern}`,
    concerns: [concern],
    dataSets: [],
    thirdParties: [],
  }));
}

const documentOf = (names: BuildNames, ownsAll: boolean) => ({
  changeModel: { teams: teamsIn(names, ownsAll), pipeline, pipelines: [], changes: changesOfYear(names) },
  assumptions: {
    prices: {},
    effortHoursPerWeek: { server: 4, 'load-balancer': 1, pipeline: 5 },
    runtimes: {},
    freeTier: false,
    accountConcurrency: null,
  },
});

/** Whoever owns everything owns nothing: each change needs all departments. */
export const everybodyOwns = (names: BuildNames) => documentOf(names, true);

export const written: WrittenExercise = {
  design: {
    title: 'The release train',
    classes: { Shoppers: { ...shopClass(20), mix: Object.fromEntries(all.map((name) => [`${name}.work`, 1])) } },
    scenario: { durationMs: 30_000, warmUpMs: 5_000 },
    requirements: {
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999 },
    },
    also: (names) => documentOf(names, false),
  },
  start: deployed({ units: [all] }),
};
