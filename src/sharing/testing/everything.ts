/** A document that says something in every field of the format, nothing of it a default: what a link or a file leaves out would be missed. */
import { idOf, type Document } from '#design';
import { actions, arrivals, hostPolicy, theModule, theWire, trafficClass } from './every-part';
import { component, counter, credential, dataSet, mixture, module, operation, zone } from './every-step';

function wholeStage(): Document['stages'][number] {
  return {
    id: idOf('stage', 1),
    name: 'All',
    note: 'the stage',
    modules: [theModule],
    components: [
      {
        id: component,
        kind: 'of-another-time',
        kindVersion: 3,
        name: 'Host',
        configuration: { initialMessages: 40, mode: 'fast', isWarm: true, limit: null, bootMs: mixture },
        modules: [module],
        trafficClasses: [idOf('trafficClass', 30)],
        zones: [zone],
        dataSets: [dataSet],
        hostPolicy,
        note: 'the host',
      },
    ],
    wires: [theWire],
    zones: [{ id: zone, name: 'a', region: 'north' }],
    layout: {
      components: { [component]: { x: -35, y: 12.5 } },
      notes: [{ id: idOf('note', 28), text: 'look', at: { x: 1, y: 2 } }],
    },
  };
}

const shared: Pick<Document, 'requirements' | 'dataSets' | 'changeModel' | 'access' | 'rules' | 'assumptions'> = {
  requirements: [
    {
      id: idOf('requirement', 70),
      name: 'tail',
      metric: 'p999',
      scope: { type: 'component', component },
      window: { fromMs: 1, toMs: 2 },
      comparator: 'at-least',
      target: 3,
      owner: 'shop team',
    },
  ],
  dataSets: [
    {
      id: dataSet,
      name: 'orders',
      owner: module,
      population: { type: 'uniform', items: 77 },
      bytesPerItem: 99,
      initialGiB: 5,
      classification: 'secret',
      allowedRegions: ['north'],
    },
  ],
  changeModel: {
    teams: [{ id: idOf('team', 71), name: 'shop team', members: 4, modules: [module], changesPerWeek: 3 }],
    pipeline: { fixedMinutes: 1, minutesPerModule: 2, changeFailureRatio: 0.3 },
    pipelines: [
      {
        id: idOf('pipeline', 72),
        name: 'slow',
        modules: [module],
        fixedMinutes: 60,
        minutesPerModule: 9,
        changeFailureRatio: 0.2,
      },
    ],
    changes: [
      { id: idOf('change', 73), name: 'tax', concerns: ['tax'], dataSets: [dataSet], thirdParties: [component] },
    ],
  },
  access: {
    credentials: [{ id: credential, name: 'shop key' }],
    permissions: [
      { type: 'operation', credential, operation },
      { type: 'data-set', credential, dataSet },
    ],
  },
  rules: {
    counters: [{ id: counter, name: 'sold', initial: 100 }],
    relations: [
      {
        id: idOf('relation', 74),
        name: 'stock',
        terms: [{ counter, factor: -1 }],
        comparator: 'at-least',
        target: -5,
      },
    ],
  },
  assumptions: {
    prices: { 'alb.hour': 0.5 },
    effortHoursPerWeek: { scripted: 2 },
    runtimes: { scripted: { cpuFactor: 4, baseMemoryMiB: 120, coldStartMs: null } },
    freeTier: true,
    accountConcurrency: 250,
  },
};

/** One stage and a second one that differs in one component. */
export function everything(): Document {
  const stage = wholeStage();
  const changed = stage.components.map((each) => ({ ...each, hostPolicy: { ...hostPolicy, rollout: null } }));
  return {
    format: 'loadbearing',
    version: 1,
    title: 'Everything',
    summary: 'in every field',
    notes: 'and here',
    nextId: 500,
    workload: { trafficClasses: arrivals.map(trafficClass) },
    scenario: {
      durationMs: 1234,
      warmUpMs: 56,
      seed: 789,
      timeline: actions.map((action, at) => ({
        id: idOf('event', 60 + at),
        name: `Event ${at}`,
        atMs: at,
        durationMs: 5,
        action,
      })),
    },
    ...shared,
    stages: [stage, { ...stage, id: idOf('stage', 2), name: 'Later', components: changed }],
    scenes: [
      {
        id: idOf('scene', 80),
        title: 'The provider hangs',
        caption: 'Orders give up.',
        question: 'Who notices?',
        note: 'Wait for it.',
        stage: idOf('stage', 2),
        atMs: 500,
        lit: [component],
        camera: 'lit',
        events: actions.map((action, at) => ({
          id: idOf('event', 81 + at),
          name: `Scene event ${at}`,
          atMs: at,
          durationMs: 7,
          action,
        })),
      },
    ],
  };
}
