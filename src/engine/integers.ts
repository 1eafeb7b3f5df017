/** Rows of integers of any length that the kernel reads: choosers, rings, what callers keep. Claimed while a design is compiled or changed, never given back before the run ends. */
import { kernel, wide } from './kernel';
import * as slots from './kernel/tables/slots';

/** 32 MB of address space, of which only what is used takes memory. */
const maxIntegers = 1 << 23;

export const integers = wide(Int32Array, slots.integers, maxIntegers);

/** `claimIntegers`: a row of so many zeros; where it begins. */
export const { claimIntegers, resetIntegers } = kernel;
