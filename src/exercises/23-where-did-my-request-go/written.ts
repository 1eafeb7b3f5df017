/** An order goes through seven parts, functions for the most part. Some tell a vendor of telemetry what they do, and wait until that has it; what one of them does takes long for two requests of a hundred. */
import {
  buildAction,
  buildStep,
  constant,
  exponential,
  type BuildClass,
  type BuildComponent,
  type BuildModule,
  type BuildRequirement,
  type BuildStage,
  type BuildStep,
  type BuildWire,
  type Configuration,
  type TestPlan,
  type WirePolicy,
} from '#design';
import { experiments } from '#gallery';
import type { WrittenExercise } from '../author';

const { setting } = buildAction;
const { ask, call, choose, compute, orElse, outside, pause, reply, send } = buildStep;
const { attempts, balancer, free, functionOf, second, usersOf, wire } = experiments.settings;

/** Of a quiet hour; the month is of busier ones. */
const perSecond = 4;
const busier = 6;
const hoursOfDay = 24;
/** Six spans and 2 KB of logs of each function. */
const toldBytes = 6 * 512 + 2048;
const vendorMs = { type: 'lognormal', median: 60, p99: 150 } as const;
const slow = { atMs: 30 * second, untilMs: 50 * second, ms: 1200 } as const;

type Name = 'orders' | 'prices' | 'stock' | 'receipts';
const all: readonly Name[] = ['orders', 'prices', 'stock', 'receipts'];

export interface Telemetry {
  /** Modules that tell what they do. */
  readonly by?: readonly Name[];
  /** Whether the answer goes out before. */
  readonly isBehindAnswer?: boolean;
  /** Whether the operation fails when nobody takes it. */
  readonly isNeeded?: boolean;
  /** Share of executions that tell, each by its own chance. */
  readonly probability?: number;
  /** Of the wires to whoever is told. */
  readonly policy?: Partial<WirePolicy>;
  /** Null = the vendor is told itself. */
  readonly collectors?: { readonly count: number; readonly values: Configuration } | null;
}

function modules({
  by = all,
  isBehindAnswer,
  isNeeded,
  probability = 1,
}: Telemetry): Readonly<Record<Name, BuildModule>> {
  const item = outside('telemetry', { requestBytes: constant(toldBytes), responseBytes: constant(64), probability });
  const told = isNeeded ? item : orElse(item, []);
  const telling = (name: Name, steps: readonly BuildStep[]): readonly BuildStep[] => {
    if (!by.includes(name)) return steps;
    return [...steps, ...(isBehindAnswer ? [reply()] : []), told];
  };
  const row = (verb: 'get' | 'put') => ask({ need: 'table', protocol: 'key-value', verb, dataSet: 'orders' });
  const mailed = send({ need: 'mail', protocol: 'queue', operation: 'receipts.mail' });
  const lookedUp = choose([
    [0.02, [pause(2.5 * second)]],
    [0.98, [pause(exponential(10))]],
  ]);
  return {
    orders: {
      operations: {
        place: telling('orders', [compute(10), call('prices.quote'), call('stock.reserve'), row('put'), mailed]),
      },
    },
    prices: { operations: { quote: telling('prices', [compute(8), row('get')]) } },
    stock: { operations: { reserve: telling('stock', [compute(8), lookedUp, outside('carrier')]) } },
    receipts: { operations: { mail: telling('receipts', [compute(10)]) } },
  };
}

const handler = (module: Name, at: readonly [number, number]): BuildComponent => ({
  ...functionOf([module], { memoryMiB: 512, environmentMs: constant(150) }),
  at,
});

const collectorNames = (count: number) => Array.from({ length: count }, (_, at) => `Collector ${at + 1}`);

const parts = ({ collectors = null }: Telemetry): BuildStage['components'] => ({
  Users: { ...usersOf('Users', 'Tests in the cloud', 'Tests with stand-ins'), at: [0, 160] },
  Gateway: { kind: 'api-gateway', at: [240, 160], values: { edition: 'lean' } },
  Orders: handler('orders', [480, 160]),
  Prices: handler('prices', [820, 0]),
  Stock: handler('stock', [820, 180]),
  Mail: { kind: 'queue', at: [820, 360] },
  Receipts: handler('receipts', [1140, 360]),
  Table: { kind: 'key-value-store', at: [1140, 0], dataSets: ['orders'] },
  Carrier: {
    kind: 'third-party',
    at: [1140, 180],
    values: { latencyMs: { type: 'lognormal', median: 60, p99: 200 }, errorRatio: 0 },
  },
  Vendor: { kind: 'third-party', at: [1460, 560], values: { latencyMs: vendorMs, pricePerGbUsd: 0.5, errorRatio: 0 } },
  ...(collectors && {
    ...(collectors.count > 1 && { Telemetry: { ...balancer('round-robin'), at: [820, 560] as const } }),
    ...Object.fromEntries(
      collectorNames(collectors.count).map((name, row) => [
        name,
        { kind: 'collector', at: [1140, 540 + 150 * row] as const, values: collectors.values },
      ]),
    ),
  }),
});

