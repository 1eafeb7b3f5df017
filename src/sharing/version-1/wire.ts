/** Codecs of wires and their policies, version 1. Frozen. */
import {
  defaultBalancing,
  noPolicy,
  type Balancing,
  type BalancingPolicy,
  type BreakerPolicy,
  type BulkheadPolicy,
  type DeliveryPolicy,
  type PoolPolicy,
  type RequestStyle,
  type RetryPolicy,
  type Wire,
  type WirePolicy,
  type WireSource,
  type WireTarget,
} from '#design';
import { likeTheLast, list, nullable, number, record, text, truth, variant, word, type Codec } from '../codec';
import { drawable } from './drawn';
import { cause, distribution, newId, protocol, reference } from './parts';

const backoff = drawable<RetryPolicy['backoff'], 'baseMs'>(
  'baseMs',
  100,
  record(
    {
      baseMs: number,
      factor: number,
      capMs: nullable(number),
      jitter: word<'none' | 'full'>(['none', 'full']),
      drawn: nullable(distribution),
    },
    { baseMs: 100, factor: 2, capMs: 2000, jitter: 'full', drawn: null },
  ),
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
    preferSameZone: truth,
    outlierEjection: nullable(
      record<NonNullable<Balancing['outlierEjection']>>(
        { failures: number, ejectedMs: number },
        { failures: 5, ejectedMs: 30_000 },
      ),
    ),
  },
  {
    policy: 'round-robin',
    choices: 2,
    hashBy: 'key',
    virtualNodes: 100,
    preferSameZone: false,
    outlierEjection: null,
  },
);

const bulkhead = drawable<BulkheadPolicy, 'waitLimitMs'>(
  'waitLimitMs',
  0,
  record(
    { places: number, waitLimitMs: nullable(number), drawn: nullable(distribution) },
    { places: 10, waitLimitMs: 0, drawn: null },
  ),
);

const pool = drawable<PoolPolicy, 'waitLimitMs'>(
  'waitLimitMs',
  null,
  record(
    { connections: number, waitLimitMs: nullable(number), drawn: nullable(distribution) },
    { connections: 20, waitLimitMs: null, drawn: null },
  ),
);

const policy = record<WirePolicy>(
  {
    timeoutMs: nullable(number),
    retry: nullable(retry),
    breaker: nullable(breaker),
    bulkhead: nullable(bulkhead),
    hedge: nullable(record({ afterMs: distribution, maxHedges: number }, { maxHedges: 1 })),
    pool: nullable(pool),
    balancing,
    deadlinePropagation: truth,
    cancellation: truth,
    adaptiveThrottling: nullable(
      record<NonNullable<WirePolicy['adaptiveThrottling']>>(
        { multiplier: number, windowMs: number },
        { multiplier: 2, windowMs: 120_000 },
      ),
    ),
  },
  noPolicyOfVersion1(),
);

/** What "no policy" meant when version 1 was frozen; the same as today's, which a test holds. */
function noPolicyOfVersion1(): WirePolicy {
  return { ...noPolicy, balancing: { ...defaultBalancing } };
}

const delivery = record<DeliveryPolicy>(
  {
    maxInFlight: nullable(number),
    batchSize: number,
    batchWaitMs: number,
    partialResults: truth,
    returnsFailed: truth,
    stores: truth,
    maxAttempts: nullable(number),
    maxAgeMs: nullable(number),
    group: text,
    filter: nullable(
      record<NonNullable<DeliveryPolicy['filter']>>(
        { operations: list(reference('operation')), attributes: list(text) },
        { operations: [], attributes: [] },
      ),
    ),
  },
  {
    maxInFlight: null,
    batchSize: 1,
    batchWaitMs: 0,
    partialResults: false,
    returnsFailed: false,
    stores: true,
    maxAttempts: null,
    maxAgeMs: null,
    group: '',
    filter: null,
  },
);

const needReference = reference('need');
const componentReference = reference('component');
const moduleReference = reference('module');

type End = WireSource | WireTarget;
const needOf = (end: End | undefined) => (end && 'need' in end ? end.need : undefined);
const moduleOf = (end: End | undefined) => (end && 'module' in end ? end.module : undefined);
const componentOf = (end: End | undefined) => (end && 'component' in end ? end.component : undefined);

const source: Codec<WireSource> = {
  write(out, end, base) {
    out.put('choice', 'need' in end ? 0 : 1);
    if ('need' in end) needReference.write(out, end.need, needOf(base));
    else componentReference.write(out, end.component, componentOf(base));
  },
  read: (from, base) =>
    from.take('choice') === 0
      ? { need: needReference.read(from, needOf(base)) }
      : { component: componentReference.read(from, componentOf(base)) },
};

const destination: Codec<WireTarget> = {
  write(out, end, base) {
    out.put('choice', 'module' in end ? 0 : 1);
    if ('module' in end) moduleReference.write(out, end.module, moduleOf(base));
    else componentReference.write(out, end.component, componentOf(base));
  },
  read: (from, base) =>
    from.take('choice') === 0
      ? { module: moduleReference.read(from, moduleOf(base)) }
      : { component: componentReference.read(from, componentOf(base)) },
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
    style: word<RequestStyle>(['rest', 'rpc', 'websocket']),
    delivery: nullable(delivery),
    reconnectJitterMs: number,
  },
  {
    protocol: 'request',
    latencyMs: null,
    bandwidthBitsPerSecond: 1_000_000_000,
    lossRatio: 0,
    serializationMs: 0.15,
    serializationMsPerKiB: 0,
    keepAlive: true,
    handshakeMs: 0,
    weight: null,
    policy: noPolicyOfVersion1(),
    note: '',
    style: 'rest',
    delivery: null,
    reconnectJitterMs: 0,
  },
);

/** Wires of one protocol are mostly alike. */
export const wire = likeTheLast(wireFields, protocol, (value) => value.protocol);
