import type { KindBehavior } from '../behavior';

/** Sends its traffic classes; what they are stands in the workload. */
export const behavior: KindBehavior = { meters: ['requests'], plan: () => ({ type: 'source' }) };
