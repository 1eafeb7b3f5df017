/**
 * Documents drawn at random in all that a document says of a run: arrivals of every sort, a gateway or a balancer, limits at the door, what users do about failures,
 * and faults of every sort in the timeline. The drawing itself is that of a random design.
 */
import { declarations, specOf } from '#catalog';
import {
  constant,
  exponential,
  type Arrivals,
  type Component,
  type Document,
  type Fault,
  type HostPolicy,
  type KindDeclaration,
  type Stage,
  type Wire,
  type TimelineEvent,
  type TrafficClass,
} from '#design';
import { randomDesign, type Choice } from './random-design';
import { randomFlows } from './random-flows';
import { randomMessages } from './random-messages';
import { randomStores } from './random-stores';

/** Requests that the window of a document shall see, more or less. */
const requestsWanted = 110;
const longestMs = 30_000;

/** `sends`: some of them send messages. */
export function randomDocument(choice: Choice, sends = true): Document {
  const jobs = sends && choice.chance(40) ? randomMessages(choice) : null;
  const stores = choice.chance(40) ? randomStores(choice) : null;
  const document = randomDesign(choice, { jobs, stores, flows: choice.chance(30) ? randomFlows(choice) : null });
  const [drawn] = document.stages;
  const isGentle = choice.chance(75);
  const built = isGentle ? gentle(drawn!) : drawn!;
  const doorChance = isGentle ? 10 : 35;
  const stage = {
    ...built,
    components: built.components.map((each) =>
      withDoor(
        choice,
        asContainer(choice, onDemand(choice, asGateway(choice, asNames(choice, asEdge(choice, each))))),
        doorChance,
      ),
    ),
  };
  const drawnClasses = document.workload.trafficClasses.map((each) => withArrivals(choice, each));
  const perSecond = drawnClasses.reduce((sum, { arrivals }) => sum + roughRate(arrivals), 0);
  const durationMs = Math.min(longestMs, Math.max(900, (requestsWanted * 1000) / perSecond));
  const timeline = faultsOf(choice, stage, durationMs);
  const { components, trafficClasses } = asFleet(choice, stage.components, drawnClasses);
  return {
    ...document,
    stages: [{ ...stage, components, wires: stage.wires.map((each) => withStyle(choice, each)) }],
    workload: { trafficClasses },
    scenario: { ...document.scenario, durationMs, warmUpMs: durationMs * choice.of([0, 0.1, 0.3]), timeline },
  };
}

/** Some who send are devices; some of them ask something when they connect. */
function asFleet(choice: Choice, components: readonly Component[], trafficClasses: readonly TrafficClass[]) {
  const devices = specOf('devices' as Component['kind']);
  if (!devices || !choice.chance(20)) return { components, trafficClasses };
  const [buffer, jitterMs, retryMs] = [choice.of([0, 2, null]), choice.of([0, 400]), choice.of([10, 500])];
  const configuration = { buffer, jitterMs, retryMs, longestRetryMs: 1000 };
  const asked = choice.chance(50) ? trafficClasses.at(-1) : undefined;
  return {
    components: components.map((each) =>
      each.kind === 'users' ? { ...each, kind: devices.id, kindVersion: devices.version, configuration } : each,
    ),
    trafficClasses: trafficClasses.map((each) =>
      each === asked ? { ...each, arrivals: { type: 'connects' } as const } : each,
    ),
  };
}

/** Some wires keep their connections. */
function withStyle(choice: Choice, wire: Wire): Wire {
  if (wire.protocol !== 'request') return wire;
  return { ...wire, style: choice.of(['rest', 'rest', 'rpc', 'websocket']), reconnectJitterMs: choice.of([0, 300]) };
}

/** The same with room enough that most requests succeed: where all fails at the first door, little else is seen. */
function gentle(stage: Stage): Stage {
  const roomy: Readonly<Record<string, Component['configuration']>> = {
    'third-party': { quotaPerSecond: null },
    'relational-database': { maxConnections: 200 },
    server: { workers: 40, backlog: 200, vcpus: 4, memoryMiB: null },
  };
  return {
    ...stage,
    components: stage.components.map((each) => ({
      ...each,
      configuration: { ...each.configuration, ...roomy[each.kind] },
    })),
    wires: stage.wires.map((wire) => ({
      ...wire,
      latencyMs: wire.latencyMs === null ? null : Math.min(wire.latencyMs, 3),
      policy: {
        ...wire.policy,
        timeoutMs: wire.policy.timeoutMs === null ? null : 5 * wire.policy.timeoutMs + 500,
        pool: wire.policy.pool && { connections: 20, waitLimitMs: null },
        bulkhead: null,
      },
    })),
  };
}

