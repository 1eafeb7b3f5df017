export { fromFile, toFile } from './file';
export { decodeLink, encodeLink, linkLengths, type DecodedLink, type LinkResult } from './link';
export type { LinkRefusal } from './refusals';
