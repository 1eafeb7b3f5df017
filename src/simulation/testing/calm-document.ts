/**
 * A random document made such that its flow balance is what its runs must come to: loads at which nothing is refused or given up, no faults, and lookups whose
 * keys are independent of each other. Everything else of it stays: steps, failures, retries, follow-ups, arrivals, wires.
 */
import { declarations } from '#catalog';
import {
  constant,
  findProblems,
  type Arrivals,
  type Component,
  type Distribution,
  type Document,
  type Stage,
  type Step,
  type Wire,
} from '#design';
import { flowBalance, type BalanceAt, type ResourceKind } from '..';

const population = { type: 'uniform', items: 40 } as const;
/** Utilization of the bottleneck, at most. */
const load = 0.5;
/** And of what is held while its holder waits for something else: such waits hold it longer, and the balance leaves them out. */
const heldLoad = 0.1;
const heldWhileWaiting: ReadonlySet<ResourceKind> = new Set(['workers', 'lock', 'row']);
/** Warm-up in times to the slowest answer without waits. */
const warmUpAnswers = 3;

export interface Windowed {
  readonly document: Document;
  readonly windowMs: number;
}

/** Whether it holds a request that waits for itself: then it does not come to what its steps say, and the design tells so. */
export const waitsForItself = (document: Document): boolean =>
  findProblems(document, document.stages[0]!.id, declarations).some(({ sort }) => sort === 'waits-for-itself');

/** With so many requests in the window of one replication, in the mean. */
export function calmDocument(given: Document, requestsWanted: number): Windowed {
  const [stage] = given.stages;
  const quiet: Document = {
    ...given,
    assumptions: { ...given.assumptions, accountConcurrency: 100_000 },
    dataSets: given.dataSets.map((each) => ({ ...each, population })),
    stages: [quietStage(patient(stage!))],
    workload: {
      trafficClasses: given.workload.trafficClasses.map((each) => ({
        ...each,
        arrivals: openOf(each.arrivals),
        profile: [],
        patienceMs: null,
        mix: each.mix.map((entry) => ({ ...entry, patienceMs: null })),
        userRetries: each.userRetries && { ...each.userRetries, backoff: { ...each.userRetries.backoff, baseMs: 20 } },
      })),
    },
    scenario: { ...given.scenario, timeline: [], durationMs: 1e6, warmUpMs: 0 },
  };
  const before = flowBalance(quiet, stage!.id)?.now;
  if (!before?.bottleneck) throw new Error('a random document that uses nothing');
  const factor = growth(before);
  const windowMs = (requestsWanted * 1000) / (before.offeredPerSecond * factor);
  // What is asked at the end of an answer must have come to its steady rate.
  const warmUpMs = Math.max(windowMs / 5, warmUpAnswers * Math.max(...before.entries.map(({ answerMs }) => answerMs)));
  const document = {
    ...quiet,
    workload: {
      trafficClasses: quiet.workload.trafficClasses.map((each) => ({
        ...each,
        arrivals: scaled(each.arrivals, factor),
      })),
    },
    scenario: { ...quiet.scenario, warmUpMs, durationMs: warmUpMs + windowMs },
  };
  return { document, windowMs };
}

/** How many times its arrivals it can have. */
function growth({ components, wires }: BalanceAt): number {
  const used = [...components, ...wires].flatMap(({ resources }) =>
    resources.map(({ kind, utilization }) => (utilization ?? 0) / (heldWhileWaiting.has(kind) ? heldLoad : load)),
  );
  return 1 / Math.max(...used);
}

/** Whoever keeps what fails and sends it again is a user who does not. */
const patient = (stage: Stage): Stage => ({
  ...stage,
  components: stage.components.map((each) =>
    declarations.get(each.kind)?.connects ? { ...each, kind: 'users' as Component['kind'], configuration: {} } : each,
  ),
});

/** Users who wait for answers come at a rate of their own, and a trace at that of its instants. */
function openOf(arrivals: Arrivals): Arrivals {
  if (arrivals.type === 'closed') return { type: 'poisson', ratePerSecond: arrivals.population };
  if (arrivals.type === 'connects') return { type: 'poisson', ratePerSecond: 10 };
  if (arrivals.type === 'trace') return { type: 'renewal', interarrivalMs: { type: 'erlang', mean: 20, stages: 3 } };
  return arrivals;
}

