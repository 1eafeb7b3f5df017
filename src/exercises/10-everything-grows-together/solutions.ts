/**
 * Recommendations on two large hosts and the rest on small ones with small pools, or few machines that are four times as large; and what looks as good: more of the same with its pools or with small ones, the split
 * with the pools as they were, and a single host for the model. Measured: twenty copies of the monolith 1,650 dollars a month, split 850, four large machines 930: by the prices of small and of large machines the model in each copy
 * costs half of the bill, where containers by GiB and vCPU would say a quarter.
 */
import { buildSolutions } from '../author';
import { apart, large, small, together, written } from './written';

const models = { ...large, instances: 2 };

export const solutions = buildSolutions(written, {
  reference: { stage: apart({ ...small, instances: 20 }, models, 5), passes: true },
  alternative: { stage: together({ vcpus: 8, memoryMiB: 16_384, instances: 4 }), passes: true },
  start: { stage: written.start, passes: false },
  'wrong-more-monoliths': { stage: together({ ...large, instances: 20 }), passes: false },
  'wrong-twenty-with-small-pools': { stage: together({ ...large, instances: 20 }, 5), passes: false },
  'wrong-pools-kept': { stage: apart({ ...small, instances: 20 }, models), passes: false },
  'wrong-one-model': { stage: apart({ ...small, instances: 20 }, large, 5), passes: false },
});
