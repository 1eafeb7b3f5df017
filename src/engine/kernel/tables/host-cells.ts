/** Places in an instance's row: slots held (a level), visits waiting (a level), visits in work or waiting (times at levels), visits that came, ms of computations without a shared processor, bytes of the requests that wait. */
export const busy = 0;
export const waiting = 4;
export const inside = 8;
export const arrivals = 15;
export const ownCpuMs = 16;
export const queuedBytes = 17;
export const size = 18;
