/**
 * Places in the row of one sort of client requests. A row of counts: offered, successes, late ones, degraded successes, failures by cause. Of the second
 * under way, and of requests that arrived after warm-up.
 */
export const inside = 0;
export const second = 4;
export const counted = 15;
/** Within a row of counts. */
export const offered = 0;
export const success = 1;
export const late = 2;
export const degraded = 3;
export const failed = 4;
export const countsSize = 11;
/** Successes of requests that arrived after warm-up: those at a further attempt of the user. How many there were is the number of their response times. */
export const again = 26;
/** Number, sum and sum of squares of response times, ms: of those successes, of what else arrived after warm-up, of successes that arrived before and ended after it. */
export const spread = 27;
export const others = 30;
export const early = 33;
/** Where the histograms of the response times of successes begin: of the second under way (coarse), and after warm-up (fine). */
export const recent = 36;
export const responses = 37;
export const size = 38;
