import type { Component } from '#design';
import type { BillInput } from '#pricing';
import { internetLine, type KindPricing, type MonthlyUsage } from '../kind';

const thousand = 1000;

/** Gets and puts by the thousand, what is stored, and what goes to users directly; throttled requests cost nothing. */
export const pricing: KindPricing = {
  meters: ['read-units', 'write-units', 'internet-out-gib'],
  lines: (component, usage) => [
    requests(component, usage, { label: 'Gets', priceItem: 's3.standard.get', meter: 'read-units' }),
    requests(component, usage, { label: 'Puts', priceItem: 's3.standard.put', meter: 'write-units' }),
    {
      component: component.id,
      label: 'Storage',
      priceItem: 's3.standard.gb',
      quantity: usage.stored.initialGiB + usage.stored.growthGiB,
      meter: 'storage',
      basis: 'measured',
      sharedBy: 'stored-bytes',
      note: 'What its data sets hold at the start, and by the middle of the month, with every put counted as a new object.',
    },
    ...internetLine(component, usage),
  ],
};

interface Asked {
  readonly label: string;
  readonly priceItem: string;
  readonly meter: 'read-units' | 'write-units';
}

const requests = ({ id }: Component, { totals }: MonthlyUsage, { label, priceItem, meter }: Asked): BillInput => ({
  component: id,
  label,
  priceItem,
  quantity: (totals.get(meter) ?? 0) / thousand,
  meter,
  basis: 'measured',
  sharedBy: 'requests',
});