function telemetryWires({ by = all, policy = {}, collectors = null }: Telemetry): readonly BuildWire[] {
  const names = collectors ? collectorNames(collectors.count) : [];
  const first = names.length > 1 ? 'Telemetry' : (names[0] ?? 'Vendor');
  return [
    ...by.map((name) => wire(`${name}.telemetry -> ${first}`, { timeoutMs: 10 * second, ...policy })),
    ...(names.length > 1 ? names.map((name) => wire(`Telemetry -> ${name}`)) : []),
    ...names.map((name) => wire(`${name} -> Vendor`)),
  ];
}

export const stageOf = (telemetry: Telemetry): BuildStage => ({
  modules: modules(telemetry),
  components: parts(telemetry),
  wires: [
    free('Users -> Gateway'),
    wire('Gateway -> Orders', { timeoutMs: 15 * second }),
    wire('orders -> prices', { timeoutMs: 8 * second }),
    wire('orders -> stock', { timeoutMs: 8 * second }),
    wire('orders.table -> Table', { timeoutMs: second }),
    wire('prices.table -> Table', { timeoutMs: second }),
    wire('stock.carrier -> Carrier', { timeoutMs: 5 * second }),
    wire('orders.mail -> Mail', { timeoutMs: second }),
    wire('Mail -> Receipts'),
    ...telemetryWires(telemetry),
  ],
});

export interface Tests {
  readonly cloud: number;
  readonly standIns: number;
  /** Attempts of a call in the cloud. */
  readonly attempts?: number;
}

/** Half the suite of the course, which fails twice as often. */
const calls = 400;
const everyMs = 100;

const placed = 'orders.place';
const mix = { [placed]: 1 };

/** The calls of a suite come one after the other. */
const suite =
  (calls: number, against: TestPlan['against']): NonNullable<BuildClass['planned']> =>
  (names) => {
    const operation = names.id('operation', placed);
    return { against, calls: Array.from({ length: calls }, (_, at) => ({ operation, atMs: second + at * everyMs })) };
  };

const ofUsers: NonNullable<BuildRequirement['scope']> = (names) => ({
  type: 'traffic-class',
  trafficClass: names.id('trafficClass', 'Users'),
});
const patience = { patienceMs: 10 * second } as const;

export function designWith({ cloud, standIns, attempts: tries = 1 }: Tests): WrittenExercise['design'] {
  const retried = tries > 1 ? attempts(tries, ['refused', 'timed-out', 'throttled', 'failed']) : null;
  return {
    title: 'Where did my request go?',
    classes: {
      Users: {
        ratePerSecond: perSecond,
        dailyProfile: Array.from({ length: hoursOfDay }, () => busier),
        mix,
        keys: { type: 'uniform', items: 10_000 },
        userRetries: null,
        ...patience,
      },
      'Tests in the cloud': { mix, userRetries: retried, planned: suite(cloud, 'cloud'), ...patience },
      'Tests with stand-ins': { mix, userRetries: null, planned: suite(standIns, 'stand-ins'), ...patience },
    },
    scenario: { durationMs: 70 * second, warmUpMs: 10 * second },
    timeline: {
      'The vendor is slow': { atMs: slow.atMs, action: setting('Vendor', 'latencyMs', constant(slow.ms)) },
      'The vendor is as before': { atMs: slow.untilMs, action: setting('Vendor', 'latencyMs', vendorMs) },
    },
    requirements: {
      p95: {
        metric: 'p95',
        comparator: 'at-most',
        target: 700,
        scope: ofUsers,
      },
      availability: { metric: 'availability', comparator: 'at-least', target: 0.999, scope: ofUsers },
    },
  };
}

export const written: WrittenExercise = {
  design: designWith({ cloud: calls, standIns: 0 }),
  start: stageOf({ by: ['orders', 'prices'] }),
};
