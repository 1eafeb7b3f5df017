export { exp, expm1, log, log1p, pow } from './math';
export { inverseNormal } from './normal';
export * from './random';
export { exponentialOf, nextExponential } from './exponential';
