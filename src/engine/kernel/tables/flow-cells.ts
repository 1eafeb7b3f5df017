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
/** Successes at the user's first attempt. */
export const firstAttempts = 26;
/** Number, sum and sum of squares of response times, ms: of successes that arrived after warm-up, of all such requests, of successes that ended after it. */
export const spread = 27;
export const all = 30;
export const completed = 33;
/** Where the histograms of the response times of successes begin: of the second under way (coarse), and after warm-up (fine). */
export const recent = 36;
export const responses = 37;
export const size = 38;
