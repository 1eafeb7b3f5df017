/** Rows of integers of any length: choosers, rings, what callers keep. Claimed as they are needed, never given back before the run ends. */
import { raise } from './host';
import { integers } from './memory';
import * as failures from './tables/failures';

/** 32 MB of address space, of which only what is used takes memory. */
const most = 1 << 23;
/** Place 0 belongs to nobody, so that 0 may say that there is no row. */
let claimed = 1;

/** Forgets all rows, for the next run. */
export function resetIntegers(): void {
  claimed = 1;
}

/** A row of so many zeros; where it begins. */
export function claimIntegers(count: i32): i32 {
  if (claimed + count > most) raise(failures.integersAreFull);
  const at = claimed;
  claimed += count;
  memory.fill(changetype<usize>(integers) + ((<usize>at) << 2), 0, (<usize>count) << 2);
  return at;
}
