/** A law of so many times the values, whatever it is a law of. */
import type { Distribution } from './distribution';

const times = (value: number | undefined, factor: number): number | undefined =>
  value === undefined ? undefined : value * factor;

/** Every field of a lognormal law but its coefficient of variation has the unit of the values. */
function scaledLognormal(law: Extract<Distribution, { type: 'lognormal' }>, factor: number): Distribution {
  const scaled = { median: times(law.median, factor), mean: times(law.mean, factor), p99: times(law.p99, factor) };
  const given = Object.entries(scaled).filter(([, value]) => value !== undefined);
  return { ...law, ...Object.fromEntries(given) };
}

export function scaledLaw(law: Distribution, factor: number): Distribution {
  switch (law.type) {
    case 'constant':
      return { ...law, value: law.value * factor };
    case 'exponential':
    case 'erlang':
      return { ...law, mean: law.mean * factor };
    case 'uniform':
      return { ...law, low: law.low * factor, high: law.high * factor };
    case 'hyperexponential':
      return 'mean' in law
        ? { ...law, mean: law.mean * factor }
        : { ...law, means: law.means.map((mean) => mean * factor) };
    case 'lognormal':
      return scaledLognormal(law, factor);
    case 'pareto':
      return { ...law, mean: law.mean * factor, bound: law.bound === null ? null : law.bound * factor };
    case 'mixture':
      return {
        ...law,
        parts: law.parts.map((part) => ({ ...part, distribution: scaledLaw(part.distribution, factor) })),
      };
    case 'empirical':
      return { ...law, quantiles: law.quantiles.map(({ at, value }) => ({ at, value: value * factor })) };
    case 'sequence':
      return { ...law, values: law.values.map((value) => value * factor) };
  }
}
