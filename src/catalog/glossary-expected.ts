/** Terms of what is expected of a design before it runs: the flow balance. */
import type { Term } from './glossary-term';

const now =
  'the instant that the run has come to; the peak: the instant of the run at which the first bottleneck is used most';

export const expectedTerms = {
  expected: {
    name: 'Expected',
    definition:
      'Worked out from the document alone, at once and without a run: steps at their means, shares of choices, retries of failures that are written down, hit ratios of the steady state. It leaves out all waiting and what follows from it (timeouts, patience, hedges, breakers, refusals, retries under overload), and faults.',
    unit: '',
    formula: null,
    window: now,
  },
  'expected.load': {
    name: 'Expected load',
    definition:
      'Arrivals at the part that follow from the offered load by the steps of the operations, retries of written-down failures included.',
    unit: '1/s',
    formula: 'Σ requests of an entry operation × visits of one',
    window: now,
  },
  'expected.visits': {
    name: 'Visits',
    definition: 'How often one request of an entry operation comes to the part, in the mean.',
    unit: 'visits per request',
    formula: 'arrivals at the part / requests of the operation',
    window: now,
  },
  'expected.utilization': {
    name: 'Expected utilization',
    definition:
      'What is used of something that can run out. Things that are held count for the times of all that their holder calls, with no wait in them: a lower bound. Above 100 % more is asked than there is.',
    unit: '%',
    formula: 'load × use of one visit / what there is',
    window: now,
  },
  'expected.bottleneck': {
    name: 'First bottleneck',
    definition:
      'The thing with the highest expected utilization: as all classes grow alike it is used up first, at the offered load divided by its utilization. Waiting grows long before that.',
    unit: 'req/s',
    formula: 'offered load / utilization',
    window: now,
  },
} as const satisfies Readonly<Record<string, Term>>;
