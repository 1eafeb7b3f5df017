/** Terms of stores whose keys lie in partitions. */
import type { Term } from './glossary-term';

const now = 'this instant';
const second = 'the last simulated second';

export const storeTerms = {
  partitions: {
    name: 'Partitions',
    definition:
      'Ranges of keys, each with a rate of its own. A partition that has throttled for some minutes splits in two; one that holds a single hot key gains nothing by that.',
    unit: 'partitions',
    formula: null,
    window: now,
  },
  readUnitRate: {
    name: 'Read units',
    definition:
      'Units that reads took from their partitions: one for each begun step of the size of the answer, half of it for a read that may be stale. Throttled reads take none.',
    unit: '1/s',
    formula: 'sum of ⌈answer size / unit size⌉ / time',
    window: second,
  },
  writeUnitRate: {
    name: 'Write units',
    definition:
      'Units that writes took from their partitions: one for each begun step of the size of the item. Throttled writes take none.',
    unit: '1/s',
    formula: 'sum of ⌈item size / unit size⌉ / time',
    window: second,
  },
} as const satisfies Readonly<Record<string, Term>>;
