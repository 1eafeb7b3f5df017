import { fittingSize, serverSizes, type BillInput } from '#pricing';
import { internetLine, usedHours, type KindPricing } from '../kind';

/** Instances by the hour, in the cheapest size that has their vCPUs and memory; their disks; what they send to the internet. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'internet-out-gib'],
  lines(component, usage) {
    const { vcpus, memoryMiB, diskGiB, instances } = component.configuration;
    const fit = fittingSize(
      serverSizes,
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
    if (typeof diskGiB === 'number' && diskGiB > 0 && typeof instances === 'number')
      lines.push({
        component: component.id,
        label: 'Disks',
        priceItem: 'ebs.gp3.gb',
        quantity: diskGiB * instances,
        meter: 'storage',
        basis: 'configured',
      });
    return [...lines, ...internetLine(component, usage)];
  },
};
