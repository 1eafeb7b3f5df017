/** Places in the row of a device: operations at once, shortest time between two, ms, operations in it, earliest beginning of the next, operations so far, those that wait, distribution of the time of one. */
export const places = 0;
export const gapMs = 1;
export const used = 2;
export const nextMs = 3;
export const count = 4;
export const waiting = 5;
export const times = 6;
export const size = 7;
