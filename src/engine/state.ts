/** What the running machine refers to: the tables, who listens, and what frames hold. One run per module instance. */
import { float64Column, int32Column, uint8Column } from './columns';
import { Line } from './station';
import type { CallSite } from './call-site';
import { World } from './world';
import { switches, totals } from './kernel';
import * as on from './kernel/tables/switches';
import * as sum from './kernel/tables/totals';
import type { Link } from './link';
import type { Places } from './places';
import type { Count } from './counting';
import type { MessageEnd } from './messages/book';
import type { Copy } from './messages/message';
import type { Write } from './replication';

/** Hears of what happens to client requests and of rare events; knows what they mean. */
export interface Observer {
  /** A client request ended: 0 = success, 1 + cause = failed, 255 = late. Its columns can still be read. */
  requestEnded(request: number, outcome: number): void;
  /** A client's request failed; true = the client will try again, and says when by `askAgainAfter`. */
  willTryAgain(request: number, outcome: number): boolean;
  /** Of the connections that clients are bound by; undefined = nobody wants to know. */
  readonly holders?: Holders;
  breakerOpened(link: number): void;
  /** An instance outgrew its memory. */
  outOfMemory(instance: number): void;
  /** A message is over: consumed, a dead letter, or lost. The group is that of its broker. */
  messageEnded?(group: number, copy: Copy, end: MessageEnd): void;
  /** A counter grows by an amount; a key counts once, -1 = every time. */
  counted(counter: number, amount: number, key: number): void;
}

/** Hears of clients whose connections come and go, by their numbers. */
export interface Holders {
  opened(holder: number): void;
  /** It will come back by itself. */
  lost(holder: number): void;
  /** It will not come back by itself after all. */
  gone(holder: number): void;
  /** Pause of its own before it comes back, after so many tries in vain, ms; null = as everybody does. */
  pauseMs(holder: number, tries: number): number | null;
}

/** Hears of single visits and lookups, for those who look at a run request by request. Their columns can be read. */
export interface Watcher {
  /** At the station's door, before anything is decided. */
  visitArrived(visit: number): void;
  /** Its work is over, well or badly; not heard of the refused. */
  visitEnded(visit: number): void;
  lookedUp(group: number, key: number, hit: boolean): void;
  /** Work of so many ms was drawn at a site, before the place it is done at makes it slower or faster. */
  demanded(visit: number, site: number, ms: number): void;
  /** CPU work of so many ms of a reference vCPU begins, serialization included. */
  computed(visit: number, ms: number): void;
  /** Of such work so many ms will not be done: the instance died. */
  cutShort?(visit: number, ms: number): void;
  /** A node replays a commit of another: so many ms of CPU work begin; below 0: will not be done. */
  replayed?(instance: number, ms: number): void;
  /** A message of so many bytes sets out over a link, there (0) or back (1). The visit is the one at its callee's end. */
  crossed(visit: number, link: number, bytes: number, direction: 0 | 1): void;
  /** A visit within a visit begins: a call within the process, a branch or a round. Its program counter says which. */
  branched(inner: number): void;
  /** It is over, well or badly. */
  branchEnded(inner: number): void;
  /** An attempt of a call failed with this cause, sent or not. A call that waited for its hedges in vain is told of once more. */
  attemptFailed(call: number, cause: number): void;
}

const nobody: Observer = {
  requestEnded: () => {},
  willTryAgain: () => false,
  breakerOpened: () => {},
  outOfMemory: () => {},
  counted: () => {},
};

export const late = 255;

/** Ways to spoil the engine, for tests of tests: a suite that does not notice them proves nothing. A run never sets them, and a reset keeps them. */
export interface Defects {
  /** Factor on the time of every piece of work. */
  workFactor: number;
  ignoresRetries: boolean;
  ignoresTimeouts: boolean;
  ignoresCacheHits: boolean;
}

totals[sum.workFactor] = 1;

export const defects: Defects = {
  get workFactor(): number {
    return totals[sum.workFactor]!;
  },
  set workFactor(factor: number) {
    totals[sum.workFactor] = factor;
  },
  ignoresRetries: false,
  ignoresTimeouts: false,
  ignoresCacheHits: false,
};

let watcher: Watcher | null = null;
/** Why the machine stopped for good. */
let halted: string | null = null;

const setSwitch = (which: number, isOn: boolean): void => {
  switches[which] = isOn ? 1 : 0;
};

