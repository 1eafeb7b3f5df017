/**
 * Where the columns of frames lie. The number of a frame is a multiple of `step`, so that columns of one width can share a block in which the entries of a frame lie side
 * by side: whatever is under way is spread over four or five cache lines, not over as many as it has columns.
 */
import { wideBase } from './slots';

/** From one frame's number to the next. */
export const step = 16;
/** Frames that there is room for. */
export const rows = 1048576;

const doubles = wideBase;
/** Blocks begin at different places of a page. */
const often = doubles + 134218816;
const seldom = often + 67109952;
const bytes = seldom + 67109952;

/** Of 8 bytes. */
export const wakes = doubles;
export const deadlines = doubles + 8;
export const begun = doubles + 16;
export const served = doubles + 24;
export const worked = doubles + 32;
export const marks = doubles + 40;
export const answerBytes = doubles + 48;
export const requestBytes = doubles + 56;
export const ordinals = doubles + 64;
export const entities = doubles + 72;
export const demands = doubles + 80;
export const attemptEnds = doubles + 88;
export const attemptBegun = doubles + 96;
export const connectionSince = doubles + 104;
export const waitingBytes = doubles + 112;
export const messageNames = doubles + 120;

/** Of 4 bytes, used by all. */
export const lives = often;
export const parents = often + 4;
export const parentLives = often + 8;
export const flags = often + 12;
export const programCounter = often + 16;
export const keyHigh = often + 20;
export const keyLow = often + 24;
export const places = often + 28;
export const sites = often + 32;
export const ways = often + 36;
export const units = often + 40;
export const counters = often + 44;
export const children = often + 48;
export const holdings = often + 52;
/** 1 + the row of the processor at which it computes apart; 0 = it does not. */
export const computesAt = often + 56;
export const transactions = often + 60;

/** Of 4 bytes, used by those that call, and by few steps. */
export const clients = seldom;
export const flows = seldom + 4;
export const attempts = seldom + 8;
export const limits = seldom + 12;
export const chosen = seldom + 16;
export const calledOver = seldom + 20;
export const keptStates = seldom + 24;
export const hedgers = seldom + 28;
export const callSites = seldom + 32;
export const tries = seldom + 36;
export const tickets = seldom + 40;
export const lineTickets = seldom + 44;
export const following = seldom + 48;

/** Of 1 byte. */
export const kind = bytes;
export const phase = bytes + 1;
export const outcomes = bytes + 2;
export const waitsOverLink = bytes + 3;
export const heldPlace = bytes + 4;
export const heldConnection = bytes + 5;
export const roles = bytes + 6;
