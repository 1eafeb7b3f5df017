/** Consistent hashing: how evenly a ring deals keys to its nodes, and how many move when nodes are added. */
import { buildStep, constant } from '#design';
import { numberAt } from '../case';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome {
  /** Keys served by each node. */
  readonly shares: readonly number[];
  /** Share of keys that another node serves in the second run. */
  readonly moved: number;
}

/** Keys that one traffic class lists at most. */
const keysPerClass = 10_000;

/** Every key comes once: the classes list them, each its part. */
function designOf({ parameters }: Experiment, nodes: number): Design {
  const keys = numberAt(parameters, 'keys');
  const classes = Array.from({ length: Math.ceil(keys / keysPerClass) }, (_, part) => {
    const first = part * keysPerClass;
    return Array.from({ length: Math.min(keysPerClass, keys - first) }, (__, at) => first + at + 1);
  });
  const names = classes.map((_, at) => `Users ${at + 1}`);
  return {
    classes: Object.fromEntries(
      classes.map((values, at) => [
        names[at]!,
        {
          arrivals: { type: 'constant', ratePerSecond: 1000, firstMs: 1 } as const,
          keys: { type: 'sequence', values } as const,
          mix: { 'work.serve': 1 },
          patienceMs: null,
        },
      ]),
    ),
    // The last key of a full class comes after so many ms; the next round would begin one ms later.
    scenario: { durationMs: Math.min(keys, keysPerClass) + 0.5, warmUpMs: 0 },
    modules: { work: { operations: { serve: [buildStep.pause(constant(0))] } } },
    components: {
      Users: { kind: 'users', classes: names },
      Balancer: {
        kind: 'load-balancer',
        values: {
          policy: 'consistent-hash',
          hashBy: 'key',
          virtualNodes: numberAt(parameters, 'virtual_nodes'),
          latencyMs: constant(0),
        },
      },
      Nodes: { kind: 'server', modules: ['work'], values: { ...roomy, instances: nodes } },
    },
    wires: [
      { wire: 'Users -> Balancer', ...bare },
      { wire: 'Balancer -> Nodes', ...bare },
    ],
  };
}

/** The node that served each key, by key; 0 = none did. */
function nodesOf(experiment: Experiment, nodes: number): Int32Array {
  const served = new Int32Array(numberAt(experiment.parameters, 'keys') + 1);
  const document = documentOf(designOf(experiment, nodes));
  const component = document.stages[0]!.components.find(({ name }) => name === 'Nodes')!.id;
  runToEnd(document, experiment.seed, {
    visitArrived: (visit) => {
      if (visit.component === component) served[visit.key] = visit.instance + 1;
    },
  });
  return served;
}

function perform(experiment: Experiment): Outcome {
  const { parameters, wants } = experiment;
  const nodes = numberAt(parameters, 'nodes');
  const before = nodesOf(experiment, nodes);
  const shares = Array.from({ length: nodes }, () => 0);
  for (const node of before.subarray(1)) shares[node - 1]! += 1;
  if (!wants('moved_fraction_on_add')) return { shares, moved: Number.NaN };
  const after = nodesOf(experiment, nodes + numberAt(parameters, 'added_nodes'));
  const moved = before.reduce((sum, node, key) => sum + (node === after[key] ? 0 : 1), 0);
  return { shares, moved: moved / (before.length - 1) };
}

function variation(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return Math.sqrt(squares / values.length) / mean;
}

export const hashRing = system<Outcome>({
  parameters: ['nodes', 'virtual_nodes', 'keys', 'added_nodes'],
  perform,
  metrics: {
    cv_share: ({ shares }) => variation(shares),
    moved_fraction_on_add: ({ moved }) => moved,
  },
});