export const machine = {
  world: new World(),
  observer: nobody,
  seed: 0,
  /**
   * Whether anything was done to the run from outside since it went on last: brokers look then for what may be handed over. A run that only goes on comes to the same in
   * however many pieces.
   */
  isChanged: true,
  /** Whether the last piece had as many events as it might: others may be due at the instant that it came to. */
  isFull: false,
  /** Who is told of single visits: then nothing takes the short pass, which tells nobody. */
  get watcher(): Watcher | null {
    return watcher;
  },
  set watcher(who: Watcher | null) {
    watcher = who;
    setSwitch(on.watched, who !== null);
  },
  /** Why the machine stopped for good, for people; null while it can go on. */
  get halted(): string | null {
    return halted;
  },
  set halted(why: string | null) {
    halted = why;
    setSwitch(on.stopped, why !== null);
  },
  /** Whether any visit of this run was told that its caller had given up. */
  get cancels(): boolean {
    return switches[on.cancels] === 1;
  },
  set cancels(is: boolean) {
    setSwitch(on.cancels, is);
  },
  /** Whether anything of this run was done for somebody who had gone meanwhile. */
  get abandons(): boolean {
    return switches[on.abandons] === 1;
  },
  set abandons(is: boolean) {
    setSwitch(on.abandons, is);
  },
};

export function resetState(seed: number, observer: Observer): void {
  machine.world.reset();
  machine.observer = observer;
  machine.isChanged = true;
  machine.isFull = false;
  machine.watcher = null;
  machine.seed = seed;
  machine.halted = null;
  machine.cancels = false;
  machine.abandons = false;
  transactions.clear();
  lastTransaction = 0;
  holdingCount = 1;
  freeHolding = 0;
  instanceLocks.clear();
}

/** One connection of a store, kept by the visit that began it until its commit or end. */
export interface Transaction {
  readonly site: CallSite;
  /** Row of the calling instance. */
  readonly caller: number;
  readonly link: Link;
  /** The pool that its connection is of; null = of none. */
  readonly pool: Places | null;
  /** Row of the store's instance. */
  readonly instance: number;
  /** 1 = of the caller's pool, 2 = opened for it alone, 0 = none. */
  readonly connection: number;
  /** Instant at which it was taken. */
  readonly since: number;
  /** The transaction that it stands in; 0 = none. */
  readonly outer: number;
  /** A statement runs on its connection; others wait in line. */
  isBusy: boolean;
  readonly line: Line;
  /** The store died: whatever it did is undone, and its connection answers with a reset. */
  isLost: boolean;
  /** Keys locked for it. */
  readonly locked: number[];
  /** What is counted when it commits. */
  readonly counts: Count[];
  /** What it wrote, for the followers of its store. */
  readonly writes: Write[];
}

/** Open transactions by number. Numbers are not given twice, so that what was abandoned in one never acts in another. */
export const transactions = new Map<number, Transaction>();
let lastTransaction = 0;

type TransactionStart = Pick<
  Transaction,
  'site' | 'caller' | 'link' | 'pool' | 'instance' | 'connection' | 'since' | 'outer'
>;

export function openTransaction(start: TransactionStart): number {
  lastTransaction++;
  // Field by field, which is several times quicker than spreading what is given.
  const { site, caller, link, pool, instance, connection, since, outer } = start;
  transactions.set(lastTransaction, {
    site,
    caller,
    link,
    pool,
    instance,
    connection,
    since,
    outer,
    isBusy: false,
    line: new Line(),
    isLost: false,
    locked: [],
    counts: [],
    writes: [],
  });
  return lastTransaction;
}

export const holdingKinds = { fetch: 0, lock: 1, transaction: 2, keyLock: 3 } as const;
const maxHoldings = 1 << 18;
export const holdingKind = uint8Column(maxHoldings);
/** Instance of a fetch or of the lock of a key, number of a lock or of a transaction. */
export const holdingOf = float64Column(maxHoldings);
/** Key of a fetch or of a lock. */
export const holdingKey = float64Column(maxHoldings);
export const nextHolding = int32Column(maxHoldings);
/** Row 0 is nobody's: it says that there is none. */
let holdingCount = 1;
let freeHolding = 0;

export function takeHolding(what: number, of: number, key: number, next: number): number {
  let row = freeHolding;
  if (row > 0) freeHolding = nextHolding[row]!;
  else if (holdingCount < maxHoldings) row = holdingCount++;
  else
    throw new RangeError(
      'More locks, transactions and fetches are held than a run can hold: something grows without end.',
    );
  holdingKind[row] = what;
  holdingOf[row] = of;
  holdingKey[row] = key;
  nextHolding[row] = next;
  return row;
}

export function dropHolding(row: number): void {
  nextHolding[row] = freeHolding;
  freeHolding = row;
}

/** Locks of instances, by number of the lock within the run. */
export const instanceLocks = new Map<number, { holder: number; readonly line: Line }>();

export function instanceLock(number: number) {
  const known = instanceLocks.get(number);
  if (known) return known;
  const made = { holder: -1, line: new Line() };
  instanceLocks.set(number, made);
  return made;
}
