/**
 * Exponential variates of mean 1 by a ziggurat of 256 layers of equal area (Marsaglia and Tsang 2000), from the bits of
 * a key: 8 choose the layer, the other 56 bits of the key give 53 of the place within it. In 98.9 % of cases that is all; the tail
 * and the wedges derive further keys from the first, so one key still means one value.
 */
import { kernel, narrow } from './kernel';
import * as slots from './kernel/tables/slots';
import { exp, log } from './math';

const LAYERS = 256;
/** Where the tail begins, and the area of each layer (tail included in the lowest), of the cited paper. */
const TAIL = 7.69711747013105;
const AREA = 0.003949659822581557;

/** Right edge of layer i and the density there. Layer 0 holds the tail, its edge is that of a box of equal area. */
const edges = narrow(Float64Array, slots.edges, LAYERS + 1);
const heights = narrow(Float64Array, slots.heights, LAYERS + 1);
edges[0] = AREA / exp(-TAIL);
edges[1] = TAIL;
for (let i = 2; i < LAYERS; i++) edges[i] = -log(exp(-edges[i - 1]!) + AREA / edges[i - 1]!);
edges[LAYERS] = 0;
for (let i = 0; i <= LAYERS; i++) heights[i] = exp(-edges[i]!);

/** `exponentialOf`: the exponential value, mean 1, that belongs to a key. `nextExponential`: the next one of a stream. */
export const { exponentialOf, nextExponential } = kernel;
