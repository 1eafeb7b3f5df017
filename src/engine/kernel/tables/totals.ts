/** Numbers of the whole run: simulated time, sequence number given last, end of the present stretch; visits begun and ended; visits that were worked on. */
export const present = 0;
export const order = 1;
export const limit = 2;
export const executionsBegun = 3;
export const executionsEnded = 4;
/** Visits that were worked on and the ms that took, and of these those for nobody any more, in the window that counts. */
export const workVisits = 5;
export const workMs = 6;
export const wastedVisits = 7;
export const wastedMs = 8;
/** Factor on the time of every piece of work: 1, but in tests of tests. */
export const workFactor = 9;
/** Requests that arrive from then on are counted, ms; and client requests that arrived, had success, were late, failed, since the start. */
export const warmUpMs = 13;
export const arrived = 14;
export const success = 15;
export const late = 16;
export const failed = 17;
/** What was fetched ahead (`fetching.ts`); means nothing. */
export const fetched = 18;
