import { internetLine, type KindPricing } from '../kind';

const callsPerUnit = 1_000_000;

/** The calls by the million, and what they send to the internet. */
export const pricing: KindPricing = {
  meters: ['requests', 'internet-out-gib'],
  lines: (component, usage) => [
    {
      component: component.id,
      label: 'Calls',
      priceItem: component.configuration['edition'] === 'full' ? 'apigw.rest.requests' : 'apigw.http.requests',
      quantity: (usage.totals.get('requests') ?? 0) / callsPerUnit,
      meter: 'requests',
      basis: 'measured',
      sharedBy: 'requests',
    },
    ...internetLine(component, usage),
  ],
};
