/** Instances by the hour in the cheapest size that fits, as a line of the bill. */
import type { Component } from '#design';
import { fittingSize, type BillInput, type Size } from '#pricing';
import { usedHours, type MonthlyUsage } from './kind';

export interface InstancesWanted {
  readonly sizes: readonly Size[];
  /** What each must have at least. */
  readonly vcpus: number;
  readonly gib: number;
  /** By what the price is shared among those who use the instances. */
  readonly sharedBy: BillInput['sharedBy'];
  /** How the size came about where the design leaves it open. */
  readonly note?: string;
}

/** None where no size has a price. */
export function instanceLines({ id }: Component, usage: MonthlyUsage, wanted: InstancesWanted): readonly BillInput[] {
  const { sizes, vcpus, gib, ...shared } = wanted;
  const fit = fittingSize(sizes, vcpus, gib);
  if (!fit) return [];
  return [
    {
      component: id,
      label: fit.size.name,
      priceItem: fit.size.priceItem,
      quantity: usedHours(usage) * fit.count,
      meter: 'instance-hours',
      basis: 'measured',
      ...shared,
    },
  ];
}
