/** Schemas of the small parts: everything has a cap, every number is finite, unknown keys are refused. */
import english from 'zod/v4/locales/en.js';
import * as z from 'zod/mini';
import type { Distribution, MixturePart } from './distribution';
import { isIdOf, type IdOfSort, type IdSort } from './ids';
import { protocols } from './protocol';

// The page's content policy forbids making code from text. Without words the reasons would all be "Invalid input".
z.config({ jitless: true, ...english() });

export const caps = {
  label: 300,
  text: 65_536,
  stages: 64,
  components: 500,
  modules: 500,
  wires: 2000,
  operations: 100,
  needs: 100,
  steps: 500,
  depth: 8,
  list: 10_000,
  small: 64,
  requirements: 200,
  /** Planned events, and planned changes. */
  events: 1000,
} as const;

/** Names that would reach into an object's prototype are no names. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

export const label = z.string().check(z.maxLength(caps.label));
export const prose = z.string().check(z.maxLength(caps.text));
export const flag = z.boolean();

export const finite = z.number();
export const atLeast0 = z.number().check(z.minimum(0));
export const above0 = z.number().check(z.positive());
export const ratio = z.number().check(z.minimum(0), z.maximum(1));
export const count = z.int().check(z.minimum(0));
export const positiveCount = z.int().check(z.minimum(1));

export function id<Sort extends IdSort>(sort: Sort) {
  return z.custom<IdOfSort[Sort]>((value) => typeof value === 'string' && isIdOf(sort, value), {
    error: `expected an id of a ${sort}`,
  });
}

export function list<Schema extends z.ZodMiniType>(schema: Schema, most: number) {
  return z.readonly(z.array(schema).check(z.maxLength(most)));
}

export function table<Schema extends z.ZodMiniType>(schema: Schema, most: number = caps.list) {
  return z.readonly(
    z.record(label, schema).check(
      z.refine((value) => Object.keys(value).length <= most, `at most ${most} entries`),
      z.refine((value) => Object.keys(value).every((key) => !forbidden.has(key)), 'a name that is not allowed'),
    ),
  );
}

export const protocol = z.enum(protocols);

const mixturePart: z.ZodMiniType<MixturePart> = z.lazy(() =>
  z.readonly(z.strictObject({ weight: above0, distribution })),
) as z.ZodMiniType<MixturePart>;

export const distribution: z.ZodMiniType<Distribution> = z.union([
  z.strictObject({ type: z.literal('constant'), value: atLeast0 }),
  z.strictObject({ type: z.literal('exponential'), mean: atLeast0 }),
  z
    .strictObject({ type: z.literal('uniform'), low: atLeast0, high: atLeast0 })
    .check(z.refine(({ low, high }) => low <= high, 'low must not exceed high')),
  z.strictObject({ type: z.literal('erlang'), mean: atLeast0, stages: z.int().check(z.minimum(1), z.maximum(1000)) }),
  z.strictObject({ type: z.literal('hyperexponential'), mean: atLeast0, cv: z.number().check(z.minimum(1)) }),
  z
    .strictObject({
      type: z.literal('hyperexponential'),
      probabilities: list(ratio, caps.small),
      means: list(atLeast0, caps.small),
    })
    .check(
      z.refine(
        ({ probabilities, means }) => probabilities.length > 0 && probabilities.length === means.length,
        'as many means as probabilities',
      ),
    ),
  z
    .strictObject({
      type: z.literal('lognormal'),
      median: z.exactOptional(above0),
      mean: z.exactOptional(above0),
      p99: z.exactOptional(above0),
      cv: z.exactOptional(above0),
    })
    .check(z.refine((value) => Object.keys(value).length === 3, 'exactly two of median, mean, p99 and cv')),
  z.strictObject({
    type: z.literal('pareto'),
    mean: above0,
    alpha: z.number().check(z.gt(1)),
    bound: z.nullable(above0),
  }),
  z.strictObject({ type: z.literal('mixture'), parts: list(mixturePart, caps.small).check(z.minLength(1)) }),
  z.strictObject({
    type: z.literal('empirical'),
    quantiles: list(z.readonly(z.strictObject({ at: ratio, value: atLeast0 })), 1000).check(z.minLength(2)),
  }),
  z.strictObject({ type: z.literal('sequence'), values: list(atLeast0, caps.list).check(z.minLength(1)) }),
]) as z.ZodMiniType<Distribution>;

export const population = z.union([
  z.strictObject({ type: z.literal('uniform'), items: positiveCount }),
  z.strictObject({
    type: z.literal('zipf'),
    items: positiveCount,
    exponent: atLeast0,
    hotShares: list(ratio, 1000),
  }),
  z.strictObject({ type: z.literal('sequence'), values: list(count, caps.list).check(z.minLength(1)) }),
]);

/** Any value that a kind's parameter may have; the kind's declaration is checked afterwards. */
export const parameterValue = z.union([z.number(), label, z.boolean(), z.null(), distribution]);
