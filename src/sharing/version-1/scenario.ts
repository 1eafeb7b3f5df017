/** Codecs of the scenario, its timeline and faults, version 1. Frozen. */
import type {
  Deployment,
  Experiment,
  Fault,
  FaultKind,
  FaultTarget,
  Scenario,
  TimelineAction,
  TimelineEvent,
} from '#design';
import { keyed, list, nullable, number, record, text, truth, variant, word } from '../codec';
import { rollout } from './host-policy';
import { distribution, newId, parameterValue, reference } from './parts';

const faultTarget = variant<FaultTarget>({
  component: record({ component: reference('component') }, {}),
  instance: record({ component: reference('component'), instance: number }, { instance: 0 }),
  share: record({ component: reference('component'), share: number }, {}),
  wire: record({ wire: reference('wire') }, {}),
  zone: record({ zone: reference('zone') }, {}),
  module: record({ module: reference('module') }, {}),
  operation: record({ operation: reference('operation') }, {}),
  'traffic-class': record({ trafficClass: reference('trafficClass') }, {}),
});

const faultKind = word<FaultKind>([
  'crash',
  'hang',
  'outage',
  'zone-outage',
  'partition',
  'latency',
  'loss',
  'error-rate',
  'cpu-throttle',
  'memory-leak',
  'disk-full',
  'cache-flush',
  'failover',
  'dependency-quota',
  'cold-start-storm',
  'poison-message',
  'expired-credential',
  'traffic-surge',
  'bad-deployment',
]);

const fault = record<Fault>(
  {
    fault: faultKind,
    target: faultTarget,
    magnitude: nullable(number),
    recurrence: nullable(record<NonNullable<Fault['recurrence']>>({ upMs: distribution, downMs: distribution }, {})),
  },
  { magnitude: null, recurrence: null },
);

const deployment = record<Deployment>(
  {
    rollout: nullable(rollout),
    defects: record<Deployment['defects']>(
      { errorRatio: number, slowdown: number, leakMiBPerSecond: number, crashes: truth },
      { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false },
    ),
    schemaChange: nullable(
      record<NonNullable<Deployment['schemaChange']>>({ dataSet: reference('dataSet'), lockMs: number }, { lockMs: 0 }),
    ),
  },
  {
    rollout: null,
    defects: { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false },
    schemaChange: null,
  },
);

const experiment = record<Experiment>(
  {
    hypothesis: text,
    steady: list(reference('requirement')),
    beforeMs: number,
    afterMs: number,
    method: list(record<Experiment['method'][number]>({ afterMs: number, durationMs: number, fault }, { afterMs: 0 })),
    abort: list(
      record<Experiment['abort'][number]>(
        {
          metric: word<Experiment['abort'][number]['metric']>(['availability', 'p50', 'p95', 'p99', 'mean', 'goodput']),
          comparator: word<Experiment['abort'][number]['comparator']>(['below', 'above']),
          value: number,
          holdMs: number,
        },
        { comparator: 'below', holdMs: 5000 },
      ),
    ),
  },
  { hypothesis: '', steady: [], beforeMs: 60_000, afterMs: 60_000, method: [], abort: [] },
);

const action = variant<TimelineAction>({
  traffic: record({ trafficClass: reference('trafficClass'), factor: number, rampMs: number }, { rampMs: 0 }),
  fault: record({ fault }, {}),
  deployment: record({ module: reference('module'), deployment }, {}),
  configuration: record(
    {
      target: variant<Extract<TimelineAction, { type: 'configuration' }>['target']>({
        component: record({ component: reference('component') }, {}),
        wire: record({ wire: reference('wire') }, {}),
      }),
      parameter: text,
      value: parameterValue,
    },
    {},
  ),
  note: record({ text }, { text: '' }),
  // Came later, behind the others.
  experiment: record({ experiment }, {}),
});

export const timelineEvent = record<TimelineEvent>(
  { id: newId('event'), name: text, atMs: number, durationMs: nullable(number), action },
  { name: '', durationMs: null },
);

export const scenario = record<Scenario>(
  { durationMs: number, warmUpMs: number, seed: number, timeline: keyed(timelineEvent) },
  { durationMs: 600_000, warmUpMs: 60_000, seed: 1, timeline: [] },
);
