export { usesKey, type Use, type UseShare, type UsesOfParts } from './attribution';
export {
  inCents,
  makeBill,
  type Bill,
  type BilledLevel,
  type BillInput,
  type BillLine,
  type BillOptions,
  type MeasuredLevel,
} from './bill';
export { loadLevels, type LoadLevel } from './load-levels';
export {
  acceleratedSizes,
  cacheSizes,
  collectorSizes,
  databaseSizes,
  searchSizes,
  fittingSize,
  hoursPerMonth,
  priceBook,
  serverSizes,
  type PriceBook,
  type Size,
} from './price-book';
export type { PriceItem, PriceTier } from './price-item';
