import type { Kind } from '../kind';
import { behavior } from './behavior';
import { pricing } from './pricing';
import { spec } from './spec';

export const kind: Kind = { spec, behavior, pricing };
