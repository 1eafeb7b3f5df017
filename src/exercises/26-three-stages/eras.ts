/**
 * Three times in the life of one shop. In the garage a customer a second comes and three people do everything; then twenty teams make a hundred changes a week, an office wants reports, and a bad version of the
 * recommendations comes; then the world comes twenty times as often for a quarter of a minute, and each of two regions is lost once. Loads are a tenth of those in the course's story, and less; work takes longer.
 */
import {
  buildAction,
  soundVersion,
  type BuildDesign,
  type BuildEvent,
  type BuildNames,
  type BuildRequirement,
  type Document,
  type Team,
  type TimelineAction,
} from '#design';
import { experiments } from '#gallery';
import type { Era } from '../exercise';
import { moduleNames } from './code';

const { on, strike, traffic } = buildAction;
const { second } = experiments.settings;

export const eraNames = ['garage', 'growth', 'world'] as const;
export type EraName = (typeof eraNames)[number];

const runMs = 100 * second;
const reports = { fromMs: 20 * second, toMs: 40 * second };
const badVersion = { fromMs: 55 * second, toMs: runMs };
const surgeFactor = 20;
const surge = { fromMs: 20 * second, toMs: 35 * second };
/** Each region is lost once. */
const losses = {
  home: { fromMs: 40 * second, toMs: 65 * second },
  far: { fromMs: 75 * second, toMs: 100 * second },
} as const;
/** By then it must be known that a region is lost, and its standby must serve. */
const noticeMs = 12 * second;

const visits = {
  mix: { 'web.browse': 9, 'web.place order': 1 },
  patienceMs: 3 * second,
  userRetries: null,
} as const;

const hoursOfDay = 24;

const classes: BuildDesign['classes'] = {
  'First customers': { ratePerSecond: 1, ...visits },
  Shoppers: { ratePerSecond: 15, ...visits },
  'The world': {
    ...visits,
    ratePerSecond: 6,
    mix: { ...visits.mix, 'photos.keep': 1 },
    // A sale is one hour of the day, and for the rest of it few come.
    dailyProfile: Array.from({ length: hoursOfDay }, (_, hour) => (hour === 20 ? surgeFactor : 0.3)),
  },
  Clerks: { ratePerSecond: 0.2, mix: { 'reports.make': 1 }, patienceMs: 60 * second, userRetries: null },
};

/** Two hundred times the work: it answers nobody in time. */
const slowVersion = (names: BuildNames): TimelineAction => ({
  type: 'deployment',
  module: names.id('module', 'recommendations'),
  deployment: { rollout: null, defects: { ...soundVersion, slowdown: 200 }, schemaChange: null },
});

const lost = (region: keyof typeof losses, zone: string): BuildEvent => ({
  atMs: losses[region].fromMs,
  durationMs: losses[region].toMs - losses[region].fromMs,
  action: strike('zone-outage', on.zone(zone)),
});

const timeline: BuildDesign['timeline'] = {
  'The month is closed': {
    atMs: reports.fromMs,
    durationMs: reports.toMs - reports.fromMs,
    action: traffic('Clerks', 5),
  },
  'A bad version of the recommendations': { atMs: badVersion.fromMs, action: slowVersion },
  'The world wants it now': {
    atMs: surge.fromMs,
    durationMs: surge.toMs - surge.fromMs,
    action: traffic('The world', surgeFactor),
  },
  'Home is lost': lost('home', 'Home'),
  'Far is lost': lost('far', 'Far'),
};

type Scope = NonNullable<BuildRequirement['scope']>;

const of =
  (operation: string): Scope =>
  (names) => ({ type: 'operation', operation: names.id('operation', operation) });
const by =
  (trafficClass: string): Scope =>
  (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', trafficClass) });

const available = (target: number, values: Partial<BuildRequirement> = {}): BuildRequirement => ({
  metric: 'availability',
  comparator: 'at-least',
  target,
  ...values,
});

const without = (region: keyof typeof losses): BuildRequirement =>
  available(0.99, {
    scope: by('The world'),
    window: { fromMs: losses[region].fromMs + noticeMs, toMs: losses[region].toMs },
  });

/** What is asked of the run of each stage. */
export const requirements: Readonly<Record<EraName, Readonly<Record<string, BuildRequirement>>>> = {
  garage: { 'garage answered': available(0.999) },
  growth: {
    'growth answered': available(0.999),
    'growth browse': { metric: 'p99', comparator: 'at-most', target: 400, scope: of('web.browse'), window: reports },
    'growth checkout': available(0.999, { scope: of('web.place order'), window: badVersion }),
  },
  world: {
    'world surge': available(0.995, { window: surge }),
    'world without home': without('home'),
    'world without far': without('far'),
  },
};

/** Who owns what; each stands for five teams. */
const departments: Readonly<Record<string, readonly string[]>> = {
  Front: ['web', 'recommendations'],
  Goods: ['catalog', 'photos'],
  Sales: ['orders', 'payments'],
  Office: ['reports'],
};

const founders = (names: BuildNames): Team => ({
  id: names.id('team', 'Founders'),
  name: 'Three founders',
  members: 3,
  modules: moduleNames.map((name) => names.id('module', name)),
  changesPerWeek: 5,
});

const teamsOf = (names: BuildNames): readonly Team[] =>
  Object.entries(departments).map(([name, owned]) => ({
    id: names.id('team', name),
    name: `${name}, five teams`,
    members: 25,
    modules: owned.map((module) => names.id('module', module)),
    changesPerWeek: 25,
  }));

/** A pipeline takes 5 min, and 25 min more for the whole application. */
const pipeline = { fixedMinutes: 5, minutesPerModule: 25 / moduleNames.length, changeFailureRatio: 0.05 };

const also = (names: BuildNames): Partial<Document> => ({
  changeModel: {
    teams: [founders(names), ...teamsOf(names)],
    pipeline,
    pipelines: [],
    changes: moduleNames.map((name) => ({
      id: names.id('change', name),
      name: `A change of ${name}`,
      concerns: [name],
      dataSets: [],
      thirdParties: [],
    })),
  },
  assumptions: {
    prices: {},
    // Hours a week to patch, watch and be called for: teaching values.
    effortHoursPerWeek: {
      server: 4,
      container: 3,
      function: 1,
      'relational-database': 3,
      'load-balancer': 1,
      pipeline: 5,
    },
    runtimes: {},
    freeTier: false,
    accountConcurrency: 1000,
  },
});

export const design: Omit<BuildDesign, 'stages'> = {
  title: 'Three stages',
  classes,
  scenario: { durationMs: runMs, warmUpMs: 5 * second, seed: 261 },
  timeline,
  requirements: { ...requirements.garage, ...requirements.growth, ...requirements.world },
  also,
};

const came: Readonly<Record<EraName, readonly [classes: readonly string[], events: readonly string[]]>> = {
  garage: [['First customers'], []],
  growth: [
    ['Shoppers', 'Clerks'],
    ['The month is closed', 'A bad version of the recommendations'],
  ],
  world: [
    ['The world', 'Clerks'],
    ['The world wants it now', 'Home is lost', 'Far is lost'],
  ],
};

export function erasOf(names: BuildNames): readonly Era[] {
  const grown = Object.keys(departments);
  return eraNames.map((id) => ({
    id,
    trafficClasses: came[id][0].map((name) => names.id('trafficClass', name)),
    events: came[id][1].map((name) => names.id('event', name)),
    teams: (id === 'garage' ? ['Founders'] : grown).map((name) => names.id('team', name)),
  }));
}
