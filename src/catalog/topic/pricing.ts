import type { KindPricing } from '../kind';

const million = 1_000_000;

/** Each message once when it is published, and once for each delivery to a subscriber. */
export const pricing: KindPricing = {
  meters: ['published-messages', 'delivered-messages'],
  lines({ id }, { totals }) {
    const line = (label: string, priceItem: string, meter: 'published-messages' | 'delivered-messages') =>
      ({
        component: id,
        label,
        priceItem,
        quantity: (totals.get(meter) ?? 0) / million,
        meter,
        basis: 'measured',
        sharedBy: 'requests',
      }) as const;
    return [
      line('Publishes', 'sns.publish', 'published-messages'),
      line('Deliveries', 'sns.http', 'delivered-messages'),
    ];
  },
};
