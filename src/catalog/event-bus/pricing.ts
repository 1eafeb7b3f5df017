import type { KindPricing } from '../kind';

const million = 1_000_000;

/** What is published, an event for each 64 KiB; deliveries cost nothing. */
export const pricing: KindPricing = {
  meters: ['put-units'],
  lines({ id }, { totals }) {
    return [
      {
        component: id,
        label: 'Events',
        priceItem: 'eventbridge.custom',
        quantity: (totals.get('put-units') ?? 0) / million,
        meter: 'put-units',
        basis: 'measured',
        sharedBy: 'requests',
      },
    ];
  },
};
