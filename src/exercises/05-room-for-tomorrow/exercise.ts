import { buildStart, figureAtMost, speedOfAll } from '../author';
import type { Exercise } from '../exercise';
import { written } from './written';

const { document, names, required, things } = buildStart(written);
const change = (name: string) => names.id('change', name);

export const exercise: Exercise = {
  id: 'room-for-tomorrow',
  version: 1,
  palette: ['server', 'queue', 'topic', 'relational-database'],
  locked: things('Users', 'Payment provider'),
  lockedFields: [speedOfAll],
  seeds: [51, 52, 53, 54, 55],
  hasOpenMix: false,
  prediction: { type: 'number', unit: 'modules' },
  goals: [
    {
      id: 'touched',
      type: 'drawn',
      figure: {
        name: 'modules-touched',
        changes: [change('provider'), change('gift cards'), change('receipts')],
        among: 'all',
      },
      atMost: 4,
    },
    {
      id: 'receipts',
      type: 'drawn',
      figure: { name: 'modules-touched', changes: [change('receipts')], among: 'answering' },
      atMost: 0,
    },
    { id: 'complete', type: 'drawn', figure: { name: 'work-left-out' }, atMost: 0 },
    figureAtMost('p95', { name: 'p95', operation: names.id('operation', 'orders.place') }, { of: 'start', times: 1.1 }),
    ...required('availability'),
    { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.1 } },
  ],
  teaches: ['P4', 'C2', 'H3', 'B7', 'K2', 'K3', 'L2'],
  start: document,
};
