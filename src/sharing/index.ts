export { fileEnding, fromFile, toFile } from './file';
export { decodeLink, encodeLink, linkLengths, slugOf, type DecodedLink, type LinkResult } from './link';
export { limits as linkLimits, Meter } from './meter';
export { refusals, type LinkRefusal, type RefusalReason } from './refusals';
