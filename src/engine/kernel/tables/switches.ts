/** Whether the run stopped for good, somebody watches, a visit was told that its caller gave up, anything was done for somebody who had gone. */
export const stopped = 0;
export const watched = 1;
export const cancels = 2;
export const abandons = 3;
