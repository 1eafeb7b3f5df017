import { databaseSizes, fittingSize, type BillInput } from '#pricing';
import { usedHours, type KindPricing } from '../kind';

/** The instance by the hour, in the cheapest size that fits, and its storage by the month. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const { vcpus, memoryMiB, storageGiB } = component.configuration;
    const fit = fittingSize(
      databaseSizes,
      typeof vcpus === 'number' ? vcpus : 0,
      typeof memoryMiB === 'number' ? memoryMiB / 1024 : 0,
    );
    const lines: BillInput[] = [];
    if (fit)
      lines.push({
        component: component.id,
        label: fit.size.name,
        priceItem: fit.size.priceItem,
        quantity: usedHours(usage) * fit.count,
        meter: 'instance-hours',
        basis: 'measured',
      });
    if (typeof storageGiB === 'number' && storageGiB > 0)
      lines.push({
        component: component.id,
        label: 'Storage',
        priceItem: 'rds.storage.gp3',
        quantity: storageGiB,
        meter: 'storage',
        basis: 'configured',
      });
    return lines;
  },
};
