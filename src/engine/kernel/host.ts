/** What the kernel asks of its host. */
/** Ends the run with an error: a number of `failures`. */
export declare function raise(failure: i32): void;
/** There is no row left for a frame: the run must stop. */
export declare function full(): void;
/** Something goes round without end and takes no time. */
export declare function standStill(): void;
/** The value of a distribution that belongs to a key. */
export declare function sample(row: i32, high: i32, low: i32, ordinal: f64): f64;
/** The way that a call takes from a site that has several; -1 = there is none. */
export declare function choose(call: i32, site: i32): i32;
/** Its visit was answered. */
export declare function settleChoice(call: i32, site: i32, host: i32): void;
/** The visit of a call over a way whose site asks for more than the kernel knows of. */
export declare function makeVisit(call: i32, way: i32): i32;
/** Bytes of a call's request, and of the answer, where they are not constant. */
export declare function requestSize(call: i32, site: i32): f64;
export declare function answerSize(call: i32, site: i32): f64;
/** Bytes that a caller writes (`sending`) or reads, drawn. */
export declare function messageSize(visit: i32, site: i32, isSent: bool): f64;
/** The next item of a population, and the instant of a source's next request, where their laws are not the kernel's; Infinity = there is none. */
export declare function nextItem(population: i32, stream: i32): f64;
export declare function nextArrival(source: i32): f64;
/** Row of what a caller keeps for the link of a way. */
export declare function stateFor(call: i32, way: i32): i32;
/** A call over a way waits for a connection, or gets none; the frame that goes on at once, or -1. */
export declare function waitForConnection(call: i32, way: i32, bytes: f64): i32;
/** A connection of a pool goes to the first in line. */
export declare function handOn(state: i32): void;
/** A visit waits for the device of its store; one leaves it, and the next in line has its place. */
export declare function joinDevice(visit: i32): void;
export declare function leaveDevice(visit: i32): void;
/** Begins a call the long way; the frame that goes on at once, or -1. */
export declare function startCall(call: i32, site: i32): i32;
/** Lets a frame go on the long way. */
export declare function followLong(frame: i32): void;
/** Performs the operation at `at` of a visit's program: `goOn`, `ended`, or -1 when the visit waits. */
export declare function perform(visit: i32, at: i32): i32;
/** One visit more or fewer at an instance of a pair. */
export declare function changePair(host: i32, by: f64): void;
