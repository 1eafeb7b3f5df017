/** Places in the row of an entry of a source's mix: shares of the entries up to it, call site of the clients, instance that stands for them, sort, longest wait, ms, and its lane. */
export const share = 0;
export const site = 1;
export const place = 2;
export const flow = 3;
export const patienceMs = 4;
export const patienceLane = 5;
export const size = 6;
