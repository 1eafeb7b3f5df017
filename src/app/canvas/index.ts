/** The sheet, and what keys do on it. */
export { Canvas } from './Canvas';
export { commandEnd, focusSheet, focusWhenShown } from './focus';
export { wireByKeys } from './key-wiring';
export { overlayAfter } from './overlays';
export { offerNext, walkTo } from './sheet-keys';
export type { Direction } from './walk';
export { farther, fitSheet, lookAt, nearer } from './view';
