/** Users with nobody to ask yet. */
import type { WrittenExercise } from '../author';

export const ratePerSecond = 20;

export const written: WrittenExercise = {
  design: {
    title: 'Hello, traffic',
    classes: { Users: { ratePerSecond, mix: {} } },
    scenario: { durationMs: 300_000, warmUpMs: 30_000 },
    requirements: {
      goodput: { metric: 'goodput', comparator: 'at-least', target: 18 },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999 },
      p95: { metric: 'p95', comparator: 'at-most', target: 150 },
    },
  },
  start: { components: { Users: { kind: 'users', classes: ['Users'] } } },
};
