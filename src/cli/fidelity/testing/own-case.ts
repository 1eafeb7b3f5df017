/** Cases that the public file does not hold. */
import type { Case } from '../case';

export const ownCase = (system: string, parts: Pick<Case, 'parameters' | 'expected' | 'run'>): Case => ({
  id: system,
  title: system,
  family: system,
  system,
  needs: [],
  ...parts,
});

export const exact = (metric: string, value: number, rel: number) => ({
  metric,
  value,
  unit: '1',
  basis: 'exact',
  tolerance: { rel },
});

export const exponentialOf = (mean: number) => ({ distribution: 'exponential', mean });
