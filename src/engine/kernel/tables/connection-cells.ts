/**
 * Places in the row of a link's pooled connections, of all callers: in use (a level); the instant from which attempts count one by one; ms that connections
 * given back were held; waits of attempts that got one: number, ms and squares.
 */
export const used = 0;
export const fromMs = 4;
export const heldMs = 5;
export const waits = 6;
export const size = 9;
