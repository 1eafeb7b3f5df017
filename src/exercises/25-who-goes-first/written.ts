/**
 * Media work behind an API: a night's bulk of encodings and people who wait for a preview, in one line before one pool of workers. A quarter of the course's numbers, workers included.
 */
import { buildStep, constant, type BuildComponent, type BuildStage, type BuildStep, type Configuration } from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { compute, send } = buildStep;
const { free, minute, second, server, usersOf, wire } = experiments.settings;

export const pool = 50;
const bulk = { jobs: 2500, withinMs: 10 * second, projects: 500 } as const;
const previewsPerSecond = 0.25;
const hoursOfDay = 24;
const hourMs = 60 * minute;

/** What the API says of its jobs when it hands them over. */
export interface Said {
  readonly priority?: number;
  readonly deadlineMs?: number | null;
}

export interface Form {
  /** Of bulk and of previews. */
  readonly said?: readonly [Said, Said];
  readonly queue?: Configuration;
  readonly workers?: number;
  /** So many of the workers take previews alone, from a line of their own. */
  readonly apart?: number;
}

const line = (values: Configuration = {}) => ({ visibilityTimeoutMs: 10 * minute, maxReceives: 5, ...values });
const workers = (modules: readonly string[], instances: number): BuildComponent =>
  server(modules, { instances, vcpus: 1, memoryMiB: 2048, workers: 1, backlog: 0 });

const handOver = (need: string, operation: string, said: Said): BuildStep =>
  send({ need, protocol: 'queue', operation }, said);

export function stageOf({ said = [{}, {}], queue = {}, workers: count = pool, apart = 0 }: Form = {}): BuildStage {
  const previewLine = apart > 0 ? 'previews' : 'jobs';
  return {
    modules: {
      api: {
        operations: {
          'submit encoding': [compute(2), handOver('jobs', 'encoder.encode', said[0])],
          'ask for preview': [compute(2), handOver(previewLine, 'previewer.preview', said[1])],
        },
      },
      encoder: { operations: { encode: [compute({ type: 'uniform', low: 30 * second, high: 90 * second })] } },
      previewer: { operations: { preview: [compute(constant(5 * second))] } },
    },
    components: {
      Studio: { ...usersOf('Studio'), at: [0, 40] },
      Editors: { ...usersOf('Editors'), at: [0, 240] },
      API: { ...server(['api'], { workers: 256, backlog: 3000 }), at: [260, 100] },
      Jobs: { kind: 'queue', at: [600, 100], values: line(queue) },
      Workers: {
        ...workers(apart > 0 ? ['encoder'] : ['encoder', 'previewer'], count - apart),
        at: [940, 80],
      },
      ...(apart > 0 && {
        Previews: { kind: 'queue', at: [600, 320], values: line() },
        'Preview workers': { ...workers(['previewer'], apart), at: [940, 320] },
      }),
    },
    wires: [
      free('Studio -> API'),
      free('Editors -> API'),
      wire('api.jobs -> Jobs', { timeoutMs: 5 * second }),
      wire('Jobs -> Workers'),
      ...(apart > 0
        ? [wire('api.previews -> Previews', { timeoutMs: 5 * second }), wire('Previews -> Preview workers')]
        : []),
    ],
  };
}

export const written: WrittenExercise = {
  design: {
    title: 'Who goes first?',
    classes: {
      Studio: {
        arrivals: { type: 'constant', ratePerSecond: (bulk.jobs * second) / bulk.withinMs, firstMs: 0 },
        profile: [
          { atMs: 0, factor: 1, ramp: false },
          { atMs: bulk.withinMs - 1, factor: 0, ramp: false },
        ],
        mix: { 'api.submit encoding': 1 },
        // Once a night, told as an hour with as many jobs: a bill knows hours.
        dailyProfile: Array.from({ length: hoursOfDay }, (_, hour) => (hour === 20 ? bulk.withinMs / hourMs : 0)),
        keys: { type: 'uniform', items: bulk.projects },
        patienceMs: 30 * second,
        userRetries: null,
      },
      Editors: {
        ratePerSecond: previewsPerSecond,
        mix: { 'api.ask for preview': 1 },
        keys: { type: 'uniform', items: 1_000_000 },
        patienceMs: 30 * second,
        userRetries: null,
      },
    },
    scenario: { durationMs: 60 * minute, warmUpMs: 0 },
    requirements: { taken: { metric: 'availability', comparator: 'at-least', target: 0.999 } },
  },
  start: stageOf(),
};
