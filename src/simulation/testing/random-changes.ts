/** What random runs have done to them at any instant: faults, all clear, live edits of numbers and of structure. */
import type { Document, Fault, Wire } from '#design';
import type { Run } from '..';
import { nodesOf, randomPolicy, type Choice } from './random-design';

/** Something done to a run at its present instant: a fault, all clear, or an edit of the document. */
export function disturb(run: Run, choice: Choice): string {
  const document = run.plant.document;
  const what = choice.of(['fault', 'fault', 'clear', 'policy', 'size', 'remove', 'move', 'load'] as const);
  if (what === 'clear') run.clearFaults();
  else if (what === 'fault') return throwFault(run, choice);
  else run.apply(edits[what](document, choice), what);
  return what;
}

function throwFault(run: Run, choice: Choice): string {
  const { components, wires } = run.plant.stage;
  const component = components[choice.below(components.length)];
  const wireHit = wires[choice.below(wires.length)];
  const kind = choice.of([
    'crash',
    'crash',
    'hang',
    'outage',
    'error-rate',
    'cpu-throttle',
    'cache-flush',
    'failover',
    'latency',
    'loss',
    'partition',
  ] as const);
  const isWire = kind === 'latency' || kind === 'loss' || kind === 'partition';
  const target = isWire
    ? wireHit && ({ type: 'wire', wire: wireHit.id } as const)
    : component && ({ type: 'component', component: component.id } as const);
  if (!target) return 'nothing';
  const fault: Fault = { fault: kind, target, magnitude: choice.of([0, 0.3, 50, -1]), recurrence: null };
  run.inject(fault, choice.of([null, 100, 3000]));
  return `${kind} ${JSON.stringify(target)}`;
}

type Edit = (document: Document, choice: Choice) => Document;

const onStage = (document: Document, change: (stage: Document['stages'][number]) => Document['stages'][number]) => ({
  ...document,
  stages: document.stages.map((stage, at) => (at === 0 ? change(stage) : stage)),
});

const edits: Readonly<Record<'policy' | 'size' | 'remove' | 'move' | 'load', Edit>> = {
  policy: (document, choice) =>
    onStage(document, (stage) => ({
      ...stage,
      wires: stage.wires.map((each) =>
        choice.chance(50) ? { ...each, policy: { ...each.policy, ...randomPolicy(choice) } } : each,
      ),
    })),
  size: (document, choice) =>
    onStage(document, (stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each.kind === 'server'
          ? {
              ...each,
              configuration: {
                ...each.configuration,
                instances: choice.of([0, 1, 4]),
                workers: choice.of([1, 8]),
                sharedBacklog: choice.chance(30),
                bandwidthBitsPerSecond: choice.of([null, 500_000]),
                vcpus: choice.of([1, null]),
              },
            }
          : each.kind === 'relational-database'
            ? {
                ...each,
                configuration: {
                  ...each.configuration,
                  maxConnections: choice.of([1, 6, null]),
                  ioConcurrency: choice.of([1, null]),
                  ...nodesOf(choice),
                },
              }
            : each,
      ),
    })),
  remove: (document, choice) =>
    onStage(document, (stage) => {
      const gone = stage.components[1 + choice.below(stage.components.length - 1)]?.id;
      const isGone = (end: Wire['from'] | Wire['to']) => 'component' in end && end.component === gone;
      return {
        ...stage,
        components: stage.components.filter(({ id }) => id !== gone),
        wires: stage.wires.filter(({ from, to }) => !isGone(from) && !isGone(to)),
      };
    }),
  move: (document, choice) =>
    onStage(document, (stage) => {
      const module = stage.modules[choice.below(stage.modules.length)]?.id;
      const hosts = stage.components.filter(({ kind }) => kind === 'server');
      const to = hosts[choice.below(hosts.length)]?.id;
      if (module === undefined || to === undefined) return stage;
      return {
        ...stage,
        components: stage.components.map((each) => ({
          ...each,
          modules: [...each.modules.filter((id) => id !== module), ...(each.id === to ? [module] : [])],
        })),
      };
    }),
  load: (document, choice) => withRate(document, choice.of([1, 200])),
};

function withRate(document: Document, ratePerSecond: number): Document {
  return {
    ...document,
    workload: {
      trafficClasses: document.workload.trafficClasses.map((each) =>
        each.arrivals.type === 'poisson' ? { ...each, arrivals: { type: 'poisson', ratePerSecond } } : each,
      ),
    },
  };
}

/** Nobody asks any more: the users keep their component and send nothing. */
export function withoutLoad(document: Document): Document {
  return onStage(document, (stage) => ({
    ...stage,
    components: stage.components.map((each) => ({ ...each, trafficClasses: [] })),
  }));
}
