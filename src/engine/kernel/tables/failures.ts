/** Errors that end a run. */
export const heapIsFull = 0;
export const readyIsFull = 1;
export const timeIsNoNumber = 2;
export const cellsAreFull = 3;
export const ringsAreFull = 4;
export const streamsAreFull = 5;
export const integersAreFull = 6;
