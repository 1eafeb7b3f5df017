/** Places in the row of a fork: key of its branches, branches waited for (Infinity = all), number of branches, whether each starts once (1 = yes); for each where its program begins, the distribution of how many there are and the key of that draw. */
export const keySite = 0;
export const join = 1;
export const count = 2;
export const areOnce = 3;
export const branches = 4;
export const entry = 0;
export const repeat = 1;
export const countSite = 2;
export const branchSize = 3;
