/** Distributions and steps that say something in every field, nothing of it a default. */
import { constant, idOf, type Distribution, type Step } from '#design';

const distributions: readonly Distribution[] = [
  { type: 'constant', value: 3.25 },
  { type: 'exponential', mean: 7 },
  { type: 'uniform', low: 1, high: 2 },
  { type: 'erlang', mean: 4, stages: 3 },
  { type: 'hyperexponential', mean: 4, cv: 2 },
  { type: 'hyperexponential', probabilities: [0.2, 0.8], means: [9, 1] },
  { type: 'lognormal', median: 150, p99: 600 },
  { type: 'lognormal', mean: 20, cv: 1.5 },
  { type: 'pareto', mean: 5, alpha: 2.5, bound: 1000 },
  { type: 'empirical', quantiles: [0, 0.5, 1].map((at) => ({ at, value: at * 40 })) },
  { type: 'sequence', values: [5, 1, 3] },
];
export const mixture: Distribution = {
  type: 'mixture',
  parts: distributions.map((distribution, at) => ({ weight: at + 1, distribution })),
};
export const [a, b, c] = [constant(11), constant(22), constant(33)];

export const operation = idOf('operation', 11);
export const other = idOf('operation', 12);
export const need = idOf('need', 13);
export const dataSet = idOf('dataSet', 14);
export const counter = idOf('counter', 15);
export const module = idOf('module', 10);
export const component = idOf('component', 20);
export const wire = idOf('wire', 25);
export const zone = idOf('zone', 26);
export const credential = idOf('credential', 27);

let stepNumber = 100;
const step = (): Pick<Step, 'id' | 'concern'> => ({ id: idOf('step', stepNumber++), concern: 'tax' });

export function everyStep(): readonly Step[] {
  const leaf = (): Step => ({ ...step(), type: 'wait', timeMs: b });
  const fallback = () => ({ type: 'fallback', steps: [leaf()] }) as const;
  const sizes = { requestBytes: a, responseBytes: b, count: c, probability: 0.5, storeTimeMs: a };
  const verb = { type: 'verb', verb: 'write', dataSet } as const;
  return [
    { ...step(), type: 'compute', timeMs: mixture },
    { ...step(), type: 'call', need, target: verb, ...sizes, key: 'drawn', readFrom: 'replica', onFailure: fallback() },
    {
      ...step(),
      type: 'call',
      need,
      target: { type: 'operation', operation: other },
      ...sizes,
      key: 'item',
      readFrom: 'read-your-writes',
      onFailure: { type: 'ignore' },
    },
    { ...step(), type: 'parallel', branches: [{ repeat: c, steps: [leaf()] }], join: 2 },
    { ...step(), type: 'parallel', branches: [{ repeat: a, steps: [leaf()] }], join: 'any' },
    { ...step(), type: 'choose', branches: [{ weight: 3, steps: [leaf()] }] },
    { ...step(), type: 'repeat', times: { type: 'count', count: c }, steps: [leaf()] },
    { ...step(), type: 'repeat', times: { type: 'while', probability: 0.25 }, steps: [leaf()] },
    {
      ...step(),
      type: 'send',
      need,
      operation: other,
      messageBytes: a,
      key: 'one',
      priority: -2,
      deadlineMs: 500,
      attribute: 'gold',
      onFailure: fallback(),
    },
    {
      ...step(),
      type: 'lookup',
      need,
      dataSet,
      key: 'item',
      entryBytes: c,
      onMiss: [leaf()],
      onFailure: { type: 'ignore' },
    },
    { ...step(), type: 'transaction', need, steps: [leaf()] },
    { ...step(), type: 'exclusive', lock: 'ledger', steps: [leaf()] },
    { ...step(), type: 'count', counter, amount: -1.5, idempotencyKey: 'request' },
    { ...step(), type: 'fail', cause: 'throttled', when: { type: 'probability', probability: 0.125 } },
    { ...step(), type: 'fail', cause: 'reset', when: { type: 'first-deliveries', deliveries: 2 } },
    { ...step(), type: 'reply' },
  ];
}
