import { describe, expect, it } from 'vitest';
import { requirementMetrics, type Requirement } from '#design';
import { isBilled, isOfRequests, isOfRun, unitOf, verdictOf } from './verdicts';

const requirement = (given: Partial<Requirement>): Requirement => ({
  id: 'r1' as Requirement['id'],
  name: 'p95 browse',
  metric: 'p95',
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-most',
  target: 150,
  owner: '',
  ...given,
});

describe('verdictOf', () => {
  it('meets a limit at the limit itself and misses it past it', () => {
    expect(verdictOf(requirement({}), 150)).toBe('met');
    expect(verdictOf(requirement({}), 150.01)).toBe('missed');
  });

  it('reads at-least the other way round', () => {
    const availability = requirement({ metric: 'availability', comparator: 'at-least', target: 0.999 });
    expect(verdictOf(availability, 0.9994)).toBe('met');
    expect(verdictOf(availability, 0.99)).toBe('missed');
  });

  it('misses when the quantile falls among failed requests', () => {
    expect(verdictOf(requirement({}), Number.POSITIVE_INFINITY)).toBe('missed');
  });

  it('says nothing before anything was measured', () => {
    expect(verdictOf(requirement({}), Number.NaN)).toBe('unmeasured');
  });
});

describe('metrics', () => {
  it('each have a unit, and money comes from the bill', () => {
    expect(requirementMetrics.every((metric) => unitOf(metric).length > 0)).toBe(true);
    expect(requirementMetrics.filter(isBilled)).toEqual(['monthly-cost', 'cost-per-million', 'quiet-hour-cost']);
    const beside = requirementMetrics.filter((metric) => !isOfRun(metric) && !isBilled(metric));
    expect(beside).toEqual(['zone-loss', 'lead-time', 'open-operations']);
    expect(requirementMetrics.filter((metric) => isOfRun(metric) && !isOfRequests(metric))).toEqual([
      'staleness',
      'acknowledged-lost',
    ]);
  });
});
