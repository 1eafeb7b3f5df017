/** Places in the row of a fork: key of its branches, branches waited for (Infinity = all), number of branches, whether each starts once (1 = yes); for each where its program begins, the distribution of how many there are, the key of that draw, the direct way to the leaf that it calls, where that is all that it does (0 = it is not), and the same where nothing times it. */
export const keySite = 0;
export const join = 1;
export const count = 2;
export const areOnce = 3;
export const branches = 4;
export const entry = 0;
export const repeat = 1;
export const countSite = 2;
export const leaf = 3;
export const untimed = 4;
export const branchSize = 5;
