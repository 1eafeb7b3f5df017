/**
 * Two kinds of which the same may be asked are two because they behave differently: the same traffic, with the fields that both have made equal, measures a difference beyond
 * what chance explains. Kinds are read off the catalogue, so a new one has no line until somebody says in what it differs from each of its like.
 */
import { specOf, specs, type KindSpec } from '#catalog';
import type { Configuration, Parameter } from '#design';
import { describe, expect, it } from 'vitest';
import { lines, type Line } from './testing/pair-law/lines';
import { metrics } from './testing/pair-law/metrics';
import { pairsOf, usesOf, type PairName } from './testing/pair-law/pairs';
import { situations } from './testing/pair-law/situations';
import { stands } from './testing/pair-law/stands';
import { runDesign } from './testing/run-design';

const seeds = [1, 2, 3, 4, 5];
/** Of Student's t with four degrees of freedom, for a confidence of 95 %. */
const quantile = 2.776;

const pairs = pairsOf(specs);

/** Whether a value of one parameter is one of the other: a choice may have other options, a number another range. */
function takes(parameter: Parameter, value: Parameter['default']): boolean {
  switch (parameter.type) {
    case 'number':
      return value === null
        ? parameter.none !== null
        : Number(value) >= parameter.min && Number(value) <= parameter.max;
    case 'choice':
      return parameter.options.some((option) => option.value === value);
    case 'switch':
      return typeof value === 'boolean';
    case 'distribution':
      return value !== null || parameter.none !== null;
  }
}

/** The fields that both have, at the first one's defaults as far as the second takes them. */
function shared(one: KindSpec, other: KindSpec): Configuration {
  const values = one.parameters.flatMap((parameter) => {
    const twin = other.parameters.find(({ name, type }) => name === parameter.name && type === parameter.type);
    if (!twin) return [];
    const value = [parameter.default, twin.default].find((each) => takes(parameter, each) && takes(twin, each));
    if (value === undefined) throw new Error(`${one.id} and ${other.id} have no ${parameter.name} in common`);
    return [[parameter.name, value] as const];
  });
  return Object.fromEntries(values);
}

const specsOf = (name: PairName): readonly [KindSpec, KindSpec] => {
  const [one, other] = name.split(' | ').map((id) => specOf(id));
  if (!one || !other) throw new Error(`${name} names a kind that is not there`);
  return [one, other];
};

/** A seed draws the same requests for both. */
function differences([one, other]: readonly [KindSpec, KindSpec], { under, metric }: Line): readonly number[] {
  const { stand, ...situation } = situations[under];
  const values = { ...shared(one, other), ...situation.host, ...situation.values };
  const measured = (spec: KindSpec, seed: number): number =>
    metrics[metric](runDesign(stand(spec, { ...situation, values }), { seed }));
  return seeds.map((seed) => measured(other, seed) - measured(one, seed));
}

function halfWidth(values: readonly number[], mean: number): number {
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (values.length - 1);
  return quantile * Math.sqrt(variance / values.length);
}

describe('kinds of which the same may be asked', () => {
  it('all have a line that says in what they differ', () => {
    expect(pairs.filter((pair) => !Object.hasOwn(lines, pair))).toEqual([]);
  });

  it('are told in no line that is no pair', () => {
    expect(Object.keys(lines).filter((name) => !pairs.some((pair) => pair === name))).toEqual([]);
  });

  it('are as many as were counted', () => {
    expect(pairs.length).toBe(84);
  });
});

describe('a kind', () => {
  const uses = specs.flatMap((spec) => usesOf(spec).map((use) => ({ kind: spec.id, use, spec })));

  it.each(uses)('$kind can be put to the test: $use', ({ use, spec }) => {
    const { flows } = runDesign(stands[use](spec, { steps: [] }));
    expect(flows[0]!.success).toBeGreaterThan(100);
  });

  it('differs in nothing from itself, so that a preset of it has no line that holds', () => {
    for (const name of ['container | server', 'queue | stream'] as const) {
      const [, kind] = specsOf(name);
      expect(differences([kind, kind], lines[name]!)).toEqual(seeds.map(() => 0));
    }
  });
});

describe('a pair', () => {
  const rows = Object.entries(lines).map(([name, line]) => ({ name: name as PairName, ...line }));

  it.each(rows)('$name: $metric, with $under', ({ name, ...line }) => {
    const all = differences(specsOf(name), line);
    const mean = all.reduce((sum, each) => sum + each, 0) / all.length;
    expect(Math.abs(mean)).toBeGreaterThan(halfWidth(all, mean));
  });
});
