/**
 * Elementary functions that give the same bits on every JavaScript engine: those of the kernel (`kernel/elementary.ts`), and powers by the same means, only
 * + - * /, square roots and integer operations.
 */
import { kernel } from './kernel';

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
bits[0] = 1;
/** Place of the sign and exponent among the two words of a double: 1 on little-endian machines. */
const HIGH = words[1] === 0 ? 0 : 1;
const LOW = 1 - HIGH;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const TWO_54 = 18014398509481984;
const HALF_SQRT_2_HIGH_WORD = 0x3fe6a09e;

/** The upper 32 bits of a double: sign, 11 bits of exponent, 20 of the fraction. */
export function highWord(value: number): number {
  bits[0] = value;
  return words[HIGH]!;
}

/** The lower 32 bits of a double. */
export function lowWord(value: number): number {
  bits[0] = value;
  return words[LOW]!;
}

/** Binary exponent of the last `reduce`; the fraction stays in `bits`. */
let reducedExponent = 0;

/** Splits a positive finite value into 2^reducedExponent times the returned number, which is in [sqrt(1/2), sqrt(2)). */
function reduce(value: number): number {
  let exponent = 0;
  bits[0] = value;
  if (words[HIGH]! < 0x00100000) {
    bits[0] = value * TWO_54;
    exponent = -54;
  }
  const high = words[HIGH]! + (0x3ff00000 - HALF_SQRT_2_HIGH_WORD);
  reducedExponent = exponent + (high >>> 20) - 1023;
  words[HIGH] = (high & 0x000fffff) + HALF_SQRT_2_HIGH_WORD;
  return bits[0];
}

/** `powerOfTwo`: 2^exponent, exactly; 0 or Infinity beyond the range of a double. `expm1` and `log1p`: exact to the last digits near 0 too. */
export const { exp, expm1, log, log1p, powerOfTwo } = kernel;

/** A logarithm to some 100 bits, as an unevaluated sum of two doubles: a power multiplies its error by the exponent. */
let logHigh = 0;
let logLow = 0;

const SPLITTER = 134217729;
/** What 2/3 lacks as a double. */
const TWO_THIRDS_LOW = 3.700743415417188e-17;

/** Rounding error of the product a x b, exactly (Dekker 1971). */
function productError(a: number, b: number, product: number): number {
  const aScaled = a * SPLITTER;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * SPLITTER;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Sets `logHigh` and `logLow` for a positive finite value: log m = 2 (s + s^3/3 + s^5/5 + ...), s = (m - 1) / (m + 1). */
function extendedLog(value: number): void {
  const m = reduce(value);
  const f = m - 1;
  const d = m + 1;
  const dLow = m > 1 ? 1 - (d - m) : m - (d - 1);
  const s = f / d;
  const product = s * d;
  const sLow = (f - product - productError(s, d, product) - s * dLow) / d;
  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;
  const cube = z * s;
  const cubeLow = productError(z, s, cube) + z * sLow + zLow * s;
  const third = cube * (2 / 3);
  const thirdLow = productError(cube, 2 / 3, third) + cube * TWO_THIRDS_LOW + cubeLow * (2 / 3);
  let series = 0;
  for (let n = 29; n >= 5; n -= 2) series = 2 / n + z * series;
  const whole = reducedExponent * LN2_HIGH;
  const sum = whole + 2 * s;
  const sumLow = reducedExponent === 0 ? 0 : 2 * s - (sum - whole);
  const high = sum + third;
  const low = third - (high - sum) + sumLow + 2 * sLow + thirdLow + cube * z * series + reducedExponent * LN2_LOW;
  logHigh = high + low;
  logLow = low - (logHigh - high);
}

/** base^exponent for a positive finite base. */
function positivePower(base: number, exponent: number): number {
  if (base === 1) return 1;
  extendedLog(base);
  const product = exponent * logHigh;
  if (!(product <= 800 && product >= -800)) return exp(product);
  return kernel.expOfSum(product, productError(exponent, logHigh, product) + exponent * logLow);
}

const isOdd = (value: number): boolean => value % 2 === 1 || value % 2 === -1;

/** Powers of 0 and of the infinities. */
function limitPower(base: number, exponent: number): number {
  const grows = base === 0 ? exponent < 0 : exponent > 0;
  const size = grows ? Infinity : 0;
  const isNegative = base < 0 || 1 / base < 0;
  return isNegative && isOdd(exponent) ? -size : size;
}

/** Powers to an infinite exponent; as in the language, 1 has none. */
function endlessPower(size: number, isPositive: boolean): number {
  if (size === 1) return NaN;
  return size > 1 === isPositive ? Infinity : 0;
}

/** base^exponent, with the special cases of the language's own. */
export function pow(base: number, exponent: number): number {
  if (exponent === 0) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  if (exponent === Infinity || exponent === -Infinity) return endlessPower(Math.abs(base), exponent > 0);
  if (base === 0 || base === Infinity || base === -Infinity) return limitPower(base, exponent);
  if (base > 0) return positivePower(base, exponent);
  if (!Number.isInteger(exponent)) return NaN;
  return isOdd(exponent) ? -positivePower(-base, exponent) : positivePower(-base, exponent);
}
