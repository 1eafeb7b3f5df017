/** Places in a group's row. */
/** Since the start: visits that came, ended badly, were turned away; ms that those which ended took; bytes that left. */
export const arrivals = 0;
export const failures = 1;
export const refused = 2;
export const responseMs = 3;
export const bytesOut = 4;
/** Only visits that arrived from here on count one by one; time before it is cut off. */
export const fromMs = 5;
/** Visits admitted, those of them that did not begin at once, those that began, those that died with their instance. */
export const admitted = 6;
export const delayed = 7;
export const begun = 8;
export const killed = 9;
/** Ms that visits which left were inside, and that slots given back were held. */
export const insideMs = 10;
export const heldMs = 11;
/** Visits that ended well: ms from arrival to the end of the work, their squares, and those of the ms from arrival to its beginning; how many and the sum of these tells their distribution. */
export const servedMs = 12;
export const servedSquares = 13;
export const waitedSquares = 14;
