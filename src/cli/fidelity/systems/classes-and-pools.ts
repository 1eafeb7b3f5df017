/** Stations with more to them than one class and one line: several classes, workers that wait for connections, copies of a call. */
import { buildStep, type Arrivals, type Distribution } from '#design';
import { fields, listAt, numberAt, numberOrNull, textAt } from '../case';
import { busyOf, commonMetrics, runStations, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, numberOrTime, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';
import { stationParts } from './station';

interface ClassParts {
  readonly name: string;
  readonly operation: string;
  readonly arrivals: Arrivals;
}

function multiclassDesign({ parameters, span }: Experiment): Design {
  const discipline = textAt(parameters, 'discipline', ['fifo', 'ps']);
  const given = listAt(parameters, 'classes').map((each) => fields(each, ['arrivals', 'service'], 'classes'));
  const classes: readonly ClassParts[] = given.map((each, at) => ({
    name: `Class ${at + 1}`,
    operation: `serve${at + 1}`,
    arrivals: arrivalsOf(each['arrivals'], span),
  }));
  const stations = given.map((each) => stationParts(parameters, discipline, each['service']));
  return {
    classes: Object.fromEntries(
      classes.map(({ name, operation, arrivals }) => [
        name,
        { arrivals, mix: { [`work.${operation}`]: 1 }, patienceMs: null },
      ]),
    ),
    scenario: timesOf(
      span,
      classes.map(({ arrivals }) => arrivals),
    ),
    modules: {
      work: {
        operations: Object.fromEntries(classes.map(({ operation }, at) => [operation, [stations[at]!.step]])),
      },
    },
    components: {
      Users: { kind: 'users', classes: classes.map(({ name }) => name) },
      Station: { kind: 'server', modules: ['work'], values: stations[0]!.values },
    },
    wires: [{ wire: 'Users -> Station', ...bare }],
  };
}

const ofClass = ({ reading }: StationsOutcome, k: number): number =>
  (reading.ofClass(`Class ${k}`).completed.meanMs ?? Number.NaN) / 1000;

export const multiclassStation = system<StationsOutcome>({
  parameters: ['classes', 'servers', 'waiting_places', 'discipline'],
  perform: (experiment) =>
    runStations(experiment, documentOf(multiclassDesign(experiment)), {
      stations: ['Station'],
      waitsOf: experiment.parameters['discipline'] === 'ps' ? 'requests' : 'report',
    }),
  metrics: {
    ...commonMetrics,
    mean_sojourn_class1: (outcome) => ofClass(outcome, 1),
    mean_sojourn_class2: (outcome) => ofClass(outcome, 2),
  },
});

function nestedDesign({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const limit = parameters['pool_wait_limit'];
  const pool = {
    connections: numberAt(parameters, 'pool_size'),
    waitLimitMs: limit === null ? null : numberOrTime(limit),
  };
  return {
    classes: { Users: { arrivals, mix: { 'front.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: {
      front: {
        operations: { serve: [buildStep.pause(timeOf(parameters['local_work'])), buildStep.call('store.query')] },
      },
      store: { operations: { query: [buildStep.pause(timeOf(parameters['query']))] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: {
        kind: 'server',
        modules: ['front'],
        values: {
          ...roomy,
          workers: numberAt(parameters, 'workers'),
          backlog: numberOrNull(parameters, 'waiting_places'),
        },
      },
      Store: { kind: 'server', modules: ['store'], values: roomy },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.store -> Store', ...bare, policy: { pool } },
    ],
  };
}

interface NestedOutcome extends StationsOutcome {
  readonly workers: number;
  readonly connections: number;
}

function poolOf({ reading }: NestedOutcome) {
  const { pool } = reading.wireTo('Store');
  if (!pool) throw new Error('the wire has no pool');
  return pool;
}

export const nestedPool = system<NestedOutcome>({
  parameters: ['arrivals', 'workers', 'waiting_places', 'local_work', 'pool_size', 'pool_wait_limit', 'query'],
  perform: (experiment) => ({
    // A request waits twice: for a worker, and for a connection.
    ...runStations(experiment, documentOf(nestedDesign(experiment)), { stations: ['Front'], waitsOf: 'requests' }),
    workers: numberAt(experiment.parameters, 'workers'),
    connections: numberAt(experiment.parameters, 'pool_size'),
  }),
  metrics: {
    ...commonMetrics,
    mean_pool_wait: (outcome) => (poolOf(outcome).waits.meanMs ?? Number.NaN) / 1000,
    pool_utilization: (outcome) => poolOf(outcome).used / outcome.connections,
    thread_utilization: ({ reading, workers }) => busyOf(reading.component('Front')) / workers,
  },
});

function hedgedDesign({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const service: Distribution = timeOf(parameters['replica_service']);
  const hedge = {
    afterMs: { type: 'constant', value: toMs(numberAt(parameters, 'hedge_delay')) } as const,
    maxHedges: numberAt(parameters, 'max_hedges'),
  };
  return {
    classes: { Users: { arrivals, mix: { 'front.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: {
      front: { operations: { serve: [buildStep.call('work.serve')] } },
      work: { operations: { serve: [buildStep.pause(service)] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      Balancer: { kind: 'load-balancer', values: { policy: 'random', latencyMs: { type: 'constant', value: 0 } } },
      Replicas: {
        kind: 'server',
        modules: ['work'],
        values: {
          ...roomy,
          instances: numberAt(parameters, 'replicas'),
          workers: numberOrNull(parameters, 'replica_servers'),
        },
      },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.work -> Balancer', ...bare, policy: { hedge } },
      { wire: 'Balancer -> Replicas', ...bare },
    ],
  };
}

const seconds = (ms: number | null): number => (ms ?? Number.NaN) / 1000;

export const hedgedCall = system<StationsOutcome>({
  parameters: ['arrivals', 'replicas', 'replica_service', 'replica_servers', 'hedge_delay', 'max_hedges'],
  perform: (experiment) => ({
    reading: runToEnd(documentOf(hedgedDesign(experiment)), experiment.seed),
    stations: ['Replicas'],
  }),
  metrics: {
    ...commonMetrics,
    mean_latency: ({ reading }) => seconds(reading.whole.responses.meanMs),
    latency_p95: ({ reading }) => seconds(reading.whole.responses.p95Ms),
    latency_p99: ({ reading }) => seconds(reading.whole.responses.p99Ms),
    extra_load: ({ reading }) => reading.wireTo('Balancer').attempts / reading.whole.offered - 1,
  },
});
