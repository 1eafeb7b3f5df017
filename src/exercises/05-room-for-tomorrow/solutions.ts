/** One module that knows the provider, and receipts that hear of payments by a topic or by a queue; and answers that go half the way: receipts called, or left where they were, or forgotten. */
import { buildSolutions } from '../author';
import { wired, written } from './written';

export const solutions = buildSolutions(written, {
  reference: { stage: wired({ payments: 'one', receipts: 'published' }), passes: true },
  alternative: { stage: wired({ payments: 'one', receipts: 'queued' }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-receipts-stay': { stage: wired({ payments: 'one', receipts: 'each', tellsFirst: true }), passes: false },
  'wrong-receipts-called': { stage: wired({ payments: 'one', receipts: 'called', tellsFirst: true }), passes: false },
  'wrong-receipts-forgotten': { stage: wired({ payments: 'one', receipts: 'none', tellsFirst: true }), passes: false },
  'wrong-tells-before-it-answers': {
    stage: wired({ payments: 'one', receipts: 'published', tellsFirst: true }),
    passes: false,
  },
  'wrong-narrow-payments': {
    stage: wired({ payments: 'one', receipts: 'published', paymentServer: { workers: 4 } }),
    passes: false,
  },
  'wrong-more-servers': {
    stage: wired({ payments: 'one', receipts: 'published', server: { instances: 3 } }),
    passes: false,
  },
  'wrong-no-line': {
    stage: wired({ payments: 'one', receipts: 'published', server: { workers: 4, backlog: 0 } }),
    passes: false,
  },
});
