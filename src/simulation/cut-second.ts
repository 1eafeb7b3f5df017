/** Seconds in which a meter began: what it counted of one must not stand beside the figures of whole seconds. */
import { now } from '#engine';

/** Rounding of simulated instants, ms. */
const tolerance = 1e-6;

/** Whether a meter that began then has not lived through all of the seconds that end now. */
export const isCut = (sinceMs: number, seconds: number): boolean => now() - sinceMs < 1000 * seconds - tolerance;
