/** Places in the row of a choice: key of its draw, then for each entry the shares up to it, the last is 1, and where its program begins. */
export const keySite = 0;
export const entries = 1;
export const entrySize = 2;
