/**
 * Where the columns of frames lie. The number of a frame is a multiple of `step`, so that four columns of one width share a block in which the entries of a
 * frame lie side by side. What is used together shares a block, and a block that a kind of frame has no use for takes no memory: frames of a kind have pages
 * of their own (`frames.ts`).
 */
import { wideBase } from './slots';

/** From one frame's number to the next. */
export const step = 4;
/** Frames that there is room for. */
export const rows = 1048576;

/** Bytes of blocks of 8, 4 and 1 byte an entry. Each begins some cache lines further into a page than the one before. */
const ofDoubles = 33554432 + 320;
const ofIntegers = 16777216 + 320;
const ofBytes = 4194304 + 320;

/** Of all frames: when the event that counts comes, when it began, of what request it is. */
export const wakes = wideBase;
export const begun = wakes + 8;
export const ordinals = wakes + 16;
export const entities = wakes + 24;

/** Of visits in work, and the bytes of their answers. */
export const served = wakes + ofDoubles;
export const marks = served + 8;
export const worked = served + 16;
export const answerBytes = served + 24;

/** Of callers. An attempt that ends at 0 ends with the longest wait. */
export const attemptBegun = served + ofDoubles;
export const requestBytes = attemptBegun + 8;
export const attemptEnds = attemptBegun + 16;
export const connectionSince = attemptBegun + 24;
/** Of a visit that waits for its slot, and calls nobody yet. */
export const waitingBytes = requestBytes;

/** Of few (`flag.seldom`); deadlines and demands are 0 of all others. Deadlines: 0 = none. Demands, ms: 0 = none is given, -1 = 0 is. */
export const deadlines = attemptBegun + ofDoubles;
export const demands = deadlines + 8;
export const messageNames = deadlines + 16;

/** Of all: a frame's key is one number of 64 bits. */
export const lives = deadlines + ofDoubles;
export const flags = lives + 4;
export const keyLow = lives + 8;
export const keyHigh = lives + 12;

export const parents = lives + ofIntegers;
export const parentLives = parents + 4;
export const children = parents + 8;
export const places = parents + 12;

export const clients = parents + ofIntegers;
export const flows = clients + 4;
export const sites = clients + 8;
export const counters = clients + 12;

/** Of visits. */
export const ways = clients + ofIntegers;
export const units = ways + 4;
export const programCounter = ways + 8;
export const following = ways + 12;
/** 1 + the row of the processor at which it computes apart. Who computes does not wait in a queue. */
export const computesAt = following;

/** Of callers. */
export const callSites = ways + ofIntegers;
export const chosen = callSites + 4;
export const calledOver = callSites + 8;
export const keptStates = callSites + 12;

export const limits = callSites + ofIntegers;
export const hedgers = limits + 4;
export const tickets = limits + 8;
export const lineTickets = limits + 12;

/** Of few (`flag.seldom`); 0 of all others. */
export const holdings = limits + ofIntegers;
export const transactions = holdings + 4;
export const attempts = holdings + 8;

/** Of all. */
export const kind = holdings + ofIntegers;
export const phase = kind + 1;
export const outcomes = kind + 2;
export const tries = kind + 3;

/** Of callers. */
export const waitsOverLink = kind + ofBytes;
export const heldPlace = waitsOverLink + 1;
export const heldConnection = waitsOverLink + 2;
export const roles = waitsOverLink + 3;
