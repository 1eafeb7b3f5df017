/** Schemas of operations and their steps; nesting is bounded before it is walked. */
import * as z from 'zod/mini';
import { verbs } from './protocol';
import { above0, caps, count, distribution, finite, id, label, list, ratio } from './schema-parts';
import { failureCauses } from './policy';
import { readSources, type Step } from './steps';

const verb = z.enum([...new Set(Object.values(verbs).flat())] as [string, ...string[]]);
const base = { id: id('step'), concern: z.nullable(label) };
const keyChoice = z.enum(['request', 'item', 'drawn', 'one']);

const steps: z.ZodMiniType<readonly Step[]> = z.lazy(() => list(step, caps.steps)) as z.ZodMiniType<readonly Step[]>;

const onFailure = z.union([
  z.strictObject({ type: z.literal('fail') }),
  z.strictObject({ type: z.literal('ignore') }),
  z.strictObject({ type: z.literal('fallback'), steps }),
]);

const target = z.union([
  z.strictObject({ type: z.literal('operation'), operation: id('operation') }),
  z.strictObject({ type: z.literal('verb'), verb, dataSet: z.nullable(id('dataSet')) }),
]);

const step = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('compute'), timeMs: distribution }),
  z.strictObject({ ...base, type: z.literal('wait'), timeMs: distribution }),
  z.strictObject({
    ...base,
    type: z.literal('call'),
    need: id('need'),
    target,
    count: distribution,
    probability: ratio,
    requestBytes: distribution,
    responseBytes: distribution,
    key: keyChoice,
    storeTimeMs: z.nullable(distribution),
    readFrom: z.enum(readSources),
    onFailure,
  }),
  z.strictObject({
    ...base,
    type: z.literal('parallel'),
    branches: list(z.strictObject({ repeat: distribution, steps }), caps.small).check(z.minLength(1)),
    join: z.union([z.enum(['all', 'any']), z.int().check(z.minimum(1))]),
  }),
  z.strictObject({
    ...base,
    type: z.literal('choose'),
    branches: list(z.strictObject({ weight: above0, steps }), caps.small).check(z.minLength(1)),
  }),
  z.strictObject({
    ...base,
    type: z.literal('repeat'),
    times: z.union([
      z.strictObject({ type: z.literal('count'), count: distribution }),
      z.strictObject({ type: z.literal('while'), probability: z.number().check(z.minimum(0), z.lt(1)) }),
    ]),
    steps,
  }),
  z.strictObject({
    ...base,
    type: z.literal('send'),
    need: id('need'),
    operation: z.nullable(id('operation')),
    messageBytes: distribution,
    key: keyChoice,
    priority: finite,
    deadlineMs: z.nullable(above0),
    attribute: z.nullable(label),
    onFailure,
  }),
  z.strictObject({
    ...base,
    type: z.literal('lookup'),
    need: id('need'),
    dataSet: id('dataSet'),
    key: keyChoice,
    entryBytes: distribution,
    onMiss: steps,
    onFailure,
  }),
  z.strictObject({ ...base, type: z.literal('transaction'), need: id('need'), steps }),
  z.strictObject({ ...base, type: z.literal('exclusive'), lock: label, steps }),
  z.strictObject({
    ...base,
    type: z.literal('count'),
    counter: id('counter'),
    amount: finite,
    idempotencyKey: z.nullable(keyChoice),
  }),
  z.strictObject({
    ...base,
    type: z.literal('fail'),
    cause: z.enum(failureCauses),
    when: z.union([
      z.strictObject({ type: z.literal('probability'), probability: ratio }),
      z.strictObject({ type: z.literal('first-deliveries'), deliveries: count }),
    ]),
  }),
  z.strictObject({ ...base, type: z.literal('reply') }),
]);

export const operation = z.strictObject({ id: id('operation'), name: label, steps });
