/** Revision of the engine that links carry; the page learns of another one when it opens a link. */
export const engineRevision = 1;
