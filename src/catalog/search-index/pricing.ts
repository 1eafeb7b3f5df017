import { searchSizes } from '#pricing';
import { instanceLines } from '../instance-lines';
import { sizeWanted, usedHours, type KindPricing } from '../kind';

/** Every node by the hour, whether it has a shard or not, and its volume by the month. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const { nodes, storageGiB } = component.configuration;
    const ofAll = { ...usage, totals: new Map([['instance-hours', Number(nodes) * usedHours(usage)] as const]) };
    const size = { sizes: searchSizes, ...sizeWanted(component, usage), sharedBy: 'cpu' } as const;
    return [
      ...instanceLines(component, ofAll, size),
      {
        component: component.id,
        label: 'Storage',
        priceItem: 'opensearch.gp3.gb',
        quantity: Number(nodes) * Number(storageGiB),
        meter: 'storage',
        basis: 'configured',
        sharedBy: null,
      },
    ];
  },
};
