import type { KindBehavior } from '../behavior';

export const behavior: KindBehavior = {};
