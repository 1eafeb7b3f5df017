import type { Component } from '#design';
import type { BillInput } from '#pricing';
import { usedHours, type KindPricing, type MonthlyUsage } from '../kind';

const million = 1_000_000;

/** Units by the million, or provisioned ones by the hour whether they are used or not; and what is stored. */
export const pricing: KindPricing = {
  meters: ['read-units', 'write-units', 'instance-hours'],
  lines: (component, usage) => [
    ...(component.configuration['capacityMode'] === 'provisioned'
      ? [provisioned(component, usage, 'read'), provisioned(component, usage, 'write')]
      : [onDemand(component, usage, 'read'), onDemand(component, usage, 'write')]),
    storage(component, usage),
  ],
};

type Direction = 'read' | 'write';

const words = { read: 'Read', write: 'Write' } as const;

const onDemand = ({ id }: Component, { totals }: MonthlyUsage, direction: Direction): BillInput => ({
  component: id,
  label: `${words[direction]} units`,
  priceItem: direction === 'read' ? 'dynamodb.rru' : 'dynamodb.wru',
  quantity: (totals.get(`${direction}-units`) ?? 0) / million,
  meter: `${direction}-units`,
  basis: 'measured',
  sharedBy: 'requests',
});

function provisioned({ id, configuration }: Component, usage: MonthlyUsage, direction: Direction): BillInput {
  const units = configuration[`${direction}Units`];
  return {
    component: id,
    label: `Provisioned ${direction} units`,
    priceItem: direction === 'read' ? 'dynamodb.rcu.hour' : 'dynamodb.wcu.hour',
    quantity: usedHours(usage) * (typeof units === 'number' ? units : 0),
    meter: 'instance-hours',
    basis: 'configured',
    sharedBy: 'requests',
  };
}

const storage = ({ id }: Component, { stored }: MonthlyUsage): BillInput => ({
  component: id,
  label: 'Storage',
  priceItem: 'dynamodb.storage',
  quantity: stored.initialGiB + stored.growthGiB,
  meter: 'storage',
  basis: 'measured',
  sharedBy: 'stored-bytes',
  note: 'What its data sets hold at the start, and by the middle of the month, with every write counted as a new item.',
});
