/** Places in the row of a level: the level, its highest, its integral over time, when it changed last. */
export const level = 0;
export const max = 1;
export const area = 2;
export const since = 3;
