import { cacheSizes, fittingSize } from '#pricing';
import { usedHours, type KindPricing } from '../kind';

const bytesPerEntry = 1024;

/** One node by the hour, in the cheapest size whose memory holds the capacity. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const { capacityMiB, capacityEntries } = component.configuration;
    const byEntries = typeof capacityEntries === 'number' ? (capacityEntries * bytesPerEntry) / 1_048_576 : 0;
    const fit = fittingSize(cacheSizes, 0, (typeof capacityMiB === 'number' ? capacityMiB : byEntries) / 1024);
    if (!fit) return [];
    return [
      {
        component: component.id,
        label: fit.size.name,
        priceItem: fit.size.priceItem,
        quantity: usedHours(usage) * fit.count,
        meter: 'instance-hours',
        basis: 'measured',
      },
    ];
  },
};
