/**
 * Exponential variates of mean 1 by a ziggurat of 256 layers of equal area (Marsaglia and Tsang 2000), from the bits of
 * a key: 8 choose the layer, the other 56 bits of the key give 53 of the place within it. In 98.9 % of cases that is all; the tail
 * and the wedges derive further keys from the first, so one key still means one value.
 */
import { exp, log } from './math';
import { derivedKey, deriveKey, nextBits, purposes, uniformOf } from './random';

const LAYERS = 256;
/** Where the tail begins, and the area of each layer (tail included in the lowest), of the cited paper. */
const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;

/** Right edge of layer i and the density there. Layer 0 holds the tail, its edge is that of a box of equal area. */
const edges = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
edges[0] = AREA / exp(-TAIL);
edges[1] = TAIL;
for (let i = 2; i < LAYERS; i++) edges[i] = -log(exp(-edges[i - 1]!) + AREA / edges[i - 1]!);
edges[LAYERS] = 0;
for (let i = 0; i <= LAYERS; i++) heights[i] = exp(-edges[i]!);

/** 2^-53; the place within a layer is the middle of one of 2^53 cells. */
const CELL = 1.1102230246251565e-16;

/** The exponential value, mean 1, that belongs to a key. */
export function exponentialOf(high: number, low: number): number {
  const layer = low & 255;
  const x = ((high >>> 0) * 2097152 + (low >>> 11) + 0.5) * CELL * edges[layer]!;
  return x < edges[layer + 1]! ? x : beyondTheEdge(high, low, x);
}

/** The rare cases: accept in the wedge, or go on with the next key. In the tail the law begins anew at its start. */
function beyondTheEdge(high: number, low: number, first: number): number {
  let start = 0;
  let layer = low & 255;
  let x = first;
  for (let round = 0; ; round++) {
    deriveKey(high, low, purposes.more, round);
    const nextHigh = derivedKey[0]!;
    const nextLow = derivedKey[1]!;
    if (layer === 0) start += TAIL;
    else {
      deriveKey(nextHigh, nextLow, purposes.more, round);
      const height =
        heights[layer]! + uniformOf(derivedKey[0]!, derivedKey[1]!) * (heights[layer + 1]! - heights[layer]!);
      if (height < exp(-x)) return start + x;
    }
    layer = nextLow & 255;
    x = ((nextHigh >>> 0) * 2097152 + (nextLow >>> 11) + 0.5) * CELL * edges[layer]!;
    if (x < edges[layer + 1]!) return start + x;
  }
}

/** The next exponential value, mean 1, of a stream. */
export function nextExponential(stream: number): number {
  const high = nextBits(stream);
  return exponentialOf(high, nextBits(stream));
}
