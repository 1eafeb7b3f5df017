/** What frames wait for: visits, below 16; callers, from 16 on, since a visit that calls is both. */
export const running = 0;
export const arriving = 1;
export const incoming = 2;
export const outgoing = 3;
export const uplink = 4;
export const returning = 5;
export const sending = 6;
export const returned = 7;
/** What came back was read. */
export const absorbed = 8;
/** Its request leaves the caller, comes into the instance; its answer comes into the caller: through a link that is shared. */
export const sendingOff = 9;
export const receiving = 10;
export const taking = 11;
export const answer = 16;
export const backoff = 17;
export const place = 18;
export const connection = 19;
export const hedges = 20;
export const statement = 21;
