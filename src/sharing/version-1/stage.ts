/** Codecs of a stage, version 1. Frozen. A stage after the first is written as its difference from the one before. */
import {
  defaultBalancing,
  noPolicy,
  type Balancing,
  type BalancingPolicy,
  type BreakerPolicy,
  type CanvasNote,
  type ComponentId,
  type FailureCause,
  type Layout,
  type Module,
  type Need,
  type Operation,
  type Point,
  type RetryPolicy,
  type Runtime,
  type Stage,
  type Wire,
  type WirePolicy,
  type WireSource,
  type WireTarget,
  type Zone,
} from '#design';
import {
  keyed,
  likeTheLast,
  list,
  mapped,
  nullable,
  number,
  record,
  text,
  truth,
  variant,
  word,
  type Codec,
} from '../codec';
import type { ColumnReader, ColumnWriter } from '../columns';
import { component } from './component';
import { distribution, newId, protocol, reference } from './parts';
import { operationSteps } from './steps';

const cause = word<FailureCause>([
  'refused',
  'timed-out',
  'throttled',
  'failed',
  'broken-circuit',
  'no-route',
  'reset',
]);

const backoff = record<RetryPolicy['backoff']>(
  { baseMs: number, factor: number, capMs: nullable(number), jitter: word<'none' | 'full'>(['none', 'full']) },
  { baseMs: 100, factor: 2, capMs: 2000, jitter: 'full' },
);
const budget = record<NonNullable<RetryPolicy['budget']>>(
  { ratio: number, burst: number, initialTokens: number },
  { ratio: 0.1, burst: 10, initialTokens: 10 },
);

export const retry = record<RetryPolicy>(
  { attempts: nullable(number), on: list(cause), backoff, budget: nullable(budget) },
  {
    attempts: 3,
    on: ['refused', 'timed-out', 'failed'],
    backoff: { baseMs: 100, factor: 2, capMs: 2000, jitter: 'full' },
    budget: null,
  },
);

const breaker = record<BreakerPolicy>(
  {
    window: variant<BreakerPolicy['window']>({
      time: record({ ms: number }, { ms: 10_000 }),
      calls: record({ calls: number }, { calls: 20 }),
    }),
    failureRatio: number,
    minimumCalls: number,
    openMs: number,
    probes: number,
  },
  { window: { type: 'time', ms: 10_000 }, failureRatio: 0.5, minimumCalls: 20, openMs: 5000, probes: 1 },
);

const balancing = record<Balancing>(
  {
    policy: word<BalancingPolicy>(['round-robin', 'random', 'least-outstanding', 'power-of-d', 'consistent-hash']),
    choices: number,
    hashBy: word<'key' | 'client'>(['key', 'client']),
    virtualNodes: number,
  },
  { policy: 'round-robin', choices: 2, hashBy: 'key', virtualNodes: 100 },
);

const places = { waitLimitMs: nullable(number) };
const policy = record<WirePolicy>(
  {
    timeoutMs: nullable(number),
    retry: nullable(retry),
    breaker: nullable(breaker),
    bulkhead: nullable(record({ places: number, ...places }, { places: 10, waitLimitMs: 0 })),
    hedge: nullable(record({ afterMs: distribution, maxHedges: number }, { maxHedges: 1 })),
    pool: nullable(record({ connections: number, ...places }, { connections: 20, waitLimitMs: null })),
    balancing,
    deadlinePropagation: truth,
    cancellation: truth,
  },
  noPolicyOfVersion1(),
);

/** What "no policy" meant when version 1 was frozen; the same as today's, which a test holds. */
function noPolicyOfVersion1(): WirePolicy {
  return { ...noPolicy, balancing: { ...defaultBalancing } };
}

const needReference = reference('need');
const componentReference = reference('component');
const moduleReference = reference('module');

const source: Codec<WireSource> = {
  write(out, end) {
    out.put('choice', 'need' in end ? 0 : 1);
    if ('need' in end) needReference.write(out, end.need);
    else componentReference.write(out, end.component);
  },
  read: (from) =>
    from.take('choice') === 0 ? { need: needReference.read(from) } : { component: componentReference.read(from) },
};

const destination: Codec<WireTarget> = {
  write(out, end) {
    out.put('choice', 'module' in end ? 0 : 1);
    if ('module' in end) moduleReference.write(out, end.module);
    else componentReference.write(out, end.component);
  },
  read: (from) =>
    from.take('choice') === 0 ? { module: moduleReference.read(from) } : { component: componentReference.read(from) },
};

