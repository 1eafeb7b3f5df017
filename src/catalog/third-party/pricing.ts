import type { KindPricing } from '../kind';

/** Its price a call stands in the design: no market price holds for all of them. */
export const pricing: KindPricing = {
  meters: ['requests'],
  lines(component, usage) {
    const { pricePerCallUsd } = component.configuration;
    if (typeof pricePerCallUsd !== 'number' || pricePerCallUsd <= 0) return [];
    return [
      {
        component: component.id,
        label: 'Calls',
        priceItem: null,
        unitUsd: pricePerCallUsd,
        unit: 'call',
        quantity: usage.totals.get('requests') ?? 0,
        meter: 'requests',
        basis: 'measured',
        sharedBy: 'requests',
      },
    ];
  },
};
