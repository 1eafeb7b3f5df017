/**
 * Six lines, each for one thing that can go wrong; nine that ask for the same in other words; and the sets that let something through: the mean alone, no line for data
 * protection, a tail so tight that a little more work misses it, and a line for whatever comes to mind.
 */
import type { BuildRequirement } from '#design';
import { buildSolutions, type WrittenSolution } from '../author';
import { lines, sixLines, written, type Lines } from './written';

const answered = (requirements: Lines, passes: boolean): WrittenSolution => ({
  stage: written.start,
  design: { requirements },
  passes,
});

const { 'Only the shop is open': _door, ...withoutData } = sixLines;

const most = (metric: BuildRequirement['metric'], target: number): BuildRequirement => ({
  metric,
  comparator: 'at-most',
  target,
  owner: 'users',
});

const quantiles: Lines = {
  mean: most('mean', 250),
  median: most('p50', 250),
  p95: most('p95', 900),
  'p99 of all': most('p99', 2000),
  'p99.9 of all': most('p999', 8000),
  goodput: { ...most('goodput', 3), comparator: 'at-least' },
  availability: { ...most('availability', 0.97), comparator: 'at-least' },
};

export const solutions = buildSolutions(written, {
  reference: answered(sixLines, true),
  alternative: answered(
    {
      ...withoutData,
      'Checkout is quick for nearly all': { ...lines.checkout, target: 1000 },
      'Stock is of this hour': { ...lines.staleness, target: 120_000 },
      'A zone may go': { ...lines.zone, target: 0.6 },
      'One door for the staff': lines.door,
      mean: most('mean', 300),
      availability: { ...most('availability', 0.97), comparator: 'at-least', owner: 'operations' },
    },
    true,
  ),
  start: { stage: written.start, passes: false },
  'wrong-nobody-for-data': answered(withoutData, false),
  'wrong-too-strict': answered(
    { ...sixLines, 'Checkout is quick for nearly all': { ...lines.checkout, target: 350 } },
    false,
  ),
  'wrong-everything': answered({ ...sixLines, ...quantiles }, false),
});
