import type { Component } from '#design';
import type { BillInput } from '#pricing';
import type { KindPricing, MonthlyUsage } from '../kind';

const requestsPerUnit = 10_000;

/** Requests by the ten thousand, hits and misses alike, and what goes to users; what the origin sends to the edge is free. */
export const pricing: KindPricing = {
  meters: ['requests', 'internet-out-gib'],
  lines: (component, usage) => [
    {
      component: component.id,
      label: 'Requests',
      priceItem: 'cloudfront.requests.https.us',
      quantity: (usage.totals.get('requests') ?? 0) / requestsPerUnit,
      meter: 'requests',
      basis: 'measured',
      sharedBy: 'requests',
    },
    toUsers(component, usage),
  ],
};

const toUsers = ({ id }: Component, { totals }: MonthlyUsage): BillInput => ({
  component: id,
  label: 'To users',
  priceItem: 'cloudfront.out.us',
  quantity: totals.get('internet-out-gib') ?? 0,
  meter: 'internet-out-gib',
  basis: 'measured',
  sharedBy: 'internet-bytes',
});
