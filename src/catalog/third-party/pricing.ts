import type { KindPricing } from '../kind';

const gbPerGib = 1.073741824;

/** Its prices stand in the design: no market price holds for all of them. */
export const pricing: KindPricing = {
  meters: ['requests', 'received-gib'],
  lines({ configuration, id }, { totals }) {
    const { pricePerCallUsd, pricePerGbUsd } = configuration;
    const common = { component: id, priceItem: null, basis: 'measured', sharedBy: 'requests' } as const;
    const calls = {
      ...common,
      label: 'Calls',
      unitUsd: Number(pricePerCallUsd ?? 0),
      unit: 'call',
      quantity: totals.get('requests') ?? 0,
      meter: 'requests',
    } as const;
    const sent = {
      ...common,
      label: 'Sent to it',
      unitUsd: Number(pricePerGbUsd ?? 0),
      unit: 'GB',
      quantity: (totals.get('received-gib') ?? 0) * gbPerGib,
      meter: 'received-gib',
    } as const;
    return [calls, sent].filter(({ unitUsd }) => unitUsd > 0);
  },
};
