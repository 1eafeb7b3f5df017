/** Codecs of operations and their steps, version 1. Frozen. */
import type {
  CallTarget,
  CountStep,
  FailStep,
  FailureAction,
  KeyChoice,
  ParallelStep,
  ReadSource,
  RepeatStep,
  Step,
  Verb,
} from '#design';
import { list, mapped, nested, nullable, number, record, text, variant, word, type Codec } from '../codec';
import { cause, distribution, newId, reference } from './parts';

const constantOne = { type: 'constant', value: 1 } as const;
const constantKiB = { type: 'constant', value: 1024 } as const;

const id = newId('step');
const concern = nullable(text);
const base = { concern: null } as const;

const verbWord = word<Verb>(['read', 'write', 'query', 'request', 'get', 'put', 'lookup', 'index', 'send', 'deliver']);
const keyChoice = word<KeyChoice>(['request', 'item', 'drawn', 'one']);

const target = variant<CallTarget>({
  operation: record({ operation: reference('operation') }, {}),
  verb: record({ verb: verbWord, dataSet: nullable(reference('dataSet')) }, { verb: 'read', dataSet: null }),
});

const steps: Codec<readonly Step[]> = nested(() => list(step));

const onFailure = variant<FailureAction>({
  fail: record({}, {}),
  ignore: record({}, {}),
  fallback: record({ steps }, {}),
});

const when = variant<FailStep['when']>({
  probability: record({ probability: number }, {}),
  'first-deliveries': record({ deliveries: number }, {}),
});

const times = variant<RepeatStep['times']>({
  count: record({ count: distribution }, {}),
  while: record({ probability: number }, {}),
});

/** All but "all" and "any" is a number of branches. */
const join: Codec<ParallelStep['join']> = mapped(
  number,
  (outer) => (outer === 'all' ? 0 : outer === 'any' ? 1 : outer + 1),
  (inner) => (inner === 0 ? 'all' : inner === 1 ? 'any' : inner - 1),
);

const branch = record<ParallelStep['branches'][number]>({ repeat: distribution, steps }, { repeat: constantOne });
const weighted = record<{ readonly weight: number; readonly steps: readonly Step[] }>(
  { weight: number, steps },
  { weight: 1 },
);

const step: Codec<Step> = variant<Step>(
  {
    compute: record({ id, concern, timeMs: distribution }, { ...base, timeMs: { type: 'exponential', mean: 5 } }),
    call: record(
      {
        id,
        concern,
        need: reference('need'),
        target,
        count: distribution,
        probability: number,
        requestBytes: distribution,
        responseBytes: distribution,
        key: keyChoice,
        storeTimeMs: nullable(distribution),
        onFailure,
        readFrom: word<ReadSource>(['primary', 'replica', 'read-your-writes']),
      },
      {
        ...base,
        target: { type: 'verb', verb: 'read', dataSet: null },
        count: constantOne,
        probability: 1,
        requestBytes: constantKiB,
        responseBytes: constantKiB,
        key: 'request',
        storeTimeMs: null,
        onFailure: { type: 'fail' },
        readFrom: 'primary',
      },
    ),
    wait: record({ id, concern, timeMs: distribution }, { ...base, timeMs: { type: 'constant', value: 10 } }),
    parallel: record({ id, concern, branches: list(branch), join }, { ...base, join: 'all' }),
    choose: record({ id, concern, branches: list(weighted) }, base),
    repeat: record({ id, concern, times, steps }, base),
    send: record(
      {
        id,
        concern,
        need: reference('need'),
        operation: nullable(reference('operation')),
        messageBytes: distribution,
        key: keyChoice,
        onFailure,
        priority: number,
        deadlineMs: nullable(number),
        attribute: nullable(text),
      },
      {
        ...base,
        operation: null,
        messageBytes: constantKiB,
        key: 'request',
        onFailure: { type: 'fail' },
        priority: 0,
        deadlineMs: null,
        attribute: null,
      },
    ),
    lookup: record(
      {
        id,
        concern,
        need: reference('need'),
        dataSet: reference('dataSet'),
        key: keyChoice,
        entryBytes: distribution,
        onMiss: steps,
        onFailure,
      },
      { ...base, key: 'request', entryBytes: constantKiB, onMiss: [], onFailure: { type: 'fail' } },
    ),
    transaction: record({ id, concern, need: reference('need'), steps }, base),
    exclusive: record({ id, concern, lock: text, steps }, base),
    count: record(
      {
        id,
        concern,
        counter: reference('counter'),
        amount: number,
        idempotencyKey: nullable(keyChoice),
      } satisfies Record<Exclude<keyof CountStep, 'type'>, unknown>,
      { ...base, amount: 1, idempotencyKey: null },
    ),
    fail: record({ id, concern, when, cause }, { ...base, cause: 'failed' }),
    reply: record({ id, concern }, base),
  },
  'step',
);

export const operationSteps = steps;
