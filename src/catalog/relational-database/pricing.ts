import type { Component } from '#design';
import { databaseSizes, fittingSize, type BillInput } from '#pricing';
import { nodesOf } from './nodes';
import { sizeWanted, usedHours, type KindPricing, type MonthlyUsage } from '../kind';

/** The instance by the hour, in the cheapest size that fits; its volume by the month; what the data outgrow the volume by. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const { vcpus, gib, ...note } = sizeWanted(component, usage);
    const fit = fittingSize(databaseSizes, vcpus, gib);
    const hours: readonly BillInput[] = fit
      ? [
          {
            component: component.id,
            label: fit.size.name,
            priceItem: fit.size.priceItem,
            quantity: usedHours(usage) * fit.count,
            meter: 'instance-hours',
            basis: 'measured',
            sharedBy: 'cpu',
            ...note,
          },
        ]
      : [];
    return [...hours, ...storageLines(component, usage)];
  },
};

/** Every node has a volume of its own, which is paid for whether it is full or not, and grows when it is too small for what a month's mean day holds. */
function storageLines({ id, configuration }: Component, { stored }: MonthlyUsage): readonly BillInput[] {
  const nodes = nodesOf(configuration);
  const volumeGiB = typeof configuration['storageGiB'] === 'number' ? configuration['storageGiB'] : 0;
  const { initialGiB, growthGiB } = stored;
  const beyondGiB = initialGiB + growthGiB - volumeGiB;
  const common = { component: id, priceItem: 'rds.storage.gp3', meter: 'storage' } as const;
  const each = nodes > 1 ? `Each of ${nodes} nodes holds all. ` : '';
  const holds = `${each}Holds ${gibText(initialGiB)} at the start and ${gibText(growthGiB)} more by the middle of the month, with every write counted as a new item.`;
  return [
    ...(volumeGiB > 0
      ? [
          {
            ...common,
            label: 'Storage',
            quantity: nodes * volumeGiB,
            basis: 'configured',
            sharedBy: null,
            note: holds,
          } as const,
        ]
      : []),
    ...(beyondGiB > 0
      ? [
          {
            ...common,
            label: 'Storage beyond the volume',
            quantity: nodes * beyondGiB,
            basis: 'measured',
            sharedBy: 'stored-bytes',
            note: holds,
          } as const,
        ]
      : []),
  ];
}

const gibText = (gib: number): string => `${Math.round(10 * gib) / 10} GiB`;
