/** Codec of the whole document, version 1. Frozen. Stages come first: the rest names what stands in them. */
import type {
  Arrivals,
  ChangeModel,
  Deployment,
  Document,
  Fault,
  FaultKind,
  FaultTarget,
  MixEntry,
  Permission,
  Relation,
  Requirement,
  RequirementMetric,
  RequirementScope,
  Scenario,
  TimelineAction,
  TimelineEvent,
  TraceInstant,
  TrafficClass,
  DataSet,
} from '#design';
import { keyed, list, mapped, nullable, number, record, text, truth, variant, word, type Codec } from '../codec';
import { distribution, namedNumbers, newId, parameterValue, population, reference } from './parts';
import { retry, stages } from './stage';

const constantKiB = { type: 'constant', value: 1024 } as const;

const arrivals = variant<Arrivals>({
  poisson: record({ ratePerSecond: number }, { ratePerSecond: 20 }),
  constant: record({ ratePerSecond: number, firstMs: number }, { ratePerSecond: 20, firstMs: 0 }),
  renewal: record({ interarrivalMs: distribution }, {}),
  modulated: record({ lowRatePerSecond: number, highRatePerSecond: number, meanLowMs: number, meanHighMs: number }, {}),
  batches: record({ ratePerSecond: number, batchSize: distribution }, {}),
  trace: record(
    {
      instants: list(
        record<TraceInstant>(
          {
            atMs: number,
            operation: nullable(reference('operation')),
            key: nullable(number),
            bytes: nullable(number),
          },
          { operation: null, key: null, bytes: null },
        ),
      ),
    },
    {},
  ),
  closed: record({ population: number, thinkTimeMs: distribution }, {}),
});

const mixEntry = record<MixEntry>(
  {
    id: newId('mixEntry'),
    operation: reference('operation'),
    weight: number,
    requestBytes: distribution,
    responseBytes: distribution,
    patienceMs: nullable(number),
  },
  { weight: 1, requestBytes: constantKiB, responseBytes: constantKiB, patienceMs: null },
);

const trafficClass = record<TrafficClass>(
  {
    id: newId('trafficClass'),
    name: text,
    arrivals,
    mix: keyed(mixEntry),
    keys: population,
    clients: population,
    patienceMs: nullable(number),
    userRetries: nullable(retry),
    followUps: list(
      record<TrafficClass['followUps'][number]>(
        { after: reference('operation'), operation: reference('operation'), probability: number, delayMs: distribution },
        {},
      ),
    ),
    profile: list(
      record<TrafficClass['profile'][number]>({ atMs: number, factor: number, ramp: truth }, { ramp: false }),
    ),
    dailyProfile: list(number),
    testPlan: nullable(
      record<NonNullable<TrafficClass['testPlan']>>(
        {
          calls: list(
            record<{ readonly operation: MixEntry['operation']; readonly atMs: number }>(
              { operation: reference('operation'), atMs: number },
              {},
            ),
          ),
          against: word<'cloud' | 'stand-ins'>(['cloud', 'stand-ins']),
        },
        { calls: [], against: 'cloud' },
      ),
    ),
  },
  {
    arrivals: { type: 'poisson', ratePerSecond: 20 },
    mix: [],
    keys: { type: 'uniform', items: 10_000 },
    clients: { type: 'uniform', items: 100_000 },
    patienceMs: 3000,
    userRetries: null,
    followUps: [],
    profile: [],
    dailyProfile: Array.from({ length: 24 }, () => 1),
    testPlan: null,
  },
);

const dataSet = record<DataSet>(
  {
    id: newId('dataSet'),
    name: text,
    owner: nullable(reference('module')) as Codec<string | null>,
    population,
    bytesPerItem: number,
    initialGiB: number,
    classification: word<DataSet['classification']>(['public', 'internal', 'personal', 'secret']),
    allowedRegions: list(text),
  },
  {
    owner: null,
    population: { type: 'uniform', items: 10_000 },
    bytesPerItem: 1024,
    initialGiB: 0,
    classification: 'internal',
    allowedRegions: [],
  },
);

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
    recurrence: nullable(
      record<NonNullable<Fault['recurrence']>>({ meanUpMs: number, meanDownMs: number }, {}),
    ),
  },
  { magnitude: null, recurrence: null },
);

const deployment = record<Deployment>(
  {
    rollout: word<Deployment['rollout']>(['rolling', 'all-at-once', 'canary']),
    maxUnavailable: nullable(number),
    surge: number,
    canaryShare: number,
    bakeMs: number,
    automaticRollback: truth,
    drainMs: number,
    badErrorRatio: number,
    badSlowdown: number,
    crashes: truth,
  },
  {
    rollout: 'rolling',
    maxUnavailable: null,
    surge: 0,
    canaryShare: 0.1,
    bakeMs: 60_000,
    automaticRollback: true,
    drainMs: 30_000,
    badErrorRatio: 0,
    badSlowdown: 1,
    crashes: false,
  },
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
});

