/** C1 and DC2. */
import { declarations } from '#catalog';
import type { Wire } from '#design';
import { experiments } from '#gallery';
import { pathsOf, surveyCases } from '#judging';
import { computed, once, type Check } from './row';
import { Seen } from './seen';

const { companion, cornerShopIn, suiteOf } = experiments;

const stageOf = ({ stages }: ReturnType<typeof companion>) => stages[0]!;
const parts = (form: Parameters<typeof companion>[0]) => () =>
  stageOf(companion(form)).components.filter(({ trafficClasses }) => trafficClasses.length === 0).length;
/** Between parts: how users come in is the same for all designs. */
const crossing = (form: Parameters<typeof companion>[0]) => () => {
  const stage = stageOf(companion(form));
  const senders = new Set<string>(
    stage.components.flatMap(({ id, trafficClasses }) => (trafficClasses.length > 0 ? [id] : [])),
  );
  const isUsers = ({ from }: Wire) => 'component' in from && senders.has(from.component);
  return pathsOf(stage).filter(({ wires }) => !wires.every(isUsers)).length;
};
const cases = (form: Parameters<typeof cornerShopIn>[0]) => () =>
  surveyCases(stageOf(cornerShopIn(form)), declarations).length;

/** Versions of services that may meet when each is deployed by itself, old and new side by side. */
const versions = () =>
  2 ** stageOf(cornerShopIn('services')).components.filter(({ modules }) => modules.length > 0).length;

const replays = 400;
const suites = (calls: number) =>
  once(
    () =>
      new Seen(suiteOf(calls), { replications: replays }).servedEach().filter((share) => share === 1).length / replays,
  );

export const surveys: readonly Check[] = [
  computed(20, 'C1', 'parts of the companion, in parts', parts('parts')),
  computed(25, 'C1', 'its wires between processes', crossing('parts')),
  computed(4, 'C1', 'flip: its parts in one process, with what it buys', parts('one process')),
  computed(3, 'C1', 'flip: its wires between processes, in one', crossing('one process')),
  computed(184, 'DC2', 'single faults of Corner Shop, eight services', cases('services')),
  computed(48, 'DC2', 'flip: the same, one unit', cases('one unit')),
  computed(256, 'DC2', 'versions that may meet, eight services', versions),
  computed(0.45, 'DC2', 'suites of 800 remote calls that are green', suites(800)),
  computed(0.95, 'DC2', 'flip: suites of 50', suites(50)),
];
