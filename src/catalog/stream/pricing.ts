import { usedHours, type KindPricing } from '../kind';

const million = 1_000_000;

/** Each partition by the hour, and what is written in units of 25 KB. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'put-units'],
  lines({ configuration, id }, usage) {
    const { partitions } = configuration;
    return [
      {
        component: id,
        label: 'Partitions',
        priceItem: 'kinesis.shard.hour',
        quantity: usedHours(usage) * (typeof partitions === 'number' ? partitions : 1),
        meter: 'instance-hours',
        basis: 'measured',
        sharedBy: 'requests',
      },
      {
        component: id,
        label: 'Messages written',
        priceItem: 'kinesis.put',
        quantity: (usage.totals.get('put-units') ?? 0) / million,
        meter: 'put-units',
        basis: 'measured',
        sharedBy: 'requests',
      },
    ];
  },
};