const timelineEvent = record<TimelineEvent>(
  { id: newId('event'), name: text, atMs: number, durationMs: nullable(number), action },
  { name: '', durationMs: null },
);

const scenario = record<Scenario>(
  { durationMs: number, warmUpMs: number, seed: number, timeline: keyed(timelineEvent) },
  { durationMs: 600_000, warmUpMs: 60_000, seed: 1, timeline: [] },
);

const metric = word<RequirementMetric>([
  'p50',
  'p95',
  'p99',
  'p999',
  'mean',
  'availability',
  'goodput',
  'monthly-cost',
  'cost-per-million',
]);

const requirement = record<Requirement>(
  {
    id: newId('requirement'),
    name: text,
    metric,
    scope: variant<RequirementScope>({
      whole: record({}, {}),
      'traffic-class': record({ trafficClass: reference('trafficClass') }, {}),
      operation: record({ operation: reference('operation') }, {}),
      component: record({ component: reference('component') }, {}),
    }),
    window: nullable(record<NonNullable<Requirement['window']>>({ fromMs: number, toMs: number }, {})),
    comparator: word<Requirement['comparator']>(['at-most', 'at-least']),
    target: number,
    owner: text,
  },
  { metric: 'p95', scope: { type: 'whole' }, window: null, comparator: 'at-most', owner: '' },
);

const changeModel = record<ChangeModel>(
  {
    teams: keyed(
      record<ChangeModel['teams'][number]>(
        { id: newId('team'), name: text, members: number, modules: list(reference('module')), changesPerWeek: number },
        { members: 5, modules: [], changesPerWeek: 5 },
      ),
    ),
    pipeline: record<ChangeModel['pipeline']>(
      { fixedMinutes: number, minutesPerModule: number, changeFailureRatio: number },
      { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.05 },
    ),
    changes: keyed(
      record<ChangeModel['changes'][number]>(
        {
          id: newId('change'),
          name: text,
          concerns: list(text),
          dataSets: list(reference('dataSet')),
          thirdParties: list(reference('component')),
        },
        { concerns: [], dataSets: [], thirdParties: [] },
      ),
    ),
  },
  { teams: [], changes: [] },
);

const permission = variant<Permission>({
  operation: record({ credential: reference('credential'), operation: reference('operation') }, {}),
  'data-set': record({ credential: reference('credential'), dataSet: reference('dataSet') }, {}),
});

const relation = record<Relation>(
  {
    name: text,
    terms: list(
      record<Relation['terms'][number]>({ counter: reference('counter'), factor: number }, { factor: 1 }),
    ),
    comparator: word<Relation['comparator']>(['equal', 'at-most', 'at-least']),
    target: number,
  },
  { terms: [], comparator: 'equal', target: 0 },
);

type Body = Omit<Document, 'format' | 'version'>;

const body = record<Body>(
  {
    stages,
    title: text,
    summary: text,
    notes: text,
    nextId: nextId(),
    workload: record<Document['workload']>({ trafficClasses: keyed(trafficClass) }, { trafficClasses: [] }),
    scenario,
    requirements: keyed(requirement),
    dataSets: keyed(dataSet),
    changeModel,
    access: record<Document['access']>(
      {
        credentials: keyed(
          record<Document['access']['credentials'][number]>({ id: newId('credential'), name: text }, {}),
        ),
        permissions: list(permission),
      },
      { credentials: [], permissions: [] },
    ),
    rules: record<Document['rules']>(
      {
        counters: keyed(
          record<Document['rules']['counters'][number]>(
            { id: newId('counter'), name: text, initial: number },
            { initial: 0 },
          ),
        ),
        relations: list(relation),
      },
      { counters: [], relations: [] },
    ),
    assumptions: record<Document['assumptions']>(
      { prices: namedNumbers, effortHoursPerWeek: namedNumbers, freeTier: truth },
      { prices: {}, effortHoursPerWeek: {}, freeTier: false },
    ),
  },
  {
    summary: '',
    notes: '',
    requirements: [],
    dataSets: [],
    changeModel: { teams: [], pipeline: { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.05 }, changes: [] },
    access: { credentials: [], permissions: [] },
    rules: { counters: [], relations: [] },
    assumptions: { prices: {}, effortHoursPerWeek: {}, freeTier: false },
  },
);

/** The counter of ids: mostly one more than the last id. */
function nextId(): Codec<number> {
  return {
    write: (out, value) => out.putSigned('id', value - out.expectedId),
    read: (from) => from.expectedId + from.takeSigned('id'),
  };
}

export const documentOfVersion1: Codec<Document> = mapped(
  body,
  ({ format: _format, version: _version, ...rest }) => rest,
  (rest) => ({ format: 'loadbearing', version: 1, ...rest }),
);
