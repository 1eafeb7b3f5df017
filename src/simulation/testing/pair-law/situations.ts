/** What pairs of kinds meet: little traffic in which one mechanism decides. Everything that is not said is as the catalogue has it. */
import { buildStep, constant, exponential, soundVersion } from '#design';
import { asked, sent, stored, type Situation, type Stand } from './stands';

const { compute, failingFirst, pause } = buildStep;

const second = 1000;
const mebibyte = 1_048_576;

/** An instance of a part dies, the first one. */
const crashOf = (part: string): NonNullable<Situation['timeline']> => ({
  Crash: {
    atMs: 2 * second,
    action: (names) => ({
      type: 'fault',
      fault: {
        fault: 'crash',
        target: { type: 'instance', component: names.id('component', part), instance: 0 },
        magnitude: null,
        recurrence: null,
      },
    }),
  },
});

const newVersion: NonNullable<Situation['timeline']> = {
  'New version': {
    atMs: 2 * second,
    action: (names) => ({
      type: 'deployment',
      module: names.id('module', 'work'),
      deployment: { rollout: null, defects: soundVersion, schemaChange: null },
    }),
  },
};

const brief = [pause(constant(20))];
const one = { type: 'sequence', values: [7] } as const;

const table = {
  calm: { stand: asked, steps: brief },
  'ten milliseconds of work': { stand: stored, steps: null },
  'a crash': { stand: asked, steps: brief, seconds: 15, host: { instances: 1 }, timeline: crashOf('Tested') },
  'a crash under work of five seconds': {
    stand: asked,
    steps: [pause(constant(5 * second))],
    seconds: 20,
    host: { instances: 1 },
    values: { answers: 'at-end' },
    timeline: crashOf('Tested'),
  },
  'a crash behind it': {
    stand: asked,
    steps: brief,
    seconds: 30,
    host: { instances: 2 },
    timeline: crashOf('Web'),
  },
  'a new version': { stand: asked, steps: brief, seconds: 20, host: { instances: 1 }, timeline: newVersion },
  'work for eight vCPUs': { stand: asked, steps: [compute(exponential(40))], ratePerSecond: 200 },
  'work of ten seconds': { stand: asked, steps: [pause(constant(10 * second))], ratePerSecond: 2, seconds: 20 },
  'work of forty seconds': { stand: asked, steps: [pause(constant(40 * second))], ratePerSecond: 1, seconds: 60 },
  'requests of 8 MiB': { stand: asked, steps: brief, requestBytes: 8 * mebibyte },
  'requests of 11 MiB': { stand: asked, steps: brief, requestBytes: 11 * mebibyte },
  'files of 11 MiB sent': { stand: asked, steps: null, requestBytes: 11 * mebibyte },
  'more files than a prefix serves': {
    stand: asked,
    steps: null,
    ratePerSecond: 50,
    values: { prefixReads: 10 },
  },
  'calls beyond a quota': { stand: asked, steps: brief, ratePerSecond: 50, values: { quotaPerSecond: 10 } },
  'the same asked again': { stand: asked, steps: brief, keys: one, values: { caches: 'all' } },
  'a busy worker': {
    stand: sent,
    steps: [pause(constant(100))],
    ratePerSecond: 30,
    host: { instances: 1, workers: 1, backlog: 0 },
  },
  'two consumers': { stand: sent, steps: brief, consumers: 2 },
  'many at once': { stand: sent, steps: [pause(constant(100))], ratePerSecond: 100, host: { workers: null } },
  'first attempts that fail': { stand: sent, steps: [...brief, failingFirst(1)], host: { workers: null } },
  'more puts than a prefix takes': { stand: sent, steps: brief, ratePerSecond: 50, values: { prefixWrites: 10 } },
} as const satisfies Readonly<Record<string, Situation & { readonly stand: Stand }>>;

export type SituationName = keyof typeof table;
export const situations: Readonly<Record<SituationName, Situation & { readonly stand: Stand }>> = table;
