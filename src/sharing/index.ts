export { linkHolds } from './envelope';
export { fromFile, maxFileBytes, toFile, tooLarge, toPngFile, toSvgFile } from './file';
export { decodeLink, encodeLink, linkLengths, type DecodedLink, type LinkResult } from './link';
export { escapedXml } from './svg';
export type { LinkRefusal } from './refusals';
export { decodePacket, encodePacket } from './packet';