const defaultsOf = (parameters: KindDeclaration['parameters']): Component['configuration'] =>
  Object.fromEntries(parameters.map((each) => [each.name, each.default]));

/** Some balancers tell names instead. */
function asNames(choice: Choice, component: Component): Component {
  const dns = specOf('dns' as Component['kind']);
  if (component.kind !== 'load-balancer' || !dns || !choice.chance(15)) return component;
  const configuration = {
    ...defaultsOf(dns.parameters),
    answerPolicy: choice.of(['weighted', 'failover', 'latency']),
    ttlMs: choice.of([0, 100, 2000]),
    lookupMs: exponential(5),
    healthIntervalMs: choice.of([100, null]),
    unhealthyAfter: 1,
    healthyAfter: 1,
  };
  return { ...component, kind: dns.id, kindVersion: dns.version, configuration };
}

/** Some balancers remember answers instead. */
function asEdge(choice: Choice, component: Component): Component {
  const cdn = specOf('cdn' as Component['kind']);
  if (component.kind !== 'load-balancer' || !cdn || !choice.chance(15)) return component;
  const configuration = {
    ...defaultsOf(cdn.parameters),
    caches: choice.of(['files', 'safe', 'all']),
    ttlMs: choice.of([50, 1000, null]),
    staleIfErrorMs: choice.of([null, 500, 60_000]),
    capacityMiB: choice.of([0.01, null]),
    coalescing: choice.chance(60),
    edgeMs: exponential(5),
  };
  return { ...component, kind: cdn.id, kindVersion: cdn.version, configuration };
}

function asGateway(choice: Choice, component: Component): Component {
  const gateway = specOf('api-gateway' as Component['kind']);
  if (component.kind !== 'load-balancer' || !gateway || !choice.chance(40)) return component;
  const configuration = {
    ...defaultsOf(gateway.parameters),
    authentication: choice.of(['none', 'each', 'cached']),
    authenticationMs: exponential(3),
    integrationTimeoutMs: choice.of([50, 500, null]),
  };
  return { ...component, kind: gateway.id, kindVersion: gateway.version, configuration };
}

/** Some hosts are functions. */
function onDemand(choice: Choice, component: Component): Component {
  const made = specOf('function' as Component['kind']);
  if (component.kind !== 'server' || !made || !choice.chance(15)) return component;
  const configuration = {
    ...defaultsOf(made.parameters),
    instanceConcurrency: choice.of([1, 3]),
    concurrencyLimit: choice.of([2, 50]),
    waitingPlaces: choice.of([0, 5, null]),
    provisioned: choice.of([0, 2]),
    environmentMs: exponential(50),
    keepAliveMs: choice.of([100, 2000]),
    timeLimitMs: choice.of([100, 10_000]),
  };
  return { ...component, kind: made.id, kindVersion: made.version, configuration };
}

/** Some hosts are containers, of the size that the servers had. */
function asContainer(choice: Choice, component: Component): Component {
  const made = specOf('container' as Component['kind']);
  if (component.kind !== 'server' || !made || !choice.chance(15)) return component;
  const defaults = defaultsOf(made.parameters);
  const kept = Object.entries(component.configuration).filter(([name]) => name in defaults);
  const configuration = {
    ...defaults,
    ...Object.fromEntries(kept),
    startMs: choice.of([constant(0), exponential(300)]),
  };
  return { ...component, kind: made.id, kindVersion: made.version, configuration };
}

function withDoor(choice: Choice, component: Component, percent: number): Component {
  const isRouterOrHost = component.modules.length > 0 || component.kind === 'api-gateway';
  return isRouterOrHost && choice.chance(percent) ? { ...component, hostPolicy: doorOf(choice) } : component;
}

function doorOf(choice: Choice): HostPolicy {
  const algorithm = choice.of(['token-bucket', 'fixed-window', 'sliding-window', 'concurrency'] as const);
  const per = choice.of(['all', 'client', 'operation'] as const);
  const adaptive = { initial: 5, min: 1, max: 40, tolerance: 2, everyMs: 200 };
  const signal = choice.of(['utilization', 'queue-length', 'waiting-time'] as const);
  return {
    rateLimits: choice.chance(60) ? [{ algorithm, per, limit: choice.of([2, 30]), windowMs: 1000, burst: 5 }] : [],
    loadShedding: choice.chance(40) ? { signal, threshold: signal === 'utilization' ? 0.7 : 5 } : null,
    adaptiveConcurrency: choice.chance(40) ? adaptive : null,
    autoscaling: null,
    rollout: null,
  };
}

