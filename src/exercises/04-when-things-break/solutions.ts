/** A timeout, a second server and a standby in another zone; and each of the answers that forgets one of the three. */
import { buildSolutions } from '../author';
import { inZones, written } from './written';

const both = ['zone a', 'zone b'];

export const solutions = buildSolutions(written, {
  reference: {
    stage: inZones({ servers: 2, zones: both, standby: 'synchronous', paymentTimeoutMs: 1000 }),
    passes: true,
  },
  alternative: {
    stage: inZones({ servers: 3, zones: both, standby: 'asynchronous', paymentTimeoutMs: 700 }),
    passes: true,
  },
  start: { stage: written.start, passes: false },
  'wrong-no-timeout': { stage: inZones({ servers: 2, zones: both, standby: 'synchronous' }), passes: false },
  'wrong-one-zone-for-data': {
    stage: inZones({ servers: 2, zones: both, databaseZones: ['zone a'], paymentTimeoutMs: 1000 }),
    passes: false,
  },
  'wrong-timeout-alone': { stage: inZones({ servers: 1, zones: ['zone a'], paymentTimeoutMs: 1000 }), passes: false },
  'wrong-many-servers': {
    stage: inZones({ servers: 8, zones: both, standby: 'synchronous', paymentTimeoutMs: 1000 }),
    passes: false,
  },
});
