/** Terms of the nodes of a replicated store. */
import type { Term } from './glossary-term';

const now = 'this instant';
const second = 'the last simulated second';

export const nodeTerms = {
  lagMs: {
    name: 'Replication lag',
    definition:
      'How far the follower that is furthest behind trails the primary: the time since the eldest commit that it does not show yet. Network and its replay queue make it.',
    unit: 'ms',
    formula: 'now − commit time of the eldest commit not shown',
    window: now,
  },
  staleReadRate: {
    name: 'Stale reads',
    definition: 'Reads at replicas that missed a commit of their row, because the replica did not show it yet.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  'node.role': {
    name: 'Nodes',
    definition:
      'The primary takes all writes. A standby follows it and takes over when it is gone (failover); replicas follow it and answer reads that ask a replica.',
    unit: '',
    formula: null,
    window: now,
  },
  'node.failover': {
    name: 'Failover',
    definition:
      'The standby takes the place of a primary that is gone. Calls are refused for detection and promotion together; what an asynchronous standby did not show yet is lost.',
    unit: '',
    formula: 'time without a primary = detection + promotion',
    window: 'each failover',
  },
} as const satisfies Readonly<Record<string, Term>>;
