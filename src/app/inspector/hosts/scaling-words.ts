/** What a host can scale by, in words, and what its target is a number of. */
import type { Quantity, ScalingMetric } from '#design';

interface Target {
  readonly words: string;
  readonly quantity: Quantity;
  readonly min: number;
  readonly max: number;
  readonly unit?: string;
  readonly standard: number;
}

export const targets: Readonly<Record<ScalingMetric, Target>> = {
  utilization: { words: 'utilization', quantity: 'ratio', min: 0.01, max: 1, standard: 0.5 },
  concurrency: { words: 'requests at once', quantity: 'count', min: 0.01, max: 1e6, standard: 10 },
  'requests-per-instance': {
    words: 'requests a second',
    quantity: 'rate',
    min: 0.01,
    max: 1e6,
    unit: '/s',
    standard: 50,
  },
  'queue-length': { words: 'requests waiting', quantity: 'count', min: 0.01, max: 1e6, standard: 5 },
  'queue-age': { words: 'wait of the eldest', quantity: 'duration', min: 1, max: 86_400_000, standard: 1000 },
};
