import { describe, expect, it } from 'vitest';
import { kind } from '.';
import { partOf } from '../testing/part-of';

const { component, bill } = partOf(kind);

describe('the plan of a load balancer', () => {
  it('chooses as configured and checks the health of what is behind it', () => {
    const plan = kind.behavior.plan(component({ policy: 'round-robin', healthIntervalMs: 2000, unhealthyAfter: 3 }));
    expect(plan.type === 'router' && plan.router).toMatchObject({
      balancing: { policy: 'round-robin' },
      health: { intervalMs: 2000, unhealthyAfter: 3 },
    });
  });
});

describe('the bill of a load balancer', () => {
  it('is its hours, capacity units by the GiB passed on, and what leaves to the internet', () => {
    // 730 h x 0.0225 $ + 100 GiB x 0.008 $ + 50 GiB x 0.09 $ = 16.425 + 0.8 + 4.5 = 21.725 $
    const totals = { 'instance-hours': 730, 'processed-gib': 100, 'internet-out-gib': 50 };
    expect(bill({}, totals)).toBeCloseTo(21.725, 8);
  });
});
