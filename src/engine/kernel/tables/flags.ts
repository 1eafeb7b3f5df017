export const holdsSlot = 1;
export const queued = 2;
/** The answer was sent already; what still runs is nobody's. */
export const answered = 4;
/** A fallback took the place of what failed. */
export const degraded = 8;
/** A visit that found its key. */
export const hit = 16;
/** A branch or round: runs within its parent's slot. */
export const inner = 32;
export const computing = 64;
export const waitingForPlace = 128;
/** Began an operation of its unit. */
export const entered = 256;
/** A call that is a further attempt of another call. */
export const hedge = 512;
/** A visit whose slot was taken before it came: its instance pulled it. */
export const pulled = 1024;
/** A visit whose call opens the connection that it goes over. */
export const opens = 2048;
/** A visit inside an instance that has no connection to itself. */
export const shares = 4096;
/** A client's request that has bytes of its own, and its call; those of others are drawn. */
export const sized = 8192;
/** A visit that stands for the branch which calls it, too. */
export const folded = 16384;
/** Has something that few frames have: a holding, a transaction, a number of its own, a demand or a deadline. Of all others these columns are 0, and nobody looks. */
export const seldom = 32768;
/** Computes apart from what else its processor does. */
export const apart = 65536;
/** A call that has a frame for its hedges. */
export const hedged = 131072;
