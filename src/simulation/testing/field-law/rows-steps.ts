/** Fields of steps and of the modules that they stand in. */
import {
  buildStep,
  constant,
  exponential,
  idOf,
  type BuildStep,
  type CallStep,
  type Distribution,
  type FailureAction,
  type KeyChoice,
  type Population,
  type RuntimeTraits,
  type Verb,
} from '#design';
import { accelerated, cached, lasting, partnered, shop, strike, two, whole } from './designs';
import {
  arrivals,
  component,
  counted,
  failedAs,
  good,
  hitRatio,
  mean,
  row,
  type Metric,
  type Row,
  type Rows,
  type Values,
  runs,
} from './row';

const { ask, call, choose, compute, count, exclusive, failing, lookup, parallel, parallelRepeated, pause } = buildStep;
const { read, repeat, repeatWhile, transaction, write } = buildStep;
const drawn = pause(exponential(50));

/** What Back does makes the difference. */
const does = <Value>(values: Values<Value>, steps: (value: Value) => readonly BuildStep[], metric: Metric = mean) =>
  row(values, (value) => two({ steps: steps(value) }), metric);
/** Times of the steps in a step. */
const within = (steps: (inner: BuildStep) => BuildStep): Row => does([10, 50], (ms) => [steps(pause(ms))]);

type CallFields = Partial<Omit<CallStep, 'id' | 'type' | 'need' | 'target'>>;
const calls = (values: Values<CallFields>, metric: Metric, given: Partial<Parameters<typeof two>[0]> = {}) =>
  row(values, (fields) => two({ steps: lasting(10), ...given, front: [call('back.answer', fields)] }), metric);
const narrow = { wire: { bandwidthBitsPerSecond: 1e6 } };
const fails = { steps: [failing(0.3)] };
/** Steps that run in place of what failed; drawn up by hand, since the short forms have none. */
const fallback = (ms: number): FailureAction => ({
  type: 'fallback',
  steps: [{ id: idOf('step', 900), concern: null, type: 'wait', timeMs: constant(ms) }],
});
const manyRows: Population = { type: 'uniform', items: 1000 };
const stored = <Value>(values: Values<Value>, steps: (value: Value) => readonly BuildStep[]) =>
  row(
    values,
    (value) =>
      shop({
        steps: steps(value),
        trafficClass: { keys: manyRows },
        database: { writeCpuMs: constant(30), queryCpuMs: constant(30), readReplicas: 1, standby: 'none' },
      }),
    mean,
  );

export const callRows: Rows = {
  'step.call.target': row(
    ['operation', 'verb'],
    (target) => (target === 'verb' ? partnered({ latencyMs: constant(50) }) : two({ steps: lasting(10) })),
    mean,
  ),
  'step.call.target.verb.verb': stored<Verb>(['read', 'query'], (verb) => [
    ask({ need: 'Database', protocol: 'sql', verb }),
  ]),
  'step.call.count': calls([{ count: constant(1) }, { count: constant(3) }], arrivals),
  'step.call.probability': calls([{ probability: 0.2 }, { probability: 1 }], arrivals),
  'step.call.requestBytes': calls([{ requestBytes: constant(100) }, { requestBytes: constant(9000) }], mean, narrow),
  'step.call.responseBytes': calls([{ responseBytes: constant(100) }, { responseBytes: constant(9000) }], mean, narrow),
  'step.call.key': stored<KeyChoice>(['request', 'one'], (key) => [write('Database', 'rows', { key })]),
  'step.call.storeTimeMs': stored<Distribution | null>([null, constant(20)], (storeTimeMs) => [
    read('Database', 'rows', { storeTimeMs }),
  ]),
  'step.call.readFrom': row(
    ['primary', 'replica'] as const,
    (readFrom) => shop({ steps: [read('Database', 'rows', { readFrom })], database: { readReplicas: 1 } }),
    component(-1, ({ replication }) => replication?.replicaReads ?? null),
  ),
  'step.call.onFailure': calls([{ onFailure: { type: 'fail' } }, { onFailure: { type: 'ignore' } }], good, fails),
  'step.call.onFailure.fallback.steps': calls([{ onFailure: fallback(10) }, { onFailure: fallback(50) }], mean, fails),
};

const down = { timeline: { down: strike('outage', whole('Cache')) } };
const looksUp = (values: Values<NonNullable<Parameters<typeof lookup>[1]>>, metric: Metric, given = {}) =>
  row(values, (fields) => cached({ ...given, lookup: fields }), metric);

