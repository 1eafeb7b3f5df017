/** DP3, fault isolation: recommendations in the process of the page, as a service that is called without a timeout, and with timeout, breaker and fallback; and one pool of workers for ten destinations. */
import { buildAction, buildDesign, buildStep } from '#design';
import type { BuildComponent, BuildModule, BuildWire, Document } from '#design';
import { after, balancer, free, kinds, minute, roomy, scenario, second, server, usersOf, wire } from './settings';

const { on, strike } = buildAction;
const { call, compute, pause } = buildStep;

const hosts = { vcpus: 4, workers: 64, backlog: 128 };
const visitors = { ratePerSecond: 80, mix: { 'page.browse': 1 }, patienceMs: 3 * second, userRetries: null };
const page = (fields: Parameters<typeof call>[1] = {}): BuildModule => ({
  operations: { browse: [compute(7), call('recommendations.for user', fields)] },
});
const recommendations: BuildModule = { operations: { 'for user': [compute(8)] } };

type Events = NonNullable<Parameters<typeof buildDesign>[0]['timeline']>;

/** One of two instances dies every two minutes. */
const crashes: Events = Object.fromEntries(
  [0, 120, 240].map((at): readonly [string, Events[string]] => [
    `Crash at ${at} s`,
    {
      atMs: after(at),
      action: strike('crash', on.instance('Shop')),
    },
  ]),
);

/** In one process, two instances in turn; one of them crashes again and again. */
export const inProcess = (): Document =>
  buildDesign(
    {
      title: 'A fault in the same process',
      classes: { Visitors: visitors },
      scenario: scenario(360),
      timeline: crashes,
      modules: { page: page(), recommendations },
      components: {
        Users: usersOf('Visitors'),
        'Load balancer': balancer('round-robin'),
        Shop: server(['page', 'recommendations'], { ...hosts, instances: 2 }),
      },
      wires: [free('Users -> Load balancer'), wire('Load balancer -> Shop'), wire('page -> recommendations')],
    },
    kinds,
  );

/** A service of its own that hangs for five minutes from 60 s on. */
export function asService(guard: 'nothing' | 'by calls' | 'by time'): Document {
  const breaker = {
    window:
      guard === 'by calls' ? ({ type: 'calls', calls: 20 } as const) : ({ type: 'time', ms: 10 * second } as const),
    failureRatio: 0.5,
    minimumCalls: 20,
    openMs: 5 * second,
    probes: 1,
  };
  const isGuarded = guard !== 'nothing';
  return buildDesign(
    {
      title: isGuarded ? 'A service behind timeout, breaker and fallback' : 'A service without a timeout',
      classes: { Visitors: visitors },
      scenario: scenario(420),
      timeline: {
        'Recommendations hang': {
          atMs: after(60),
          durationMs: 5 * minute,
          action: strike('hang', on.component('Recommendations')),
        },
      },
      modules: { page: page(isGuarded ? { onFailure: { type: 'fallback', steps: [] } } : {}), recommendations },
      components: {
        Users: usersOf('Visitors'),
        Shop: server(['page'], hosts),
        Recommendations: server(['recommendations'], hosts),
      },
      wires: [free('Users -> Shop'), wire('page -> recommendations', isGuarded ? { timeoutMs: 300, breaker } : {})],
    },
    kinds,
  );
}

const destinations = Array.from({ length: 10 }, (_, at) => `destination ${at + 1}`);

/** A hundred a second over ten destinations, one of which slows from 10 ms to 5 s for five minutes: one pool of forty for all, or four places for each. */
export function bulkheads(isApart: boolean): Document {
  const modules = Object.fromEntries<BuildModule>([
    [
      'sender',
      {
        operations: Object.fromEntries(destinations.map((name) => [name, [call(`${name}.take`)]])),
      },
    ],
    ...destinations.map((name): readonly [string, BuildModule] => [
      name,
      { operations: { take: [pause({ type: 'exponential', mean: 10 })] } },
    ]),
  ]);
  const components: Record<string, BuildComponent> = {
    Users: usersOf('Senders'),
    Sender: server(['sender'], { ...roomy, workers: isApart ? null : 40 }),
    ...Object.fromEntries(destinations.map((name) => [`Host of ${name}`, server([name], roomy)])),
  };
  const places = { bulkhead: { places: 4, waitLimitMs: null } };
  const wires: readonly BuildWire[] = destinations.map((name) => free(`sender -> ${name}`, isApart ? places : {}));
  return buildDesign(
    {
      title: isApart ? 'A bulkhead for each destination' : 'One pool for all destinations',
      classes: {
        Senders: {
          ratePerSecond: 100,
          mix: Object.fromEntries(destinations.map((name) => [`sender.${name}`, 1])),
          patienceMs: null,
          userRetries: null,
        },
      },
      scenario: scenario(600),
      timeline: {
        'One destination slows': {
          atMs: after(60),
          durationMs: 5 * minute,
          action: strike('latency', on.wire(`sender -> ${destinations[0]}`), { magnitude: 2495 }),
        },
      },
      modules,
      components,
      wires: [free('Users -> Sender'), ...wires],
    },
    kinds,
  );
}

export const firstHealthy = `sender.${destinations[1]}`;
