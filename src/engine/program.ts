/**
 * Programs: what a visit does at a station, as instructions of four integers. Operands point into tables beside them. Code is only ever added to
 * during a run: a changed design compiles to new code, and frames in flight finish what they began.
 */
import { int32Column } from './columns';

export const operations = {
  /** The visit is over. */
  end: 0,
  /** a: key site, b: distribution, c: factor. */
  compute: 1,
  wait: 2,
  /** a: call site, b: where to go on when it failed; -1 = fail. */
  call: 3,
  /** a: row of `forks`. */
  fork: 4,
  /** a: row of `choices`. */
  choose: 5,
  /** a: row of `repeats`. */
  repeat: 6,
  /** a: where to go on. */
  jump: 7,
  /** a: call site that asks a memory, b: where to go on when the key is held. */
  lookup: 8,
  /** a: call site of the lookup: the key is filled. */
  fill: 9,
  /** a: call site of the store. */
  begin: 10,
  commit: 11,
  /** a: lock of the instance. */
  lock: 12,
  unlock: 13,
  /** a: counter, b: factor, c: which key it counts once for, of `countKeys`. */
  count: 14,
  /** a: key site, b: factor (probability), c: cause. */
  fail: 15,
  reply: 16,
  /** The caller's demand where it gave one, else a: key site, b: distribution. */
  demand: 17,
  /** Outside a transaction, waits. a: key site, b: distribution. */
  autocommit: 26,
  /** a: operations that pass the station's device. */
  device: 18,
  /** Locks the visit's key. */
  keyLock: 19,
  /** Outside a transaction, frees the visit's key. */
  keyUnlock: 20,
  /** a: row of `buckets` at the station's group. */
  quota: 21,
  /** Asks the station's memory for the visit's key. */
  recall: 22,
  /** Passes the visit on. a: call site. */
  forward: 23,
  /** An operation of a unit begins. a: row of the unit. */
  enter: 24,
  /** The locks of the visit's transaction are free. */
  commitKeys: 25,
  /** Fails a request of more bytes. a: factor, b: cause. */
  payload: 27,
  /** a: where to go on when the client is known. */
  known: 28,
  /** The client is known from now on. */
  remember: 29,
  /** Fails where the station's disk is full, and at a node that is not the primary. */
  write: 30,
  /** At a follower: what is read may be stale. */
  read: 31,
  /** Waits until a synchronous standby has it. a: 1 = of a statement, which commits only outside a transaction. */
  synchronize: 32,
  /** Hands a write on to the followers. */
  publish: 33,
} as const;

export type OperationName = keyof typeof operations;

/** What a count is made once for: nothing, one key for all, the request's entity, the number of the round. */
export const countKeys = { none: -1, one: 0, request: 1, item: 2 } as const;

const maxCode = 1 << 20;

/** Four integers an instruction. */
export const code = int32Column(maxCode);
let codeSize = 0;
export const factors: number[] = [];

/** Branches that start together. */
export interface Fork {
  readonly keySite: number;
  readonly branches: readonly { readonly entry: number; readonly repeat: number; readonly countSite: number }[];
  /** Branches waited for; Infinity = all. */
  readonly join: number;
}

export interface Choice {
  readonly keySite: number;
  readonly shares: readonly number[];
  readonly entries: readonly number[];
}

export interface Repeat {
  readonly keySite: number;
  readonly entry: number;
  /** Distribution of the number of rounds; -1 = while the probability holds. */
  readonly count: number;
  readonly countSite: number;
  readonly probability: number;
}

export const forks: Fork[] = [];
export const choices: Choice[] = [];
export const repeats: Repeat[] = [];

export function resetPrograms(): void {
  codeSize = 0;
  factors.length = 0;
  forks.length = 0;
  choices.length = 0;
  repeats.length = 0;
}

/** Where the next instruction will stand. */
export function here(): number {
  return codeSize;
}

/** Adds an instruction and returns where it stands. */
export function emit(name: OperationName, a = 0, b = 0, c = 0): number {
  if (codeSize + 4 > maxCode)
    throw new RangeError('The design and its changes have more steps than a run can hold: reset the run.');
  const at = codeSize;
  code[at] = operations[name];
  code[at + 1] = a;
  code[at + 2] = b;
  code[at + 3] = c;
  codeSize += 4;
  return at;
}

/** Sets an operand once it is known: 0 = a, 1 = b, 2 = c. */
export function patch(at: number, operand: 0 | 1 | 2, value: number): void {
  code[at + 1 + operand] = value;
}

/** Enters a number that is no integer, and returns its row. */
export function factorOf(value: number): number {
  factors.push(value);
  return factors.length - 1;
}
