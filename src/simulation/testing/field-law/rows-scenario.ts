/** Fields of the scenario: faults, events, the rules that are watched, what is assumed. */
import {
  buildStep,
  constant,
  exponential,
  idOf,
  type Document,
  type Fault,
  type Relation,
  type Requirement,
  type RequirementMetric,
  type TimelineAction,
} from '#design';
import { cached, edge, instance, lasting, shop, strike, two, whole, type Edge } from './designs';
import {
  billed,
  component,
  counted,
  good,
  hitRatio,
  mean,
  offered,
  row,
  type Metric,
  type Rows,
  type Values,
} from './row';

const { compute, count, pause, write } = buildStep;
type Two = Parameters<typeof two>[0];
type Timeline = NonNullable<Two['timeline']>;
type Event = Timeline[string];

const calm = (): Event => ({ atMs: 1000, action: () => ({ type: 'note', text: '' }) });
/** A run in which the fault strikes, against one in which nothing does. */
const struck = (event: Event, given: Partial<Two> = {}, metric: Metric = good) =>
  row([calm(), event], (each) => two({ steps: lasting(20), ...given, timeline: { each } }), metric);
const restarts = { restartDelayMs: 500, bootMs: constant(500) };
const onWire = (fault: Fault['fault'], magnitude: number | null = null) =>
  strike(fault, (names) => ({ type: 'wire', wire: names.id('wire', 'front -> back') }), { magnitude });
const patient = { trafficClass: { patienceMs: 300 } };
const strongly = (fault: Fault['fault'], values: Values<number>, given: Partial<Two>, metric: Metric) =>
  row(
    values,
    (magnitude) =>
      two({
        ...given,
        steps: given.steps ?? lasting(20),
        timeline: { each: strike(fault, whole('Back'), { magnitude }) },
      }),
    metric,
  );
const stores = (event: Event) =>
  row(
    [calm(), event],
    (each) => shop({ steps: [write('Database', 'rows')], database: { standby: 'asynchronous' }, timeline: { each } }),
    good,
  );

export const faultRows: Rows = {
  'fault.crash': struck(strike('crash', whole('Back')), { values: restarts }),
  'fault.hang': struck(strike('hang', whole('Back')), patient),
  'fault.outage': struck(strike('outage', whole('Back'))),
  'fault.zone-outage': struck(
    strike('zone-outage', (names) => ({ type: 'zone', zone: names.id('zone', 'a') })),
    { ...patient, zones: { a: 'eu' }, backZones: ['a'] },
  ),
  'fault.partition': struck(onWire('partition'), patient),
  'fault.latency': struck(onWire('latency', 100), {}, mean),
  'fault.loss': struck(onWire('loss', 0.3), {}, mean),
  'fault.error-rate': strongly('error-rate', [0.1, 0.5], {}, good),
  'fault.cpu-throttle': strongly('cpu-throttle', [1, 0.2], { steps: [compute(constant(20))] }, mean),
  'fault.memory-leak': strongly('memory-leak', [1, 200], { values: { memoryMiB: 200, ...restarts } }, good),
  'fault.disk-full': stores(strike('disk-full', whole('Database'))),
  'fault.failover': stores(strike('failover', whole('Database'))),
  'fault.dependency-quota': stores(strike('dependency-quota', whole('Database'))),
  'fault.cache-flush': row(
    [calm(), strike('cache-flush', whole('Cache'), { atMs: 3000 })],
    (each) => cached({ timeline: { each } }),
    hitRatio,
  ),
  'fault.expired-credential': struck(onWire('expired-credential')),
  'fault.traffic-surge': row(
    [1, 3],
    (magnitude) => two({ steps: lasting(20), timeline: { each: surge(magnitude) } }),
    offered,
  ),
};

