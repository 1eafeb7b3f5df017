import { internetLine, sizeWanted, usedHours, type KindPricing } from '../kind';

/** What each container asks for, by the time that it stands there: vCPUs and memory, of which no size has more than it needs. */
export const pricing: KindPricing = {
  meters: ['instance-hours', 'internet-out-gib'],
  lines(component, usage) {
    const { vcpus, gib, ...note } = sizeWanted(component, usage);
    const arm = component.configuration['architecture'] === 'arm' ? 'arm.' : '';
    const line = (label: string, item: string, perInstance: number) =>
      ({
        component: component.id,
        label,
        priceItem: `fargate.${arm}${item}`,
        quantity: usedHours(usage) * perInstance,
        meter: 'instance-hours',
        basis: 'measured',
        sharedBy: 'cpu',
        ...note,
      }) as const;
    return [line('vCPUs', 'vcpu.hour', vcpus), line('Memory', 'gb.hour', gib), ...internetLine(component, usage)];
  },
};
