/**
 * Columns of the tables that a run keeps for good: typed arrays that begin at different places of a page. Large buffers all begin at the start of a page, so
 * entries of equal row would lie in the same few sets of the processor's caches and push each other out; a run whose columns are not spread takes
 * several times as long. What is never touched takes no memory.
 */

const lineBytes = 64;
/** An odd number of cache lines between the beginnings of successive columns: all sets are met before one is met again. */
const stepLines = 17;
const lines = 1024;
let columns = 0;

function spread(bytes: number): readonly [buffer: ArrayBuffer, offset: number] {
  const offset = ((columns++ * stepLines) % lines) * lineBytes;
  return [new ArrayBuffer(bytes + offset), offset];
}

export function float64Column(length: number): Float64Array {
  return new Float64Array(...spread(8 * length), length);
}

export function int32Column(length: number): Int32Array {
  return new Int32Array(...spread(4 * length), length);
}

export function uint8Column(length: number): Uint8Array {
  return new Uint8Array(...spread(length), length);
}
