export const free = 0;
/** Runs a program at a station. */
export const visit = 1;
/** Waits for the answer of a visit elsewhere, and tries again as its policy says. */
export const call = 2;
/** A client's request, from arrival to answer or the end of patience. */
export const request = 3;
/** Makes requests. */
export const source = 4;
/** The clock of a processor. */
export const clock = 5;
/** A rare action kept as a function. */
export const task = 6;
/** Stands between a visit and the branches it waits for. */
export const join = 7;
/** Sends hedges of a call. */
export const hedger = 8;
/** Tells a visit that its caller has given up. */
export const canceller = 9;
/** Messages in the hands of a consumer. */
export const delivery = 10;
