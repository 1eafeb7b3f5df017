import type { KindPricing } from '../kind';

const million = 1_000_000;

/** The zone by the month, and what clients ask; answers by latency cost more. */
export const pricing: KindPricing = {
  meters: ['name-lookups'],
  lines: ({ configuration, id }, { totals }) => [
    {
      component: id,
      label: 'Zone',
      priceItem: 'route53.zone',
      quantity: 1,
      meter: 'zone',
      basis: 'configured',
      sharedBy: null,
    },
    {
      component: id,
      label: 'Queries',
      priceItem: configuration['answerPolicy'] === 'latency' ? 'route53.queries.latency' : 'route53.queries',
      quantity: (totals.get('name-lookups') ?? 0) / million,
      meter: 'name-lookups',
      basis: 'measured',
      sharedBy: 'requests',
    },
  ],
};
