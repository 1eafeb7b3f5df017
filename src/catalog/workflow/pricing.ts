import { internetLine, type KindPricing } from '../kind';

const thousand = 1_000;
const million = 1_000_000;
const secondsPerHour = 3_600;

/** Standard: the states entered, those that are tried again included. Express: what is started, and the memory of executions for as long as they last. */
export const pricing: KindPricing = {
  meters: ['state-transitions', 'requests', 'gib-seconds', 'internet-out-gib'],
  lines(component, usage) {
    const { totals } = usage;
    const line = (
      label: string,
      priceItem: string,
      meter: 'state-transitions' | 'requests' | 'gib-seconds',
      per: number,
    ) =>
      ({
        component: component.id,
        label,
        priceItem,
        quantity: (totals.get(meter) ?? 0) / per,
        meter,
        basis: 'measured',
        sharedBy: 'requests',
      }) as const;
    const lines =
      component.configuration['type'] === 'standard'
        ? [line('State transitions', 'sfn.standard', 'state-transitions', thousand)]
        : [
            line('Executions', 'sfn.express.requests', 'requests', million),
            line('Duration', 'sfn.express.duration', 'gib-seconds', secondsPerHour),
          ];
    return [...lines, ...internetLine(component, usage)];
  },
};
