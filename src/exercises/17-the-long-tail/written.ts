/** A search that asks a hundred leaves for each query and waits for all of them, each of which is slow once in a hundred times. */
import { buildStep, exponential, type BuildStage, type Distribution, type WirePolicy } from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { free, roomy, scenario, second, server, usersOf } = experiments.settings;
const { call, choose, orElse, parallelRepeated, pause } = buildStep;

export const leaves = 100;

const usual: Distribution = { type: 'lognormal', median: 5, p99: 11.5 };
const slowShare = 1;

export interface Search {
  readonly policy?: Partial<WirePolicy>;
  /** Leaves waited for. */
  readonly join?: number | 'all';
  /** Leaves asked. */
  readonly asked?: number;
  /** Whether a leaf that does not answer is left out of the answer. */
  readonly isOptional?: boolean;
}

export function search({ policy = {}, join = 'all', asked = leaves, isOptional = false }: Search): BuildStage {
  const asks = isOptional ? orElse(call('leaf.answer'), []) : call('leaf.answer');
  const slow = choose([
    [100 - slowShare, []],
    [slowShare, [pause(exponential(200))]],
  ]);
  return {
    modules: {
      root: { operations: { ask: [parallelRepeated([[asked, [asks]]], join)] } },
      leaf: { operations: { answer: [pause(usual), slow] } },
    },
    components: {
      Searchers: { ...usersOf('Searchers'), at: [0, 60] },
      Root: { ...server(['root'], roomy), at: [210, 60] },
      Leaves: { ...server(['leaf'], roomy), at: [570, 60] },
    },
    wires: [free('Searchers -> Root'), free('root -> leaf', policy)],
  };
}

export const written: WrittenExercise = {
  design: {
    title: 'The long tail',
    classes: {
      Searchers: { ratePerSecond: 30, mix: { 'root.ask': 1 }, patienceMs: 3 * second, userRetries: null },
    },
    scenario: scenario(65, 5 * second),
    requirements: {
      p99: { metric: 'p99', comparator: 'at-most', target: 100 },
      p50: { metric: 'p50', comparator: 'at-most', target: 25 },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999 },
    },
  },
  start: search({}),
};
