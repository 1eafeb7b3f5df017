import { collectorSizes } from '#pricing';
import { instanceLines } from '../instance-lines';
import { sizeWanted, type KindPricing } from '../kind';

/** A server by the hour, in the cheapest size that has its vCPUs and memory. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    return instanceLines(component, usage, {
      sizes: collectorSizes,
      ...sizeWanted(component, usage),
      sharedBy: 'requests',
    });
  },
};
