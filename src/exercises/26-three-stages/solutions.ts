/**
 * One server, then what hurts others apart, then functions where it surges, in two ways; and answers that go too far, not far enough, or do not say why. Measured on eight seeds at worst: of the surge growth's
 * stage answers 11 %; one unit takes 110 h for a change, three take 1.2 h; the bill of a good world is $214 and $160, that of sixteen servers in two regions $434.
 */
import type { BuildStage } from '#design';
import { buildSolutions } from '../author';
import { moduleNames, start } from './code';
import { allAlone, inGarage, inGrowth, inWorld, type Growth, type World } from './stages';
import { written } from './written';

const notes = {
  Garage:
    'One server for all of it: a customer a second leaves it idle, and three people have no more hours. Seed 261: 100 % answered.',
  Growth:
    'reports and recommendations moved out, since they hurt those who only want to buy; web, catalog, orders and payments are busy together and stayed. Seed 261: 100 % of the orders answered while the recommendations are bad.',
  World:
    'web, catalog and photos surge and moved to functions, and recommendations went back to the page that asks for them; orders and payments come steadily and stayed on servers, and so did reports. Seed 261: 100 % answered in the surge.',
};

const garage = inGarage({ note: notes.Garage });
const growth = (given: Growth = {}): BuildStage => inGrowth({ note: notes.Growth, ...given });
const world = (given: World = {}): BuildStage => inWorld({ note: notes.World, ...given });

const reference = { Garage: garage, Growth: growth(), World: world() };
const all = without('web');

function without(name: string): readonly string[] {
  return moduleNames.filter((each) => each !== name);
}

const wrong = (stages: Partial<typeof reference>) => ({ stages: { ...reference, ...stages }, passes: false }) as const;

export const solutions = buildSolutions(written, {
  reference: { stages: reference, passes: true },
  alternative: {
    stages: {
      Garage: garage,
      Growth: growth({ apart: ['recommendations', 'reports', 'photos'] }),
      World: world({ front: 'provider', onFunctions: without('reports'), connections: 200 }),
    },
    passes: true,
  },
  start: { stage: start, passes: false },
  'wrong-services-at-once': wrong({ Garage: inGrowth({ note: notes.Garage, apart: all }) }),
  'wrong-one-at-a-time': wrong({ Garage: inGarage({ note: notes.Garage, shop: { workers: 1, backlog: 0 } }) }),
  'wrong-more-servers': wrong({ Growth: growth({ apart: [], instances: 6 }) }),
  'wrong-reports-inside': wrong({ Growth: growth({ apart: ['recommendations'] }) }),
  'wrong-page-waits': wrong({ Growth: growth({ patienceMs: null }) }),
  'wrong-all-apart': wrong({ Growth: growth({ apart: all, timeoutMs: 2000 }) }),
  'wrong-nothing-changes': wrong({ World: growth() }),
  'wrong-servers-for-the-peak': wrong({ World: growth({ note: notes.World, instances: 16, isInBoth: true }) }),
  'wrong-one-region': wrong({ World: world({ front: 'home' }) }),
  'wrong-nowhere': wrong({ World: world({ isPlaced: false }) }),
  'wrong-all-functions': wrong({ World: allAlone(notes.World) }),
  'wrong-without-a-word': {
    stages: { Garage: inGarage(), Growth: inGrowth(), World: inWorld() },
    passes: false,
  },
});
