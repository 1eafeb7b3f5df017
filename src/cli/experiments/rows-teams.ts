/** MC2, MC3, DP1, DP2, C3 and C5. */
import { declarations } from '#catalog';
import {
  changeDesign,
  effortOf,
  hoursOfTeams,
  misplacedData,
  publicEntries,
  reachOf,
  storesReached,
  touchedBy,
  type Document,
} from '#design';
import { experiments } from '#gallery';
import { classified, computed, once, simulated, type Check } from './row';
import { Seen } from './seen';

const { badChange, cutAlong, growing, guarded, keptAlive, releaseTrain } = experiments;

const minutesPerHour = 60;
const stageOf = (document: Document) => document.stages[0]!;

/** Lead times of the changes of 26 weeks, each until it is through, h. */
const p95Hours = (train: Parameters<typeof releaseTrain>[0]) => () => {
  const document = releaseTrain(train);
  const design = changeDesign(document, stageOf(document), declarations)!;
  // A millisecond of that run is a minute.
  return new Seen(design, { replications: 20 }).quantile(0.95) / minutesPerHour;
};

const minutesLost = (change: Parameters<typeof badChange>[0]) => {
  const seen = new Seen(badChange(change), { replications: 1 });
  return (1 - seen.served({ from: 60, to: 1140 })) * 18;
};
const crash = once(() => minutesLost({ isSplit: false, defect: 'crash' }));
const crashApart = once(() => minutesLost({ isSplit: true, defect: 'crash' }));
/** Five bad changes a week. */
const availability = (minutes: number) => 1 - (5 * minutes) / (7 * 24 * minutesPerHour);

const withTwoOwners = (cut: Parameters<typeof cutAlong>[0]) => () => {
  const document = cutAlong(cut);
  const touched = touchedBy(document, stageOf(document));
  return touched.filter(({ owners }) => owners.length > 1).length / touched.length;
};

const touches = (growth: Parameters<typeof growing>[0]) => () => {
  const document = growing(growth);
  return Math.max(...touchedBy(document, stageOf(document)).map(({ modules }) => modules.length));
};
const pairs = (modules: number) => () => {
  const { length } = stageOf(growing({ modules, tables: 'shared', calls: 'random' })).modules;
  return (length * (length - 1)) / 2;
};
const callsAmong = (modules: number, calls: 'random' | 'domains') => {
  const stage = stageOf(growing({ modules, tables: 'owned', calls }));
  return stage.wires.filter(({ from, to }) => 'need' in from && 'module' in to).length;
};

const storesFrom = (isSplit: boolean, name: string) => () => {
  const document = guarded(isSplit);
  const module = stageOf(document).modules.find((each) => each.name === name)!.id;
  return storesReached(reachOf(document, stageOf(document), { type: 'module', module }, declarations)).length;
};

const hoursOf = (services: number) => {
  const document = keptAlive(services);
  const effort = effortOf(document, stageOf(document), declarations).reduce(
    (sum, { hoursPerWeek }) => sum + hoursPerWeek,
    0,
  );
  return { effort, left: hoursOfTeams(document) - effort };
};

export const teams: readonly Check[] = [
  simulated(0.9, 'MC2a', 'lead time p95, 4 teams on one train, h', p95Hours({ teams: 4, units: 1 })),
  simulated(3.8, 'MC2a', 'the same, 16 teams', p95Hours({ teams: 16, units: 1 })),
  classified(8, 1000, 'MC2a', 'the same, 20 teams: no steady state', p95Hours({ teams: 20, units: 1 })),
  classified(100, 1000, 'MC2a', 'the same, 24 teams: no steady state', p95Hours({ teams: 24, units: 1 })),
  simulated(0.3, 'MC2a', 'flip: 20 teams in four units, h', p95Hours({ teams: 20, units: 4 })),
  simulated(0.1, 'MC2a', 'flip: 20 teams, each with a unit, h', p95Hours({ teams: 20, units: 20 })),
  computed(15, 'MC2b', 'minutes of everything lost by a version that crashes, one unit', crash),
  computed(0.75, 'MC2b', 'the same, twenty services', crashApart),
  classified(0.9921, 0.9931, 'MC2b', 'availability of a week with five of them, one unit', () => availability(crash())),
  classified(0.9996, 0.99967, 'MC2b', 'the same, twenty services', () => availability(crashApart())),
  computed(0.75, 'MC2b', 'flip: minutes lost by a version that only fails, one unit', () =>
    minutesLost({ isSplit: false, defect: 'errors' }),
  ),
  computed(6, 'MC3', 'possible pairs of 4 modules', pairs(4)),
  computed(120, 'MC3', 'possible pairs of 16 modules', pairs(16)),
  classified(
    12,
    12,
    'MC3',
    'of 12 modules touched by a new form of a shared table',
    touches({ modules: 12, tables: 'shared', calls: 'random' }),
  ),
  classified(
    1,
    2,
    'MC3',
    'flip: the same, tables owned by modules',
    touches({ modules: 12, tables: 'owned', calls: 'random' }),
  ),
  simulated(0.3, 'MC3', 'calls drawn at random over possible pairs, 16 modules', () => callsAmong(16, 'random') / 120),
  classified(0, 0.15, 'MC3', 'flip: the same along domains', () => callsAmong(16, 'domains') / 120),
  classified(
    0.05,
    0.1,
    'DP1',
    'changes of two owners or more, cut along domains, 8 teams',
    withTwoOwners({ along: 'domains', teams: 8 }),
  ),
  classified(0.6, 1, 'DP1', 'flip: the same, cut along layers, 3 teams', withTwoOwners({ along: 'layers', teams: 3 })),
  simulated(0.1, 'DP2', 'lead time p95, 20 teams, each with a unit, h', p95Hours({ teams: 20, units: 20 })),
  computed(1 / 20, 'DP2', 'share of operations hit by a bad deployment, twenty services', () => crashApart() / 15),
  computed(1, 'DP2', 'flip: the same, one unit', () => crash() / 15),
  classified(3, 3, 'C3', 'of 3 stores reached from web, one process', storesFrom(false, 'web')),
  classified(1, 1, 'C3', 'the same from catalog, services', storesFrom(true, 'catalog')),
  classified(2, 2, 'C3', 'flip: from orders with what its calls allow, services', storesFrom(true, 'orders')),
  classified(2, 2, 'C3', 'public entry points, one process', () => publicEntriesOf(false)),
  classified(1, 1, 'C3', 'data sets outside their regions', () => {
    const document = guarded(true);
    return misplacedData(document, stageOf(document)).length;
  }),
  computed(24, 'C5', 'hours a week for 12 services', () => hoursOf(12).effort),
  computed(136, 'C5', 'hours left of four people', () => hoursOf(12).left),
  computed(280, 'C5', 'hours a week for 140 services', () => hoursOf(140).effort),
  classified(-1000, 0, 'C5', 'flip: hours left of four people', () => hoursOf(140).left),
];

function publicEntriesOf(isSplit: boolean): number {
  const document = guarded(isSplit);
  return publicEntries(document, stageOf(document), declarations).length;
}
