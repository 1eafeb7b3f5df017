import type { KindPricing } from '../kind';

/** Devices are bought once and stand outside; what connections and messages cost is billed at whoever takes them. */
export const pricing: KindPricing = { meters: [], lines: () => [] };