export const stepRows: Rows = {
  'step.compute.timeMs': does([5, 20], (ms) => [compute(constant(ms))]),
  'step.wait.timeMs': does([5, 20], (ms) => [pause(ms)]),
  'step.choose.branches.weight': does([1, 9], (weight) => [
    choose([
      [weight, [pause(10)]],
      [1, [pause(60)]],
    ]),
  ]),
  'step.choose.branches.steps': within((inner) => choose([[1, [inner]]])),
  'step.repeat.times': does(['count', 'while'], (times) => [
    times === 'count' ? repeat(3, [pause(10)]) : repeatWhile(0, [pause(10)]),
  ]),
  'step.repeat.times.count.count': does([1, 4], (times) => [repeat(times, [pause(10)])]),
  'step.repeat.times.while.probability': does([0, 0.7], (chance) => [repeatWhile(chance, [pause(10)])]),
  'step.repeat.steps': within((inner) => repeat(1, [inner])),
  'step.parallel.branches.repeat': does([1, 6], (times) => [parallelRepeated([[times, [drawn]]])]),
  'step.parallel.branches.steps': within((inner) => parallel([[inner]])),
  'step.parallel.join': does(['any', 'all'] as const, (join) => [parallel([[drawn], [drawn]], join)]),
  'step.exclusive.lock': does(['a', 'b'], (lock) => [
    parallel([[exclusive('a', [pause(20)])], [exclusive(lock, [pause(20)])]]),
  ]),
  'step.exclusive.steps': within((inner) => exclusive('a', [inner])),
  'step.transaction.steps': row([10, 50], (ms) => shop({ steps: [transaction('Database', [pause(ms)])] }), mean),
  'step.lookup.key': looksUp([{ key: 'request' }, { key: 'one' }], hitRatio),
  'step.lookup.entryBytes': looksUp([{ entryBytes: constant(100) }, { entryBytes: constant(9000) }], hitRatio, {
    values: { capacityMiB: 0.05 },
  }),
  'step.lookup.onMiss': row([10, 50], (onMissMs) => cached({ onMissMs }), mean),
  'step.lookup.onFailure': looksUp([{ onFailure: { type: 'fail' } }, { onFailure: { type: 'ignore' } }], good, down),
  'step.lookup.onFailure.fallback.steps': looksUp(
    [{ onFailure: fallback(10) }, { onFailure: fallback(200) }],
    mean,
    down,
  ),
  'step.count.amount': row(
    [1, 5],
    (amount) => shop({ steps: [read('Database'), count('orders', { amount })], counters: ['orders'] }),
    counted,
  ),
  'step.count.idempotencyKey': row<KeyChoice | null>(
    [null, 'one'],
    (idempotencyKey) => shop({ steps: [read('Database'), count('orders', { idempotencyKey })], counters: ['orders'] }),
    counted,
  ),
  'step.fail.cause': does(
    ['failed', 'reset'] as const,
    (cause) => [(context) => ({ ...failing(0.5)(context), cause }) as ReturnType<BuildStep>],
    failedAs('reset'),
  ),
  'step.fail.when.probability.probability': does([0.1, 0.5], (chance) => [failing(chance)], good),
};

const full = { memoryMiB: 200, restartDelayMs: 0, bootMs: constant(0) };
const runtime = (traits: Partial<RuntimeTraits>) => ({
  name: 'compiled',
  cpuFactor: 1,
  baseMemoryMiB: 0,
  coldStartMs: null,
  ...traits,
});
const hosted = <Value>(
  values: Values<Value>,
  moduleOf: (value: Value) => object,
  metric: Metric,
  steps = [pause(500)],
) =>
  row(
    values,
    (value) => {
      const document = two({ steps, values: full });
      return {
        ...document,
        stages: document.stages.map((stage) => ({
          ...stage,
          modules: stage.modules.map((module) => ({ ...module, ...moduleOf(value) })),
        })),
      };
    },
    metric,
  );
const assumed = <Value>(values: Values<Value>, of: (value: Value) => Partial<RuntimeTraits>, metric: Metric) =>
  row(
    values,
    (value) => {
      const document = two({ steps: [compute(constant(10)), pause(400)], values: full });
      return { ...document, assumptions: { ...document.assumptions, runtimes: { compiled: runtime(of(value)) } } };
    },
    metric,
  );

export const moduleRows: Rows = {
  'module.operations.steps': does([1, 2], (steps) => Array.from({ length: steps }, () => pause(10))),
  'module.accelerator': runs<string | null>([null, 'gpu'], (accelerator) => accelerated(accelerator, 'none')),
  'module.memoryMiB': hosted([64, 195], (memoryMiB) => ({ memoryMiB }), good),
  'module.memoryPerRequestMiB': hosted([1, 40], (memoryPerRequestMiB) => ({ memoryPerRequestMiB }), good),
  'module.runtime.baseMemoryMiB': hosted([0, 130], (mib) => ({ runtime: runtime({ baseMemoryMiB: mib }) }), good),
  'module.runtime.cpuFactor': hosted([1, 4], (factor) => ({ runtime: runtime({ cpuFactor: factor }) }), mean, [
    compute(constant(10)),
  ]),
  'assumptions.runtimes.baseMemoryMiB': assumed([0, 130], (baseMemoryMiB) => ({ baseMemoryMiB }), good),
  'assumptions.runtimes.cpuFactor': assumed([1, 4], (cpuFactor) => ({ cpuFactor }), mean),
};
