/** Terms of the instances of a part. */
import type { Term } from './glossary-term';

const now = 'this instant';

export const instanceTerms = {
  instancesUp: {
    name: 'Instances up',
    definition: 'Instances that listen. For a router: those behind it that it holds to be healthy.',
    unit: 'instances',
    formula: null,
    window: now,
  },
  instances: {
    name: 'Instances',
    definition: 'Instances that are there, up or not, starting and draining ones too. They are what is paid for.',
    unit: 'instances',
    formula: null,
    window: now,
  },
  instancesStarting: {
    name: 'Starting',
    definition: 'Instances that boot, or have booted and wait for the first good check of a router.',
    unit: 'instances',
    formula: null,
    window: now,
  },
  instancesDraining: {
    name: 'Draining',
    definition: 'Instances that are to go or to change: they get nothing new and end what they hold.',
    unit: 'instances',
    formula: null,
    window: now,
  },
} as const satisfies Readonly<Record<string, Term>>;
