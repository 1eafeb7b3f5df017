/** Schema of a stage. */
import * as z from 'zod/mini';
import { requestStyles } from './protocol';
import { balancingPolicies, failureCauses } from './policy';
import { hostPolicy } from './schema-host';
import {
  above0,
  atLeast0,
  caps,
  distribution,
  finite,
  flag,
  id,
  label,
  list,
  parameterValue,
  count,
  positiveCount,
  prose,
  protocol,
  ratio,
  table,
} from './schema-parts';
import { operation } from './schema-steps';

const policyTime = z.union([atLeast0, distribution]);

export const retry = z.strictObject({
  attempts: z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
  on: list(z.enum(failureCauses), failureCauses.length),
  backoff: z.strictObject({
    baseMs: policyTime,
    factor: z.number().check(z.minimum(1)),
    capMs: z.nullable(atLeast0),
    jitter: z.enum(['none', 'full']),
  }),
  budget: z.nullable(z.strictObject({ ratio: atLeast0, burst: atLeast0, initialTokens: atLeast0 })),
});

const policy = z.strictObject({
  timeoutMs: z.nullable(above0),
  retry: z.nullable(retry),
  breaker: z.nullable(
    z.strictObject({
      window: z.union([
        z.strictObject({ type: z.literal('calls'), calls: positiveCount }),
        z.strictObject({ type: z.literal('time'), ms: above0 }),
      ]),
      failureRatio: ratio,
      minimumCalls: positiveCount,
      openMs: above0,
      probes: positiveCount,
    }),
  ),
  bulkhead: z.nullable(z.strictObject({ places: positiveCount, waitLimitMs: z.nullable(policyTime) })),
  hedge: z.nullable(z.strictObject({ afterMs: distribution, maxHedges: positiveCount })),
  pool: z.nullable(z.strictObject({ connections: positiveCount, waitLimitMs: z.nullable(policyTime) })),
  balancing: z.strictObject({
    policy: z.enum(balancingPolicies),
    choices: positiveCount,
    hashBy: z.enum(['key', 'client']),
    virtualNodes: positiveCount,
    preferSameZone: flag,
    outlierEjection: z.nullable(z.strictObject({ failures: positiveCount, ejectedMs: above0 })),
  }),
  deadlinePropagation: flag,
  cancellation: flag,
  adaptiveThrottling: z._default(
    z.nullable(z.strictObject({ multiplier: z.number().check(z.minimum(1)), windowMs: above0 })),
    null,
  ),
});

const delivery = z.strictObject({
  maxInFlight: z.nullable(count),
  batchSize: positiveCount,
  batchWaitMs: atLeast0,
  partialResults: flag,
  returnsFailed: flag,
  stores: flag,
  maxAttempts: z.nullable(positiveCount),
  maxAgeMs: z.nullable(above0),
  group: label,
  filter: z.nullable(
    z.strictObject({ operations: list(id('operation'), caps.operations), attributes: list(label, caps.small) }),
  ),
});

const wire = z.strictObject({
  id: id('wire'),
  protocol,
  from: z.union([z.strictObject({ component: id('component') }), z.strictObject({ need: id('need') })]),
  to: z.union([z.strictObject({ component: id('component') }), z.strictObject({ module: id('module') })]),
  latencyMs: z.nullable(atLeast0),
  bandwidthBitsPerSecond: z.nullable(above0),
  lossRatio: ratio,
  serializationMs: atLeast0,
  serializationMsPerKiB: atLeast0,
  keepAlive: flag,
  handshakeMs: atLeast0,
  weight: z.nullable(atLeast0),
  style: z.enum(requestStyles),
  reconnectJitterMs: z._default(atLeast0, 0),
  policy,
  delivery: z.nullable(delivery),
  note: prose,
});

export const runtimeTraits = {
  cpuFactor: z.number().check(z.minimum(0.01), z.maximum(100)),
  baseMemoryMiB: atLeast0,
  coldStartMs: z.nullable(distribution),
};

const module = z.strictObject({
  id: id('module'),
  name: label,
  operations: list(operation, caps.operations),
  needs: list(z.strictObject({ id: id('need'), name: label, protocol }), caps.needs),
  runtime: z.strictObject({ name: label, ...runtimeTraits }),
  memoryMiB: atLeast0,
  memoryPerRequestMiB: atLeast0,
  accelerator: z.nullable(label),
  credentials: list(id('credential'), caps.small),
  note: prose,
});

const component = z.strictObject({
  id: id('component'),
  kind: label,
  kindVersion: positiveCount,
  name: label,
  configuration: table(parameterValue, 100),
  modules: list(id('module'), caps.modules),
  trafficClasses: list(id('trafficClass'), caps.small),
  zones: list(id('zone'), caps.small),
  dataSets: list(id('dataSet'), caps.small),
  hostPolicy: z.nullable(hostPolicy),
  note: prose,
});

const point = z.strictObject({ x: finite, y: finite });

export const stage = z.strictObject({
  id: id('stage'),
  name: label,
  note: prose,
  modules: list(module, caps.modules),
  components: list(component, caps.components),
  wires: list(wire, caps.wires),
  zones: list(z.strictObject({ id: id('zone'), name: label, region: label }), caps.small),
  layout: z.strictObject({
    components: table(point, caps.components),
    notes: list(z.strictObject({ id: id('note'), text: prose, at: point }), caps.components),
  }),
});
