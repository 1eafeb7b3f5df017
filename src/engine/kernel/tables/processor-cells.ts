/** Numbers of a processor, in a row of cells. */
export const vcpus = 0;
export const speed = 1;
/** Factor of faults on the speed. */
export const throttle = 2;
/** Universal scalability law. */
export const sigma = 3;
export const kappa = 4;
/** Work done so far for each that shares, ms. */
export const virtual = 5;
/** When the numbers were last brought up to date, and the integral of the vCPUs in use up to then. */
export const touched = 6;
export const busy = 7;
/** The frame under which the ends of what shares come. */
export const clock = 8;
/** Computations in progress; where the list of them begins, two cells each, and how many it has room for. */
export const count = 9;
export const list = 10;
export const room = 11;
/** 1 = each has a vCPU to itself and an event of its own. So many may, at most, and they advance at this rate. */
export const isApart = 12;
export const mostApart = 13;
export const rateApart = 14;
export const size = 15;