function scaled(arrivals: Arrivals, factor: number): Arrivals {
  switch (arrivals.type) {
    case 'renewal':
      return { type: 'renewal', interarrivalMs: sooner(arrivals.interarrivalMs, factor) };
    case 'modulated':
      return {
        ...arrivals,
        lowRatePerSecond: arrivals.lowRatePerSecond * factor,
        highRatePerSecond: arrivals.highRatePerSecond * factor,
      };
    case 'periodic':
      return { ...arrivals, periodMs: arrivals.periodMs / factor };
    default:
      return 'ratePerSecond' in arrivals ? { ...arrivals, ratePerSecond: arrivals.ratePerSecond * factor } : arrivals;
  }
}

/** A law of the same shape, so many times shorter. */
function sooner(law: Distribution, factor: number): Distribution {
  if (!('mean' in law)) throw new Error(`no random document draws gaps that are ${law.type}`);
  return { ...law, mean: law.mean / factor };
}

function quietStage(stage: Stage): Stage {
  return {
    ...stage,
    components: stage.components.map(quietComponent),
    wires: stage.wires.map(quietWire),
    modules: stage.modules.map((module) => ({
      ...module,
      operations: module.operations.map((each) => ({ ...each, steps: each.steps.map(quietStep) })),
    })),
  };
}

const roomy: Readonly<Record<string, Component['configuration']>> = {
  server: { workers: null, backlog: null, memoryMiB: null },
  container: { workers: null, backlog: null, memoryMiB: null },
  function: {
    instanceConcurrency: 1,
    concurrencyLimit: null,
    waitingPlaces: null,
    burstInstances: null,
    timeLimitMs: null,
    environmentMs: constant(0),
    packageMiB: 0,
    payloadKiB: null,
  },
  'relational-database': { maxConnections: null, replayShare: 0 },
  cache: { coalescing: false, ttlMs: null, capacityEntries: 10, capacityMiB: null, prefillEntries: 10 },
  workflow: { longestMs: 31_536_000_000, startsPerSecond: null, transitionsPerSecond: null },
  'third-party': { quotaPerSecond: null },
  // What is expected of an answer that is kept is that of a steady state, which few requests do not come to.
  cdn: { caches: 'files', coalescing: false },
  'object-store': { prefixReads: null, prefixWrites: null },
  'search-index': { workers: null, backlog: null },
  warehouse: { workers: null, backlog: null },
  'key-value-store': { capacityMode: 'on-demand', partitionReadUnits: null, partitionWriteUnits: null },
  'load-balancer': { connectionLimit: null },
  'api-gateway': { integrationTimeoutMs: null, authentication: 'each', authenticationMs: constant(2) },
};

const quietComponent = (component: Component): Component => ({
  ...component,
  hostPolicy: null,
  configuration: { ...component.configuration, ...roomy[component.kind] },
});

const quietWire = (wire: Wire): Wire => ({
  ...wire,
  style: 'rest',
  policy: {
    ...wire.policy,
    timeoutMs: null,
    breaker: null,
    bulkhead: null,
    hedge: null,
    pool: null,
    deadlinePropagation: false,
    adaptiveThrottling: null,
    retry: wire.policy.retry && {
      ...wire.policy.retry,
      budget: null,
      backoff: { ...wire.policy.retry.backoff, baseMs: 20 },
    },
  },
});

/** Writes lock one row, so that no two transactions wait for each other; each lookup has a key of its own. */
function quietStep(step: Step): Step {
  switch (step.type) {
    case 'transaction':
      return { ...step, steps: step.steps.map(quietStep).map(awaited) };
    case 'call':
      return step.target.type === 'verb' && step.target.verb === 'write' ? { ...step, key: 'one' } : step;
    case 'lookup':
      return { ...step, key: 'drawn', onMiss: step.onMiss.map(quietStep) };
    case 'parallel':
      return { ...step, branches: step.branches.map((each) => ({ ...each, steps: each.steps.map(quietStep) })) };
    case 'choose':
      return { ...step, branches: step.branches.map((each) => ({ ...each, steps: each.steps.map(quietStep) })) };
    default:
      return 'steps' in step ? { ...step, steps: step.steps.map(quietStep) } : step;
  }
}

/** A statement of a branch that nobody waits for holds the connection, and so the commit and the locks, for longer than the balance expects. */
function awaited(step: Step): Step {
  const all = (steps: readonly Step[]): Step[] => steps.map(awaited);
  switch (step.type) {
    case 'parallel':
      return { ...step, join: 'all', branches: step.branches.map((each) => ({ ...each, steps: all(each.steps) })) };
    case 'choose':
      return { ...step, branches: step.branches.map((each) => ({ ...each, steps: all(each.steps) })) };
    case 'lookup':
      return { ...step, onMiss: all(step.onMiss) };
    default:
      return 'steps' in step ? { ...step, steps: all(step.steps) } : step;
  }
}