const wireFields = record<Wire>(
  {
    id: newId('wire'),
    protocol,
    from: source,
    to: destination,
    latencyMs: nullable(number),
    bandwidthBitsPerSecond: nullable(number),
    lossRatio: number,
    serializationMs: number,
    serializationMsPerKiB: number,
    keepAlive: truth,
    handshakeMs: number,
    weight: nullable(number),
    policy,
    note: text,
  },
  {
    protocol: 'request',
    latencyMs: null,
    bandwidthBitsPerSecond: 1_000_000_000,
    lossRatio: 0,
    serializationMs: 0.15,
    serializationMsPerKiB: 0,
    keepAlive: true,
    handshakeMs: 1,
    weight: null,
    policy: noPolicyOfVersion1(),
    note: '',
  },
);

/** Wires of one protocol are mostly alike. */
const wire = likeTheLast(wireFields, protocol, (value) => value.protocol);

const need = record<Need>({ id: newId('need'), name: text, protocol }, { protocol: 'request' });
const operation = record<Operation>({ id: newId('operation'), name: text, steps: operationSteps }, { steps: [] });
const plainRuntime: Runtime = { name: 'compiled', cpuFactor: 1, baseMemoryMiB: 64, coldStartMs: null };
const runtime = record<Runtime>(
  { name: text, cpuFactor: number, baseMemoryMiB: number, coldStartMs: nullable(distribution) },
  plainRuntime,
);
const module = record<Module>(
  {
    id: newId('module'),
    name: text,
    needs: keyed(need),
    operations: keyed(operation),
    runtime,
    memoryMiB: number,
    memoryPerRequestMiB: number,
    accelerator: nullable(text),
    credentials: list(reference('credential')),
    note: text,
  },
  {
    needs: [],
    operations: [],
    runtime: plainRuntime,
    memoryMiB: 64,
    memoryPerRequestMiB: 1,
    accelerator: null,
    credentials: [],
    note: '',
  },
);
const zone = record<Zone>({ id: newId('zone'), name: text, region: text }, { region: 'region 1' });
const canvasNote = record<CanvasNote>({ id: newId('note'), text, at: record<Point>({ x: number, y: number }, {}) }, {});

/** Positions follow the components' order, each as its distance from the one before on a grid of 10. */
const points: Codec<readonly (readonly [string, Point])[]> = {
  write(out, values) {
    out.put('count', values.length);
    let last: Point = { x: 0, y: 0 };
    for (const [key, at] of values) {
      componentReference.write(out, key as ComponentId);
      writeDistance(out, 'x', at.x, last.x);
      writeDistance(out, 'y', at.y, last.y);
      last = at;
    }
  },
  read(from) {
    const count = from.take('count');
    from.meter.use('entries', count);
    const values: [string, Point][] = [];
    let last: Point = { x: 0, y: 0 };
    for (let place = 0; place < count; place += 1) {
      const key = componentReference.read(from);
      last = { x: readDistance(from, 'x', last.x), y: readDistance(from, 'y', last.y) };
      values.push([key, last]);
    }
    return values;
  },
};

/** Twice the distance in grid steps, or 1 and the number itself where it is off the grid. */
function writeDistance(out: ColumnWriter, column: 'x' | 'y', value: number, last: number): void {
  const steps = (value - last) / 10;
  if (Number.isInteger(steps) && last + steps * 10 === value && Math.abs(steps) < 1e9) {
    out.put(column, steps < 0 ? -4 * steps - 2 : 4 * steps);
  } else {
    out.put(column, 1);
    number.write(out, value);
  }
}

function readDistance(from: ColumnReader, column: 'x' | 'y', last: number): number {
  const code = from.take(column);
  if (code === 1) return number.read(from);
  const half = code / 2;
  return last + 10 * (half % 2 === 1 ? -(half + 1) / 2 : half / 2);
}

const layout: Codec<Layout> = mapped(
  record<{ points: readonly (readonly [string, Point])[]; notes: Layout['notes'] }>(
    { points, notes: keyed(canvasNote) },
    { points: [], notes: [] },
  ),
  (outer) => ({ points: Object.entries(outer.components), notes: outer.notes }),
  (inner) => ({ components: Object.fromEntries(inner.points), notes: inner.notes }),
);

const fields = record<Stage>(
  {
    id: newId('stage'),
    name: text,
    note: text,
    modules: keyed(module),
    components: keyed(component, 'components'),
    wires: keyed(wire, 'wires'),
    zones: keyed(zone),
    layout,
  },
  { note: '', components: [], modules: [], wires: [], zones: [], layout: { components: {}, notes: [] } },
);

/** Each stage with the one before as its base. */
export const stages: Codec<readonly Stage[]> = {
  write(out, values) {
    out.put('count', values.length);
    values.forEach((stage, at) => fields.write(out, stage, values[at - 1]));
  },
  read(from) {
    const count = from.take('count');
    from.meter.use('entries', count);
    const values: Stage[] = [];
    for (let place = 0; place < count; place += 1) {
      values.push(fields.read(from, values.at(-1)));
    }
    return values;
  },
};
