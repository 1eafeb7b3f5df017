/** Frames of a kind have rows of their own, since they use the same columns: client requests, their calls, all others. */
export const requests = 0;
export const calls = 1;
export const others = 2;
export const count = 3;
