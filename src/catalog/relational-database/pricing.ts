import type { Component } from '#design';
import { databaseSizes, type BillInput } from '#pricing';
import { instanceLines } from '../instance-lines';
import { nodesOf } from './nodes';
import { sizeWanted, type KindPricing, type MonthlyUsage } from '../kind';

/** The instance by the hour, in the cheapest size that fits; its volume by the month; what the data outgrow the volume by. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const size = { sizes: databaseSizes, ...sizeWanted(component, usage), sharedBy: 'cpu' } as const;
    return [...instanceLines(component, usage, size), ...storageLines(component, usage)];
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
