/** Terms of the parts of a design: what a component, a module or a wire is doing. */
import type { Term } from './glossary-term';

const now = 'this instant';
const second = 'the last simulated second';
const tenSeconds = 'the last 10 simulated seconds';

export const partTerms = {
  utilization: {
    name: 'Utilization',
    definition:
      'Share of the vCPUs, over all instances that are up, that were computing. Waiting grows long before it reaches 100 %. Of a store in partitions, what its busiest one gave of what it may give for long.',
    unit: '%',
    formula: 'busy vCPU time / (vCPUs × time)',
    window: second,
  },
  queueLength: {
    name: 'Waiting',
    definition: 'Requests that have arrived and wait for a worker, a connection or a place.',
    unit: 'requests',
    formula: null,
    window: now,
  },
  inFlight: {
    name: 'In flight',
    definition: 'Requests inside: waiting and being worked on.',
    unit: 'requests',
    formula: 'arrival rate × mean time inside (Little)',
    window: now,
  },
  workersBusy: {
    name: 'Workers in use',
    definition:
      'Workers held by requests, computing or waiting for somebody else. Many busy workers on idle vCPUs mean a slow dependency.',
    unit: 'workers',
    formula: null,
    window: now,
  },
  workers: {
    name: 'Workers',
    definition: 'Requests that all instances which are up can work on at once.',
    unit: 'workers',
    formula: 'workers per instance × instances up',
    window: now,
  },
  arrivalRate: {
    name: 'Arrival rate',
    definition: 'Requests, calls or statements that reach the part, retries included.',
    unit: '1/s',
    formula: 'arrivals / time',
    window: second,
  },
  throughput: {
    name: 'Throughput',
    definition: 'Requests, calls or statements that the part finished, well or badly, wanted or abandoned.',
    unit: '1/s',
    formula: 'completions / time',
    window: second,
  },
  errorRate: {
    name: 'Error rate',
    definition: 'Share of what the part ended that ended badly, refusals included.',
    unit: '%',
    formula: 'bad ends / all ends',
    window: second,
  },
  meanResponseMs: {
    name: 'Mean response',
    definition: 'Average time from arrival at the part to its answer, waiting included, the network to it not.',
    unit: 'ms',
    formula: 'sum of times / answers',
    window: tenSeconds,
  },
  p99ResponseMs: {
    name: 'p99 response',
    definition: '99 of 100 answers of the part took no longer than this from arrival.',
    unit: 'ms',
    formula: null,
    window: tenSeconds,
  },
  memoryMiB: {
    name: 'Memory',
    definition: 'Memory in use in the fullest instance: modules, runtimes and the requests that hold a worker.',
    unit: 'MiB',
    formula: 'base of runtimes and modules + part per request × workers in use',
    window: now,
  },
  connections: {
    name: 'Connections',
    definition: 'Connections that are open at the part, used or waiting in a pool.',
    unit: 'connections',
    formula: null,
    window: now,
  },
  connectionsLimit: {
    name: 'Connection limit',
    definition: 'Connections that the part admits in all. Who comes after is refused.',
    unit: 'connections',
    formula: null,
    window: now,
  },
  hitRatio: {
    name: 'Hit ratio',
    definition: 'Share of lookups that found their entry. It follows from keys, size and time to live; nobody sets it.',
    unit: '%',
    formula: 'hits / lookups',
    window: tenSeconds,
  },
  staleAnswerRate: {
    name: 'Stale answers',
    definition:
      'Expired answers that were given because the origin gave none. They count as misses, and what is answered so as a degraded success.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  entries: {
    name: 'Entries',
    definition: 'Entries that the cache holds.',
    unit: 'entries',
    formula: null,
    window: now,
  },
  cpuDemand: {
    name: 'vCPU demand',
    definition: 'The vCPUs that the running computations would keep busy if there were enough of them.',
    unit: 'vCPU',
    formula: 'arrival rate × CPU time of a request',
    window: second,
  },
  vcpus: {
    name: 'vCPUs',
    definition: 'Virtual CPUs of all instances that are up.',
    unit: 'vCPU',
    formula: 'vCPUs per instance × instances up',
    window: now,
  },
  refusedRate: {
    name: 'Refused here',
    definition: 'Requests that this part turned away at once for lack of room.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  coldStartRate: {
    name: 'Cold starts',
    definition:
      'Starts of instances that a request caused: none was idle. The request waits until its instance has started.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  'module.cpuShare': {
    name: 'CPU share',
    definition: "The module's share of the vCPUs of its host.",
    unit: '%',
    formula: 'busy vCPU time of the module / (vCPUs × time)',
    window: second,
  },
  'wire.rate': {
    name: 'Calls',
    definition: 'Attempts sent along the wire, retries included.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  'wire.retryRate': {
    name: 'Retries',
    definition: 'Attempts after the first. They are load that no user asked for.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  'wire.errorRate': {
    name: 'Failed calls',
    definition:
      'Attempts along the wire that ended badly as the caller sees it, those that got no connection included.',
    unit: '1/s',
    formula: null,
    window: second,
  },
  'wire.meanLatencyMs': {
    name: 'Call time',
    definition: 'Average time from the start of an attempt to its end at the caller: waits, both ways and the work.',
    unit: 'ms',
    formula: null,
    window: second,
  },
  'wire.inFlight': {
    name: 'Calls in flight',
    definition: 'Attempts that wait for their answer.',
    unit: 'calls',
    formula: null,
    window: now,
  },
  'wire.lasting': {
    name: 'Connections open',
    definition: 'RPC and WebSocket connections that stay open, used or not, and take memory where they end.',
    unit: 'connections',
    formula: null,
    window: now,
  },
  'wire.bytesPerSecond': {
    name: 'Traffic',
    definition: 'Bytes that crossed the wire, both ways.',
    unit: 'bytes/s',
    formula: null,
    window: second,
  },
  'wire.hitShare': {
    name: 'Hits',
    definition: 'Share of the lookups along the wire that found their entry.',
    unit: '%',
    formula: 'hits / lookups',
    window: second,
  },
  'wire.breakerOpen': {
    name: 'Breaker open',
    definition: 'Share of the callers whose circuit breaker rejects calls at this wire.',
    unit: '%',
    formula: null,
    window: now,
  },
  'wire.inProcess': {
    name: 'In process',
    definition:
      'Both ends stand in the same instance: the call costs nothing, holds the same worker and shares its fate.',
    unit: '',
    formula: null,
    window: now,
  },
} as const satisfies Readonly<Record<string, Term>>;

