import type { KindPricing } from '../kind';

export const pricing: KindPricing = { meters: [], lines: () => [] };
