import { acceleratedSizes, hoursPerMonth, serverSizes, type BillInput } from '#pricing';
import { instanceLines } from '../instance-lines';
import { internetLine, sizeWanted, usedHours, type KindPricing } from '../kind';

/** Instances by the hour, in the cheapest size that has their vCPUs and memory; their disks; what they send to the internet. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'internet-out-gib'],
  lines(component, usage) {
    const { accelerator, diskGiB } = component.configuration;
    const sizes = accelerator === 'none' ? serverSizes : acceleratedSizes;
    const size = { sizes, ...sizeWanted(component, usage), sharedBy: 'cpu' } as const;
    const lines: BillInput[] = [...instanceLines(component, usage, size)];
    if (typeof diskGiB === 'number' && diskGiB > 0)
      lines.push({
        component: component.id,
        label: 'Disks',
        priceItem: 'ebs.gp3.gb',
        quantity: (diskGiB * usedHours(usage)) / hoursPerMonth,
        meter: 'storage',
        basis: 'measured',
        sharedBy: null,
      });
    return [...lines, ...internetLine(component, usage)];
  },
};
