/** Places in the row of a pool of connections: how many there are, how many are in use, calls in the line before it, gone ones included. */
export const places = 0;
export const used = 1;
export const waiting = 2;
export const size = 3;
