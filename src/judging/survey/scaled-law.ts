/** A time of the same shape, so many times as long. */
import type { Distribution } from '#design';

const scaledFields = new Set(['value', 'mean', 'low', 'high', 'median', 'p99', 'bound']);

export function scaledLaw(law: Distribution, times: number): Distribution {
  if (law.type === 'mixture')
    return { ...law, parts: law.parts.map((each) => ({ ...each, distribution: scaledLaw(each.distribution, times) })) };
  if (law.type === 'empirical')
    return { ...law, quantiles: law.quantiles.map(({ at, value }) => ({ at, value: value * times })) };
  if (law.type === 'sequence') return { ...law, values: law.values.map((value) => value * times) };
  if ('means' in law) return { ...law, means: law.means.map((mean) => mean * times) };
  const scaled = Object.entries(law).map(([name, value]): readonly [string, unknown] => [
    name,
    scaledFields.has(name) && typeof value === 'number' ? value * times : value,
  ]);
  return Object.fromEntries(scaled) as unknown as Distribution;
}
