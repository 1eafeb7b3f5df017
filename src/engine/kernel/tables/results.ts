/** What a step of a frame comes to, where that is neither a frame that goes on at once nor, -1, a wait. */

/** The program of a visit is over. */
export const ended = -2;
/** The kernel does not know how: the long way must take it. */
export const long = -3;
/** The next operation of the program follows at once. */
export const goOn = -4;
/** All operations of a visit have passed a device. */
export const passed = -5;
