/** Reports on servers of their own, in two sizes; and what looks as good: a limit on reports, more of the same servers, and a split that leaves too little for one of the two. */
import { noHostPolicy, type RateLimit } from '#design';
import { buildSolutions } from '../author';
import { apart, together, written } from './written';

/** A report may begin every 700 ms: what is beyond is turned away. */
const oneByOne: RateLimit = { algorithm: 'token-bucket', limit: 1, windowMs: 700, burst: 4, per: 'all' };

export const solutions = buildSolutions(written, {
  reference: { stage: apart({ instances: 2 }, { instances: 2, workers: 4 }), passes: true },
  alternative: { stage: apart({ instances: 2 }, { instances: 1, vcpus: 4, workers: 8 }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-more-servers': { stage: together(6), passes: false },
  'wrong-rate-limit': {
    stage: apart({ instances: 2 }, { instances: 2 }, { ...noHostPolicy, rateLimits: [oneByOne] }),
    passes: false,
  },
  'wrong-little-for-reports': { stage: apart({ instances: 3 }, { instances: 1 }), passes: false },
  'wrong-no-line-for-shoppers': {
    stage: apart({ instances: 2, workers: 2, backlog: 0 }, { instances: 2, workers: 4 }),
    passes: false,
  },
  'wrong-short-line': { stage: apart({ instances: 2 }, { instances: 2, workers: 8, backlog: 4 }), passes: false },
});
