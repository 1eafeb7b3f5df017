/** Places in a unit's row: operations begun and ended badly, ms of CPU that they asked for and that they took from beginning to end; share of them that a fault makes fail. */
export const arrivals = 0;
export const failures = 1;
export const cpuMs = 2;
export const responseMs = 3;
export const errorRatio = 4;
export const size = 5;
