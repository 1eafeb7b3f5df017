/** The quantile of Student's t distribution by which the intervals are as wide as they are. */

/** |T| exceeds it with probability 5 %, by degrees of freedom from 1 to 20: the series below is too rough there. */
const few = [
  12.706204736, 4.30265273, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252, 2.306004135, 2.262157163,
  2.228138852, 2.20098516, 2.17881283, 2.160368656, 2.144786688, 2.131449546, 2.119905299, 2.109815578, 2.10092204,
  2.093024054, 2.085963447,
];

/** That of the normal distribution: of endless degrees of freedom. */
export const normal95 = 1.959963984540054;

/** The t that |T| exceeds with probability 5 %, to 1e-7 of itself. Degrees of freedom: whole, 1 or more. */
export function student95(freedom: number): number {
  return few[freedom - 1] ?? seriesOf(normal95, freedom);
}

/** Abramowitz and Stegun 26.7.5, four terms. */
function seriesOf(z: number, freedom: number): number {
  const s = z * z;
  const one = (z * (s + 1)) / 4;
  const two = (z * ((5 * s + 16) * s + 3)) / 96;
  const three = (z * (((3 * s + 19) * s + 17) * s - 15)) / 384;
  const four = (z * ((((79 * s + 776) * s + 1482) * s - 1920) * s - 945)) / 92_160;
  return z + (one + (two + (three + four / freedom) / freedom) / freedom) / freedom;
}