function surge(magnitude: number): Event {
  return strike(
    'traffic-surge',
    (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Users') }),
    {
      magnitude,
    },
  );
}

const crashes = (place: number) => component(-1, ({ instances }) => instances[place]!.crashes);
const several: Partial<Two> = { values: { instances: 4, ...restarts } };
const recurring = (recurrence: Fault['recurrence']) =>
  two({
    steps: lasting(20),
    ...several,
    timeline: { each: strike('crash', whole('Back'), { atMs: 0, durationMs: 6000, recurrence }) },
  });
const ofWhole = whole('Back');
const ofClass: typeof ofWhole = (names) => ({ type: 'traffic-class', trafficClass: names.id('trafficClass', 'Users') });
const up = component(-1, ({ timeUp }) => timeUp.mean);

const happens = <Value>(
  values: Values<Value>,
  eventOf: (value: Value) => Event,
  metric: Metric,
  given: Partial<Two> = {},
) => row(values, (value) => two({ steps: lasting(20), ...given, timeline: { each: eventOf(value) } }), metric);
const acts = (action: (names: Parameters<Event['action']>[0]) => TimelineAction): Event => ({ atMs: 1000, action });
const raised = (factor: number, rampMs: number) =>
  acts((names) => ({ type: 'traffic', trafficClass: names.id('trafficClass', 'Users'), factor, rampMs }));
const configured = (parameter: string, value: number) =>
  acts((names) => ({
    type: 'configuration',
    target: { type: 'component', component: names.id('component', 'Back') },
    parameter,
    value,
  }));

export const eventRows: Rows = {
  'action.fault.fault.fault': happens(['crash', 'outage'] as const, (fault) => strike(fault, whole('Back')), good, {
    values: restarts,
  }),
  'action.fault.fault.magnitude': strongly('error-rate', [0.1, 0.5], {}, good),
  'action.fault.fault.target': happens(
    [ofClass, ofWhole],
    (target) => strike('error-rate', target, { magnitude: 0.5 }),
    good,
    several,
  ),
  'action.fault.fault.target.instance.instance': happens(
    [0, 1],
    (place) => strike('crash', instance('Back', place)),
    crashes(1),
    several,
  ),
  'action.fault.fault.target.share.share': happens(
    [0.25, 1],
    (share) => strike('crash', (names) => ({ type: 'share', component: names.id('component', 'Back'), share })),
    up,
    several,
  ),
  'action.fault.fault.recurrence.upMs': row(
    [500, 5000],
    (ms) => recurring({ upMs: exponential(ms), downMs: constant(500) }),
    up,
  ),
  'action.fault.fault.recurrence.downMs': row(
    [100, 2000],
    (ms) => recurring({ upMs: exponential(1000), downMs: constant(ms) }),
    up,
  ),
  action: happens<Event>([calm(), raised(3, 0)], (event) => event, offered),
  'action.traffic.factor': happens([1, 3], (factor) => raised(factor, 0), offered),
  'action.traffic.rampMs': happens([0, 4000], (rampMs) => raised(5, rampMs), offered),
  'action.configuration.target': happens(
    ['Front', 'Back'],
    (name) =>
      acts((names) => ({
        type: 'configuration',
        target: { type: 'component', component: names.id('component', name) },
        parameter: 'workers',
        value: 1,
      })),
    component(-1, ({ waits }) => waits.meanMs),
    { steps: [pause(40)] },
  ),
  'action.configuration.parameter': happens(['workers', 'backlog'], (name) => configured(name, 1), mean),
  'action.configuration.value': happens([1, 50], (value) => configured('workers', value), mean, { steps: [pause(40)] }),
  'event.atMs': happens([500, 4000], (atMs) => strike('outage', whole('Back'), { atMs, durationMs: 9000 }), good),
  'event.durationMs': happens([500, 4000], (durationMs) => strike('outage', whole('Back'), { durationMs }), good),
  'scenario.durationMs': row([3, 6], (seconds) => two({ steps: lasting(20), seconds }), offered),
  'scenario.warmUpMs': row([0, 3], (warmUpSeconds) => two({ steps: lasting(20), warmUpSeconds }), offered),
};

const measured: Metric = ({ requirements }) => Number(requirements[0]!.measured);
const required = (metric: RequirementMetric, isWhole = true) => {
  const trafficClass: Edge['trafficClass'] = { mix: { 'web.page': 9, 'web.other': 1 } };
  return edge({
    trafficClass,
    steps: [pause(exponential(20))],
    more: {
      requirements: {
        Fast: {
          metric,
          comparator: 'at-most',
          target: 1,
          scope: (names) =>
            isWhole ? { type: 'whole' } : { type: 'operation', operation: names.id('operation', 'web.other') },
        },
      },
    },
  });
};

/** Back fails from 1 s to 3 s. */
function judgedWithin(window: NonNullable<Requirement['window']>): Document {
  const document = two({ steps: lasting(20), timeline: { each: strike('outage', whole('Back')) } });
  const requirement = { metric: 'availability', scope: { type: 'whole' }, comparator: 'at-least', target: 1 } as const;
  return { ...document, requirements: [{ ...requirement, id: idOf('requirement', 900), name: '', owner: '', window }] };
}

const violations: Metric = ({ rules }) => rules.relations[0]!.violations;
/** Each request adds one order, and pays for it a little later. */
function ruled(given: Partial<Relation>, initial = 0, factor = -1): Document {
  const steps = [write('Database'), count('orders'), pause(exponential(20)), count('payments')];
  const document = shop({ steps, counters: ['orders', 'payments'] });
  const [orders, payments] = document.rules.counters;
  const counters = document.rules.counters.map((each) => ({ ...each, initial }));
  const terms = [
    { counter: orders!.id, factor: 1 },
    { counter: payments!.id, factor },
  ];
  const relation = { id: idOf('relation', 900), name: '', terms, comparator: 'at-most', target: 0, ...given } as const;
  return { ...document, rules: { counters, relations: [relation] } };
}

const assumes = (assumptions: Partial<Document['assumptions']>): Document => {
  const document = two({ steps: lasting(20), values: { vcpus: 2, memoryMiB: 4096 } });
  return { ...document, assumptions: { ...document.assumptions, ...assumptions } };
};
const far = (region: string) =>
  two({
    steps: lasting(20),
    zones: { a: 'eu', b: region },
    frontZones: ['a'],
    backZones: ['b'],
    wire: { latencyMs: null },
  });

export const watchedRows: Rows = {
  'requirements.metric': row<RequirementMetric>(['p50', 'p95'], (metric) => required(metric), measured),
  'requirements.scope': row([true, false], (isWhole) => required('p50', isWhole), measured),
  'requirements.window.fromMs': row([0, 3000], (fromMs) => judgedWithin({ fromMs, toMs: 6000 }), measured),
  'requirements.window.toMs': row([2000, 6000], (toMs) => judgedWithin({ fromMs: 0, toMs }), measured),
  'rules.counters.initial': row([0, 7], (initial) => ruled({}, initial), counted),
  'rules.relations.comparator': row(
    ['at-most', 'at-least'] as const,
    (comparator) => ruled({ comparator }),
    violations,
  ),
  'rules.relations.target': row([0, 5], (target) => ruled({ target }), violations),
  'rules.relations.terms.factor': row([-1, -2], (factor) => ruled({}, 0, factor), violations),
  'assumptions.prices': billed([0.01, 0.5], (price) => assumes({ prices: { 'transfer.internet.out': price } })),
  'assumptions.freeTier': billed([true, false], (freeTier) => assumes({ freeTier })),
  'zone.region': row(['eu', 'us'], far, mean),
};
