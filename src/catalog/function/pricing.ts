import type { Component } from '#design';
import { hoursPerMonth, type BillInput } from '#pricing';
import { internetLine, type KindPricing, type MeterName } from '../kind';

const requestsPerUnit = 1_000_000;
const secondsPerMonth = hoursPerMonth * 3600;
const mibPerGib = 1024;

/** Requests by the million, and seconds times memory: of instances on demand, of provisioned ones at work, and of these for standing there. */
export const pricing: KindPricing = {
  meters: ['invocations', 'gib-seconds', 'provisioned-gib-seconds', 'internet-out-gib'],
  lines(component, usage) {
    const { architecture } = component.configuration;
    const used = (meter: MeterName) => usage.totals.get(meter) ?? 0;
    const measured = { component: component.id, basis: 'measured' } as const;
    const atWork = used('provisioned-gib-seconds');
    return [
      {
        ...measured,
        label: 'Requests',
        priceItem: 'lambda.requests',
        quantity: used('invocations') / requestsPerUnit,
        meter: 'invocations',
        sharedBy: 'requests',
      },
      {
        ...measured,
        label: 'Duration',
        priceItem: `lambda.duration.${architecture === 'arm' ? 'arm' : 'x86'}`,
        quantity: used('gib-seconds'),
        meter: 'gib-seconds',
        sharedBy: 'requests',
      },
      ...(atWork > 0
        ? [
            {
              ...measured,
              label: 'Duration, provisioned',
              priceItem: `lambda.provisioned-duration.${architecture === 'arm' ? 'arm' : 'x86'}`,
              quantity: atWork,
              meter: 'provisioned-gib-seconds',
              sharedBy: 'requests',
            } as const,
          ]
        : []),
      ...provisionedLine(component),
      ...internetLine(component, usage),
    ];
  },
};

/** What stands ready is paid for all month. */
function provisionedLine({ id, configuration }: Component): readonly BillInput[] {
  const { architecture, memoryMiB, provisioned } = configuration;
  const gib = (Number(provisioned) * Number(memoryMiB)) / mibPerGib;
  if (gib === 0) return [];
  return [
    {
      component: id,
      label: 'Provisioned instances',
      priceItem: `lambda.provisioned.${architecture === 'arm' ? 'arm' : 'x86'}`,
      quantity: gib * secondsPerMonth,
      meter: 'provisioned',
      basis: 'configured',
      sharedBy: null,
    },
  ];
}