function withArrivals(choice: Choice, trafficClass: TrafficClass): TrafficClass {
  const profile = [
    { atMs: 500, factor: choice.of([0.5, 1, 3]), ramp: choice.chance(50) },
    { atMs: 1200, factor: 1, ramp: false },
  ];
  const arrivals = choice.chance(50) ? trafficClass.arrivals : arrivalsOf(choice);
  return { ...trafficClass, arrivals, profile: choice.chance(30) ? profile : [] };
}

function arrivalsOf(choice: Choice): Arrivals {
  const ratePerSecond = choice.of([10, 60]);
  switch (choice.below(7)) {
    case 0:
      return { type: 'constant', ratePerSecond, firstMs: 7 };
    case 1:
      return { type: 'renewal', interarrivalMs: { type: 'hyperexponential', mean: 1000 / ratePerSecond, cv: 2 } };
    case 2:
      return {
        type: 'modulated',
        lowRatePerSecond: ratePerSecond / 4,
        highRatePerSecond: 3 * ratePerSecond,
        meanLowMs: 400,
        meanHighMs: 200,
      };
    case 3:
      return {
        type: 'batches',
        ratePerSecond: ratePerSecond / 5,
        batchSize: choice.of([constant(5), { type: 'uniform', low: 0, high: 10 }]),
      };
    case 4:
      return { type: 'trace', instants: traceOf(choice, 1000 / ratePerSecond) };
    case 5:
      return { type: 'periodic', senders: ratePerSecond, periodMs: 1000, jitterMs: choice.of([0, 300]) };
    default:
      return { type: 'closed', population: choice.of([3, 15]), thinkTimeMs: exponential(150) };
  }
}

function traceOf(choice: Choice, meanGapMs: number) {
  const gaps = Array.from({ length: 200 }, () => 2 * meanGapMs * (choice.below(1001) / 1000));
  let atMs = 0;
  return gaps.map((gapMs) => ({ atMs: (atMs += gapMs), operation: null, key: null, bytes: choice.of([null, 9000]) }));
}

/** Requests a second, for the length of a run only. */
function roughRate(arrivals: Arrivals): number {
  if ('ratePerSecond' in arrivals) return arrivals.ratePerSecond * (arrivals.type === 'batches' ? 5 : 1);
  return arrivals.type === 'closed' ? arrivals.population * 3 : 40;
}

function faultsOf(choice: Choice, stage: Stage, durationMs: number): readonly TimelineEvent[] {
  return Array.from({ length: choice.below(4) }, (_, at) => ({
    id: `e${9000 + at}` as TimelineEvent['id'],
    name: `Fault ${at + 1}`,
    atMs: Math.round(durationMs * choice.of([0.05, 0.2, 0.4, 0.6, 0.8])),
    durationMs: choice.of([null, 200, 1500]),
    action: { type: 'fault' as const, fault: faultOf(choice, stage) },
  }));
}

function faultOf(choice: Choice, stage: Stage): Fault {
  const struck = stage.components.filter(({ kind }) => declarations.get(kind)?.generatesTraffic !== true);
  const component = struck[choice.below(struck.length)]!;
  const wire = stage.wires[choice.below(stage.wires.length)]!;
  const recurrence = choice.chance(30) ? { upMs: exponential(600), downMs: exponential(150) } : null;
  const onComponent = { type: 'component', component: component.id } as const;
  const onWire = { type: 'wire', wire: wire.id } as const;
  switch (choice.below(8)) {
    case 0:
      return {
        fault: 'crash',
        target: { type: 'instance', component: component.id, instance: 0 },
        magnitude: null,
        recurrence,
      };
    case 1:
      return { fault: choice.of(['hang', 'outage']), target: onComponent, magnitude: null, recurrence };
    case 2:
      return { fault: 'error-rate', target: onComponent, magnitude: 0.4, recurrence: null };
    case 3:
      return { fault: 'latency', target: onWire, magnitude: choice.of([5, 300]), recurrence: null };
    case 4:
      return { fault: 'loss', target: onWire, magnitude: 0.3, recurrence: null };
    case 5:
      return { fault: 'partition', target: onWire, magnitude: null, recurrence: null };
    case 6:
      return { fault: 'cache-flush', target: onComponent, magnitude: null, recurrence: null };
    default:
      return { fault: 'cpu-throttle', target: onComponent, magnitude: choice.of([0, 0.3]), recurrence: null };
  }
}
