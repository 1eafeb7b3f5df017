/** Schema of the whole document, version 1: the one gate through which files, links and pasted text come. */
import * as z from 'zod/mini';
import { defaultAccountConcurrency, formatName, formatVersion, requirementMetrics } from './document';
import { abortMetrics } from './experiment';
import { faultKinds } from './scenario';
import { cameras } from './scene';
import {
  above0,
  atLeast0,
  caps,
  count,
  distribution,
  finite,
  flag,
  id,
  label,
  list,
  parameterValue,
  population,
  positiveCount,
  prose,
  ratio,
  table,
} from './schema-parts';
import { rollout } from './schema-host';
import { retry, runtimeTraits, stage } from './schema-stage';

const type = <Word extends string>(word: Word) => ({ type: z.literal(word) });

const arrivals = z.discriminatedUnion('type', [
  z.strictObject({ ...type('poisson'), ratePerSecond: atLeast0 }),
  z.strictObject({ ...type('constant'), ratePerSecond: atLeast0, firstMs: atLeast0 }),
  z.strictObject({ ...type('renewal'), interarrivalMs: distribution }),
  z.strictObject({
    ...type('modulated'),
    lowRatePerSecond: atLeast0,
    highRatePerSecond: atLeast0,
    meanLowMs: above0,
    meanHighMs: above0,
  }),
  z.strictObject({ ...type('batches'), ratePerSecond: atLeast0, batchSize: distribution }),
  z.strictObject({
    ...type('trace'),
    instants: list(
      z.strictObject({
        atMs: atLeast0,
        operation: z.nullable(id('operation')),
        key: z.nullable(count),
        bytes: z.nullable(atLeast0),
      }),
      caps.list,
    ),
  }),
  z.strictObject({ ...type('periodic'), senders: positiveCount, periodMs: above0, jitterMs: atLeast0 }),
  z.strictObject({ ...type('connects') }),
  z.strictObject({ ...type('closed'), population: positiveCount, thinkTimeMs: distribution }),
]);

const trafficClass = z.strictObject({
  id: id('trafficClass'),
  name: label,
  arrivals,
  mix: list(
    z.strictObject({
      id: id('mixEntry'),
      operation: id('operation'),
      weight: above0,
      requestBytes: distribution,
      responseBytes: distribution,
      patienceMs: z.nullable(above0),
    }),
    caps.modules,
  ),
  keys: population,
  clients: population,
  patienceMs: z.nullable(above0),
  userRetries: z.nullable(retry),
  followUps: list(
    z.strictObject({ after: id('operation'), operation: id('operation'), probability: ratio, delayMs: distribution }),
    caps.small,
  ),
  profile: list(z.strictObject({ atMs: atLeast0, factor: atLeast0, ramp: flag }), 1000),
  dailyProfile: list(atLeast0, 24).check(z.minLength(24)),
  testPlan: z.nullable(
    z.strictObject({
      calls: list(z.strictObject({ operation: id('operation'), atMs: atLeast0 }), 1000),
      against: z.enum(['cloud', 'stand-ins']),
    }),
  ),
});

const faultTarget = z.discriminatedUnion('type', [
  z.strictObject({ ...type('component'), component: id('component') }),
  z.strictObject({ ...type('instance'), component: id('component'), instance: count }),
  z.strictObject({ ...type('share'), component: id('component'), share: ratio }),
  z.strictObject({ ...type('wire'), wire: id('wire') }),
  z.strictObject({ ...type('zone'), zone: id('zone') }),
  z.strictObject({ ...type('module'), module: id('module') }),
  z.strictObject({ ...type('operation'), operation: id('operation') }),
  z.strictObject({ ...type('traffic-class'), trafficClass: id('trafficClass') }),
]);

const fault = z.strictObject({
  fault: z.enum(faultKinds),
  target: faultTarget,
  magnitude: z.nullable(finite),
  recurrence: z.nullable(z.strictObject({ upMs: distribution, downMs: distribution })),
});

const deployment = z.strictObject({
  rollout: z.nullable(rollout),
  defects: z.strictObject({ errorRatio: ratio, slowdown: above0, leakMiBPerSecond: atLeast0, crashes: flag }),
  schemaChange: z.nullable(z.strictObject({ dataSet: id('dataSet'), lockMs: atLeast0 })),
});

const action = z.discriminatedUnion('type', [
  z.strictObject({ ...type('traffic'), trafficClass: id('trafficClass'), factor: atLeast0, rampMs: atLeast0 }),
  z.strictObject({ ...type('fault'), fault }),
  z.strictObject({ ...type('deployment'), module: id('module'), deployment }),
  z.strictObject({
    ...type('configuration'),
    target: z.discriminatedUnion('type', [
      z.strictObject({ ...type('component'), component: id('component') }),
      z.strictObject({ ...type('wire'), wire: id('wire') }),
    ]),
    parameter: label,
    value: parameterValue,
  }),
  z.strictObject({ ...type('note'), text: prose }),
  z.strictObject({
    ...type('experiment'),
    experiment: z.strictObject({
      hypothesis: prose,
      steady: list(id('requirement'), caps.small),
      beforeMs: atLeast0,
      afterMs: atLeast0,
      method: list(z.strictObject({ afterMs: atLeast0, durationMs: atLeast0, fault }), caps.small),
      abort: list(
        z.strictObject({
          metric: z.enum(abortMetrics),
          comparator: z.enum(['below', 'above']),
          value: finite,
          holdMs: atLeast0,
        }),
        caps.small,
      ),
    }),
  }),
]);

