/**
 * Elementary functions that give the same bits on every machine: only + - * / and operations on the bits of a double. The language leaves the last digits of its
 * own functions open, and a run must not depend on them. Reductions and polynomials of `log` and `exp` are those of fdlibm (Sun Microsystems 1993); errors stay
 * below 2 ulp.
 */
const ln2High: f64 = 0.6931471803691238;
const ln2Low: f64 = 1.9082149292705877e-10;
const inverseLn2: f64 = 1.4426950408889634;
const two54: f64 = 18014398509481984;
const halfSqrt2HighWord = 0x3fe6a09e;

/** 2^exponent, exactly; 0 or Infinity beyond the range of a double. */
export function powerOfTwo(exponent: i32): f64 {
  if (exponent < -1074) return 0;
  if (exponent > 1023) return Infinity;
  if (exponent < -1022) return powerOfTwo(exponent + 54) / two54;
  return reinterpret<f64>((<i64>(exponent + 1023)) << 52);
}

/** Multiplies by 2^exponent; two steps keep factors finite where only the product is. */
// @inline
function scale(value: f64, exponent: i32): f64 {
  if (exponent > 1023) return value * powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  if (exponent < -1022) return value * powerOfTwo(exponent + 54) * powerOfTwo(-54);
  return value * reinterpret<f64>((<i64>(exponent + 1023)) << 52);
}

/** e^value. */
export function exp(value: f64): f64 {
  return expOfSum(value, 0);
}

/** e^(value + rest), the rest being below the last digit of the value. */
// @inline
export function expOfSum(value: f64, rest: f64): f64 {
  if (value > 709.782712893384) return Infinity;
  if (value < -745.1332191019412) return 0;
  if (!(value > -Infinity)) return NaN;
  const k = Math.floor(value * inverseLn2 + 0.5);
  const high = value - k * ln2High;
  const low = k * ln2Low - rest;
  const x = high - low;
  const t = x * x;
  const c =
    x -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  return scale(1 + ((x * c) / (2 - c) - low + high), <i32>k);
}

/** Natural logarithm. */
export function log(value: f64): f64 {
  if (!(value > 0)) return value == 0 ? -Infinity : NaN;
  if (value == Infinity) return value;
  const isSmall = value < 2.2250738585072014e-308;
  const bits = reinterpret<i64>(isSmall ? value * two54 : value);
  const word = <i32>(bits >> 32) + (0x3ff00000 - halfSqrt2HighWord);
  const k: f64 = <f64>((word >> 20) - (isSmall ? 1077 : 1023));
  const f = reinterpret<f64>(((<i64>((word & 0x000fffff) + halfSqrt2HighWord)) << 32) | (bits & 0xffffffff)) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const square = 0.5 * f * f;
  return k * ln2High + (f - (square - (s * (square + even + odd) + k * ln2Low)));
}

/** log(1 + value), exact to the last digits near 0 too: the rounding of the sum is put back (Kahan). */
export function log1p(value: f64): f64 {
  const sum = 1 + value;
  if (sum == 1 || value == Infinity) return value;
  if (!(sum > 0)) return log(sum);
  return log(sum) - (sum - 1 - value) / sum;
}

/** e^value - 1, exact to the last digits near 0 too (Kahan). */
export function expm1(value: f64): f64 {
  const power = exp(value);
  if (power == 1) return value;
  const less = power - 1;
  if (less == -1 || power == Infinity) return less;
  return (less * value) / log(power);
}
