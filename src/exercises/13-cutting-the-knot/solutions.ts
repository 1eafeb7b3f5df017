/**
 * A modular monolith, and units along the domains, each with tables of its own; and cuts that look as good: along layers, module by module, or without giving the tables an owner.
 * Measured: 1.4 calls over the network a request in one unit, 1.9 in four along the domains, 3.4 along layers, 3.9 in twelve; changes that touch two units 0, 5, 80 and 85 %, and 20 % where
 * the tables stay shared.
 */
import { buildSolutions } from '../author';
import { all, along, knotted, written } from './written';

export const solutions = buildSolutions(written, {
  reference: { stage: knotted({ units: [all], tables: 'owned' }), passes: true },
  alternative: { stage: knotted({ units: along.domains, tables: 'owned' }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-domains-on-shared-tables': { stage: knotted({ units: along.domains, tables: 'shared' }), passes: false },
  'wrong-layers': { stage: knotted({ units: along.layers, tables: 'owned' }), passes: false },
  'wrong-twelve-services': { stage: knotted({ units: all.map((name) => [name]), tables: 'owned' }), passes: false },
  'wrong-tax-forgotten': { stage: knotted({ units: [all], tables: 'owned', forgets: true }), passes: false },
  'wrong-no-line': {
    stage: knotted({ units: [all], tables: 'owned', server: { workers: 1, backlog: 0 } }),
    passes: false,
  },
});
