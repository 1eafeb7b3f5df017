import { fittingSize, serverSizes, type BillInput } from '#pricing';
import { internetLine, sizeWanted, usedHours, type KindPricing } from '../kind';

/** Instances by the hour, in the cheapest size that has their vCPUs and memory; their disks; what they send to the internet. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'internet-out-gib'],
  lines(component, usage) {
    const { diskGiB, instances } = component.configuration;
    const { vcpus, gib, ...note } = sizeWanted(component, usage);
    const fit = fittingSize(serverSizes, vcpus, gib);
    const lines: BillInput[] = [];
    if (fit)
      lines.push({
        component: component.id,
        label: fit.size.name,
        priceItem: fit.size.priceItem,
        quantity: usedHours(usage) * fit.count,
        meter: 'instance-hours',
        basis: 'measured',
        sharedBy: 'cpu',
        ...note,
      });
    if (typeof diskGiB === 'number' && diskGiB > 0 && typeof instances === 'number')
      lines.push({
        component: component.id,
        label: 'Disks',
        priceItem: 'ebs.gp3.gb',
        quantity: diskGiB * instances,
        meter: 'storage',
        basis: 'configured',
        sharedBy: null,
      });
    return [...lines, ...internetLine(component, usage)];
  },
};
