/** A circuit breaker before a dependency that fails by chance, or all the time during an outage. */
import { buildAction, buildStep, constant, type BreakerPolicy } from '#design';
import { fields, fieldsOrNull, numberAt, numberOrNull, type JsonObject } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

const { on, strike } = buildAction;

/** So many failures in a row: a window of so many calls, all of them failed. */
function breakerOf(parameters: JsonObject): BreakerPolicy {
  const given = fields(parameters['breaker'], ['consecutive_failures', 'open_time', 'probes'], 'breaker');
  const calls = numberAt(given, 'consecutive_failures');
  return {
    window: { type: 'calls', calls },
    failureRatio: 1,
    minimumCalls: calls,
    openMs: toMs(numberAt(given, 'open_time')),
    probes: numberAt(given, 'probes'),
  };
}

function outageOf(parameters: JsonObject): Design['timeline'] {
  const outage = fieldsOrNull(parameters['outage'], ['start', 'duration'], 'outage');
  if (!outage) return {};
  return {
    Outage: {
      atMs: toMs(numberAt(outage, 'start')),
      durationMs: toMs(numberAt(outage, 'duration')),
      action: strike('error-rate', on.component('Dependency'), { magnitude: 1 }),
    },
  };
}

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const horizon = numberOrNull(parameters, 'horizon');
  return {
    classes: { Users: { arrivals, mix: { 'front.serve': 1 }, patienceMs: null } },
    // What happens before the horizon counts, and nothing at that instant.
    scenario: horizon === null ? timesOf(span, [arrivals]) : { durationMs: toMs(horizon) - 1e-6, warmUpMs: 0 },
    timeline: outageOf(parameters)!,
    modules: {
      front: { operations: { serve: [buildStep.call('dependency.serve')] } },
      dependency: {
        operations: {
          serve: [buildStep.pause(constant(0)), buildStep.failing(numberAt(parameters, 'failure_probability'))],
        },
      },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      Dependency: { kind: 'server', modules: ['dependency'], values: roomy },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.dependency -> Dependency', ...bare, policy: { breaker: breakerOf(parameters) } },
    ],
  };
}

function measured({ reading }: StationsOutcome) {
  const wire = reading.wireTo('Dependency');
  if (!wire.breaker) throw new Error('the wire has no breaker');
  return { ...wire.breaker, sent: wire.attempts, failed: wire.failed };
}

export const breaker = system<StationsOutcome>({
  parameters: ['arrivals', 'failure_probability', 'outage', 'breaker', 'horizon'],
  perform: (experiment) => ({
    reading: runToEnd(documentOf(designOf(experiment)), experiment.seed),
    stations: ['Dependency'],
  }),
  metrics: {
    ...commonMetrics,
    open_fraction: (outcome) => measured(outcome).openMs / 1000 / outcome.reading.seconds,
    rejected_fraction: (outcome) => measured(outcome).rejected / outcome.reading.whole.offered,
    backend_call_fraction: (outcome) => measured(outcome).sent / outcome.reading.whole.offered,
    success_fraction: ({ reading }) => reading.whole.availability ?? Number.NaN,
    backend_calls: (outcome) => measured(outcome).sent,
    rejected: (outcome) => measured(outcome).rejected,
    failed_calls: (outcome) => measured(outcome).failed,
    times_opened: (outcome) => measured(outcome).opened,
    closed_again_at: (outcome) => (measured(outcome).closedAtMs ?? Number.NaN) / 1000,
  },
});