/** What the state tag of a part says. */
export const stateTerms = {
  'state.starved': {
    name: 'Starved',
    definition: 'Nothing to do: no request reaches it.',
    unit: '',
    formula: null,
    window: second,
  },
  'state.working': {
    name: 'Working',
    definition: 'It does what it is asked, with room to spare.',
    unit: '',
    formula: null,
    window: second,
  },
  'state.saturated': {
    name: 'Saturated',
    definition: 'It is at its own limit: vCPUs, connections or operations are used up, and what arrives waits.',
    unit: '',
    formula: null,
    window: second,
  },
  'state.blocked': {
    name: 'Blocked',
    definition:
      'Its workers are held by calls to something slower. Its own vCPUs are idle; the named part is the cause.',
    unit: '',
    formula: null,
    window: second,
  },
  'state.failing': {
    name: 'Failing',
    definition: 'A good part of what it answers are errors.',
    unit: '',
    formula: null,
    window: second,
  },
  'state.hung': {
    name: 'Hung',
    definition: 'It takes calls and answers none. Callers wait until their timeouts, or for good.',
    unit: '',
    formula: null,
    window: now,
  },
  'state.off': {
    name: 'Off',
    definition: 'No instance is up.',
    unit: '',
    formula: null,
    window: now,
  },
} as const satisfies Readonly<Record<string, Term>>;
