/**
 * Lines of memory of frames that are resumed soon. Where tens of thousands of frames are in flight, what an event needs of its frame lies in none of the processor's near
 * caches, and it would wait for each line in turn. Of a lane it is known who comes next: their lines are asked for together, and meanwhile work goes on.
 */
import {
  attemptBegun,
  begun,
  callSites,
  flags,
  flows,
  heldConnection,
  kind,
  parents,
  served,
  totals,
  wakes,
  ways,
} from './memory';
import * as sum from './tables/totals';

/** What is fetched is added up where nobody looks, or the compiler would leave the fetching out. */
// @inline
function use(bits: i64): void {
  store<i64>(changetype<usize>(totals) + (sum.fetched << 3), bits);
}

/** Asks for what a visit that comes or goes has of itself. Of a frame that is none, or is gone by now, it is asked for nothing. */
// @inline
export function fetch(frame: i32): void {
  const bits = parents[frame] ^ flags[frame] ^ ways[frame] ^ flows[frame] ^ kind[frame];
  use((<i64>bits) ^ reinterpret<i64>(begun[frame]) ^ reinterpret<i64>(served[frame]));
}

/** Asks for what its caller has of the call. */
// @inline
export function fetchCaller(frame: i32): void {
  const call = parents[frame];
  if (call < 0) return;
  const bits = flags[call] ^ callSites[call] ^ heldConnection[call] ^ parents[call] ^ ways[call] ^ flows[call];
  use((<i64>bits) ^ wakes[call] ^ reinterpret<i64>(attemptBegun[call]));
}
