import type { KindPricing } from '../kind';

/** People cost nothing here; what is sent to them is billed where it leaves. */
export const pricing: KindPricing = { meters: [], lines: () => [] };
