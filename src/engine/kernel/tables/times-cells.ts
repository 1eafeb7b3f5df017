/**
 * Places in the row of a level whose times are kept: the level, its highest, when it changed last, where its times begin and how many there are; the
 * integrals of the level and of its square above those of the highest place.
 */
export const level = 0;
export const max = 1;
export const since = 2;
export const times = 3;
export const places = 4;
export const beyond = 5;
export const squaresBeyond = 6;