const timelineEvent = z.strictObject({
  id: id('event'),
  name: label,
  atMs: atLeast0,
  durationMs: z.nullable(atLeast0),
  action,
});

const scene = z.strictObject({
  id: id('scene'),
  title: label,
  caption: label,
  question: label,
  note: prose,
  stage: id('stage'),
  atMs: atLeast0,
  lit: list(id('component'), caps.small),
  camera: z.enum(cameras),
  events: list(timelineEvent, caps.small),
});

const scope = z.discriminatedUnion('type', [
  z.strictObject(type('whole')),
  z.strictObject({ ...type('traffic-class'), trafficClass: id('trafficClass') }),
  z.strictObject({ ...type('operation'), operation: id('operation') }),
  z.strictObject({ ...type('component'), component: id('component') }),
]);

const pipelineTimes = { fixedMinutes: atLeast0, minutesPerModule: atLeast0, changeFailureRatio: ratio };

export const documentSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  title: label,
  summary: prose,
  notes: prose,
  nextId: z.int().check(z.minimum(1), z.maximum(2_147_483_647)),
  workload: z.strictObject({ trafficClasses: list(trafficClass, caps.small) }),
  scenario: z.strictObject({
    durationMs: z.number().check(z.minimum(1), z.maximum(1e11)),
    warmUpMs: atLeast0,
    seed: z.int().check(z.minimum(0), z.maximum(4_294_967_295)),
    timeline: list(timelineEvent, caps.events),
  }),
  requirements: list(
    z.strictObject({
      id: id('requirement'),
      name: label,
      metric: z.enum(requirementMetrics),
      scope,
      window: z.nullable(z.strictObject({ fromMs: atLeast0, toMs: atLeast0 })),
      comparator: z.enum(['at-most', 'at-least']),
      target: finite,
      owner: label,
    }),
    caps.requirements,
  ),
  dataSets: list(
    z.strictObject({
      id: id('dataSet'),
      name: label,
      owner: z.nullable(id('module')),
      population,
      bytesPerItem: atLeast0,
      initialGiB: atLeast0,
      classification: z.enum(['public', 'internal', 'personal', 'secret']),
      allowedRegions: list(label, caps.small),
    }),
    caps.modules,
  ),
  changeModel: z.strictObject({
    teams: list(
      z.strictObject({
        id: id('team'),
        name: label,
        members: count,
        modules: list(id('module'), caps.modules),
        changesPerWeek: atLeast0,
      }),
      caps.small,
    ),
    pipeline: z.strictObject(pipelineTimes),
    pipelines: list(
      z.strictObject({ id: id('pipeline'), name: label, modules: list(id('module'), caps.modules), ...pipelineTimes }),
      caps.small,
    ),
    changes: list(
      z.strictObject({
        id: id('change'),
        name: label,
        concerns: list(label, caps.small),
        dataSets: list(id('dataSet'), caps.small),
        thirdParties: list(id('component'), caps.small),
      }),
      caps.events,
    ),
  }),
  access: z.strictObject({
    credentials: list(z.strictObject({ id: id('credential'), name: label }), caps.modules),
    permissions: list(
      z.discriminatedUnion('type', [
        z.strictObject({ ...type('operation'), credential: id('credential'), operation: id('operation') }),
        z.strictObject({ ...type('data-set'), credential: id('credential'), dataSet: id('dataSet') }),
      ]),
      caps.wires,
    ),
  }),
  rules: z.strictObject({
    counters: list(z.strictObject({ id: id('counter'), name: label, initial: finite }), caps.small),
    relations: list(
      z.strictObject({
        id: id('relation'),
        name: label,
        terms: list(z.strictObject({ counter: id('counter'), factor: finite }), caps.small),
        comparator: z.enum(['equal', 'at-most', 'at-least']),
        target: finite,
      }),
      caps.small,
    ),
  }),
  assumptions: z.strictObject({
    prices: table(atLeast0, 1000),
    effortHoursPerWeek: table(atLeast0, 1000),
    runtimes: table(z.readonly(z.strictObject(runtimeTraits)), caps.small),
    freeTier: flag,
    // What came later has the value that documents from before it mean.
    accountConcurrency: z._default(z.nullable(z.int().check(z.minimum(1), z.maximum(1e6))), defaultAccountConcurrency),
  }),
  stages: list(stage, caps.stages).check(z.minLength(1)),
  scenes: z._default(list(scene, caps.requirements), []),
});
