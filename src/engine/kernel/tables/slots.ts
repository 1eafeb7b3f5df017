/**
 * Where each column lies in the memory that the kernel and its host share. Long ones lie in wide slots, the rest in narrow ones; the
 * widths are no multiples of a page, so that entries of equal row fall into different sets of the processor's caches. What is never touched takes no memory.
 */
export const wideBase = 1048576;
/** 8 MiB and 17 cache lines. */
export const wideStep = 8389696;

/** Frames take the first 34 slots (`frame-columns.ts`). Which of them are free, by pool: */
export const framePools = 40;

/** Calendar. */
export const readyTags = 47;
/** Entries of 16 bytes, over five slots. */
export const heap = 48;

/** Streams, programs, rows of measures, rings of timers. */
export const streams = 54;
export const streamOrdinals = 56;
export const code = 57;
export const cells = 58;
export const rings = 66;
/** Client requests by the second in which they arrived: all, and those that had success. */
export const offeredBySecond = 83;
export const goodBySecond = 84;

/** Rows of integers, over four slots. */
export const integers = 86;

export const narrowBase = 756121216;
/** 1 MiB and 17 cache lines. */
export const narrowStep = 1049664;

/** Instances. */
export const hostRow = 0;
export const hostMeasures = 1;
export const hostResponses = 2;
export const hostWaits = 3;
export const hostInsideAll = 4;
export const hostSlots = 5;
export const hostQueue = 6;
export const hostSends = 7;
export const hostProcessor = 8;
export const hostSpeed = 10;
export const queueHeads = 11;
export const queueTails = 12;

/** Ways. */
export const wayIsPlain = 13;
export const wayHost = 14;
export const waySite = 15;
export const wayLink = 16;
export const wayEntry = 17;
export const wayTally = 18;
export const wayLane = 19;
export const wayLatencyMs = 20;
export const wayMsPerByte = 21;
export const wayTimeoutMs = 22;
export const wayTimeoutLane = 23;
export const wayCpuMs = 24;
export const wayCpuMsPerByte = 25;

/** Call sites. */
export const siteIsPlain = 26;
export const siteWay = 27;
export const siteIsOnce = 28;
export const siteCpuMs = 29;
export const siteCpuMsPerByte = 30;
export const siteRequestBytes = 31;
export const siteAnswerBytes = 32;
export const siteKey = 33;
export const siteIsSimple = 34;

/** Units, distributions, lanes of timers, tables, numbers of the run. */
export const unitRows = 35;
export const distributionKinds = 36;
export const first = 37;
export const second = 38;
export const constants = 39;
export const means = 40;
export const laneDelays = 53;
export const laneCells = 54;
export const laneRooms = 55;
export const laneHeads = 56;
export const laneSizes = 57;
export const edges = 58;
export const heights = 59;
export const fineOf = 60;
export const totals = 61;
export const switches = 62;
export const derived = 63;
export const factors = 64;

/** Sorts of client requests, and sources of them; populations that keys and clients are drawn from. */
export const flowRows = 65;
export const flowIsPlain = 66;
export const sourceIsPlain = 67;
export const sourceKeyHigh = 68;
export const sourceKeyLow = 69;
export const sourceOrdinals = 70;
export const sourceKeys = 71;
export const sourceClients = 72;
export const sourceStreams = 73;
export const sourceRates = 74;
export const sourceMixes = 75;
export const populationKinds = 76;
export const populationItems = 77;

export const siteInner = 78;
export const choiceRows = 79;
export const forkRows = 80;
export const wayHasPool = 81;
export const statePools = 82;
export const linkConnections = 83;
export const hostDevices = 84;

/** Where the row of a direct way begins; 0 = it is none. Rows of them, over nine slots. */
export const wayDirect = 85;
export const directs = 86;

/** Callers of sites that choose: where the table of them begins, the row of the first instance in it, how many; the ways of each site; the place of a way among them. */
export const siteCallers = 95;
export const siteCallersLow = 96;
export const siteCallersCount = 97;
export const siteWays = 98;
export const wayPlace = 99;

/** Delays of messages that were met, and their lanes. */
export const knownDelays = 100;
export const knownLanes = 101;

/** Zipf laws of populations (`kernel/zipf.ts`): exponent, integrals at both ends of the ranks that are drawn, width of what is accepted at once, how many items have given shares. */
export const populationExponents = 102;
export const populationLower = 103;
export const populationUpper = 104;
export const populationWidths = 105;
export const populationHot = 106;

/** Pages of 64 KiB. */
export const pages = 13252;
