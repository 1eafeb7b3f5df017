/** What instructions do. Operands: a, b, c. */
/** The visit is over. */
export const end = 0;
/** a: key site, b: distribution, c: factor. */
export const compute = 1;
export const wait = 2;
/** a: call site, b: where to go on when it failed; -1 = fail. */
export const call = 3;
/** a: row of `forks`. */
export const fork = 4;
/** a: row of `choices`. */
export const choose = 5;
/** a: row of `repeats`. */
export const repeat = 6;
/** a: where to go on. */
export const jump = 7;
/** a: call site that asks a memory, b: where to go on when the key is held. */
export const lookup = 8;
/** a: call site of the lookup: the key is filled. */
export const fill = 9;
/** a: call site of the store. */
export const begin = 10;
export const commit = 11;
/** a: lock of the instance. */
export const lock = 12;
export const unlock = 13;
/** a: counter, b: factor, c: which key it counts once for, of `countKeys`. */
export const count = 14;
/** a: key site, b: factor (probability), c: cause. */
export const fail = 15;
export const reply = 16;
/** The caller's demand where it gave one, else a: key site, b: distribution. */
export const demand = 17;
/** Outside a transaction, waits. a: key site, b: distribution. */
export const autocommit = 26;
/** a: operations that pass the station's device. */
export const device = 18;
/** Locks the visit's key. */
export const keyLock = 19;
/** Outside a transaction, frees the visit's key. */
export const keyUnlock = 20;
/** a: row of `buckets` at the station's group. */
export const quota = 21;
/** Asks the station's memory for the visit's key. */
export const recall = 22;
/** Passes the visit on. a: call site. */
export const forward = 23;
/** An operation of a unit begins. a: row of the unit. */
export const enter = 24;
/** The locks of the visit's transaction are free. */
export const commitKeys = 25;
/** Fails a request of more bytes. a: factor, b: cause. */
export const payload = 27;
/** a: where to go on when the client is known. */
export const known = 28;
/** The client is known from now on. */
export const remember = 29;
/** Fails where the station's disk is full, and at a node that is not the primary. */
export const write = 30;
/** At a follower: what is read may be stale. */
export const read = 31;
/** Waits until a synchronous standby has it. a: 1 = of a statement, which commits only outside a transaction. */
export const synchronize = 32;
/** Hands a write on to the followers. */
export const publish = 33;
/** The visit's message comes to the station's broker. */
export const accept = 34;
/** As `fail`, of each message that is worked on. */
export const failEach = 35;
/** Fails messages that were received at most so often. a: factor, b: cause. */
export const failFirst = 36;
/** Fails messages that nobody can work on. */
export const failPoison = 37;
/** Units of the visit's partition for a request of its size, or it is throttled. a: 0 = reads, 1 = writes, b: factor (bytes a unit), c: factor (share of reads of a copy). */
export const units = 60;
/** Of a store that keeps copies: a read may be of one that does not show the last writes. a: key site, b: 1 = nothing else is ever read. */
export const readCopy = 61;
/** A write goes to the copies. */
export const writeCopies = 62;
/** Bytes at the pace of one connection. a: 0 = of the request, 1 = of the answer, b: factor (ms a byte). */
export const transfer = 63;
/** Asks a router for an answer that it remembers. a: operation, b: where to go on when it has it. */
export const askEdge = 64;
/** A router passes a request on and remembers the answer that comes. a: call site, b: operation. */
export const fetchEdge = 65;
/** An execution of a workflow begins. */
export const startExecution = 66;
/** It enters its next state. */
export const enterState = 67;
/** It goes no further while its engine is away. */
export const standBy = 68;
/** A branch at a store is to work for a share of what the visit asks. a: key site, b: distribution, c: factor. */
export const share = 69;
