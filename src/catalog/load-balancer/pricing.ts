import { internetLine, usedHours, type KindPricing } from '../kind';

/** A capacity unit passes on 1 GB an hour; its other dimensions (new and open connections, rules) are not metered. */
const gibPerCapacityHour = 1;

/** The balancer by the hour, capacity units by the GiB it passes on, and what it sends to the internet. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'processed-gib', 'internet-out-gib'],
  lines: (component, usage) => [
    {
      component: component.id,
      label: 'Load balancer',
      priceItem: 'alb.hour',
      quantity: usedHours(usage),
      meter: 'instance-hours',
      basis: 'measured',
      sharedBy: 'requests',
    },
    {
      component: component.id,
      label: 'Capacity units',
      priceItem: 'alb.lcu.hour',
      quantity: (usage.totals.get('processed-gib') ?? 0) / gibPerCapacityHour,
      meter: 'processed-gib',
      basis: 'measured',
      sharedBy: 'bytes',
    },
    ...internetLine(component, usage),
  ],
};
