/** Users who call a function: instances made on demand, cold starts, limits, and what is billed. */
import { buildStep, emptyDocument } from '#design';
import { numberAt, numberOrNull, textAt, type JsonObject } from '../case';
import { commonMetrics, runStations, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome extends StationsOutcome {
  readonly parameters: JsonObject;
  /** From arrival to the end, s, of served requests in order of arrival; of traces only. */
  readonly latencies: readonly number[];
}

/** A module that takes nothing of the instance's memory. */
export const weightless = { memoryMiB: 0, memoryPerRequestMiB: 0 };

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  textAt(parameters, 'reuse', ['most-recently-used']);
  return {
    classes: { Users: { arrivals, mix: { 'work.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: { work: { ...weightless, operations: { serve: [buildStep.pause(timeOf(parameters['work']))] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Function: {
        kind: 'function',
        modules: ['work'],
        values: {
          memoryMiB: numberAt(parameters, 'memory_mib'),
          instanceConcurrency: numberOrNull(parameters, 'instance_concurrency'),
          concurrencyLimit: numberOrNull(parameters, 'max_instances'),
          waitingPlaces: numberOrNull(parameters, 'waiting_places'),
          provisioned: numberAt(parameters, 'provisioned'),
          environmentMs: timeOf(parameters['cold_start']),
          keepAliveMs: toMs(numberAt(parameters, 'keep_alive')),
          billingStepMs: toMs(numberAt(parameters, 'billing_step')),
          ...unlimitedFunction,
        },
      },
    },
    wires: [{ wire: 'Users -> Function', ...bare }],
    also: anyAccount,
  };
}

/** An account that sets no limit of its own. */
export const anyAccount = () => ({ assumptions: { ...emptyDocument('').assumptions, accountConcurrency: null } });

/** What no case limits. */
export const unlimitedFunction = { burstInstances: null, packageMiB: 0, timeLimitMs: null, payloadKiB: null };

function perform(experiment: Experiment): Outcome {
  const document = documentOf(designOf(experiment));
  const served: { readonly ordinal: number; readonly latency: number }[] = [];
  const outcome = runStations(experiment, document, {
    stations: ['Function'],
    waitsOf: 'report',
    observer: experiment.wants('latencies')
      ? {
          requestOver: ({ ordinal, outcome: end, arrivedMs, endedMs }) => {
            if (end === 'success') served.push({ ordinal, latency: (endedMs - arrivedMs) / 1000 });
          },
        }
      : {},
  });
  const latencies = served.toSorted((a, b) => a.ordinal - b.ordinal).map(({ latency }) => latency);
  return { ...outcome, parameters: experiment.parameters, latencies };
}

const partOf = ({ reading }: Outcome) => reading.component('Function');

function onDemandOf(outcome: Outcome) {
  const { onDemand } = partOf(outcome);
  if (!onDemand) throw new Error('the report says nothing of instances on demand');
  return onDemand;
}

/** Share of the time with exactly so many instances. */
const shareWith = (outcome: Outcome, instances: number): number => partOf(outcome).timeUp.shares[instances] ?? 0;

const coldFraction = (outcome: Outcome) => ({
  of: onDemandOf(outcome).coldStarts,
  over: outcome.reading.whole.offered,
});

const gibOf = ({ parameters }: Outcome): number => numberAt(parameters, 'memory_mib') / 1024;

export const functionSystem = system<Outcome>({
  parameters: [
    'arrivals',
    'work',
    'cold_start',
    'keep_alive',
    'instance_concurrency',
    'max_instances',
    'waiting_places',
    'provisioned',
    'reuse',
    'billing_step',
    'memory_mib',
  ],
  perform,
  metrics: {
    ...commonMetrics,
    utilization: (outcome) => {
      const { parameters } = outcome;
      const workers = numberAt(parameters, 'max_instances') * numberAt(parameters, 'instance_concurrency');
      return partOf(outcome).instances.reduce((sum, { workersBusy }) => sum + workersBusy, 0) / workers;
    },
    cold_fraction: coldFraction,
    p_setup: coldFraction,
    cold_fraction_of_served: (outcome) => ({
      of: onDemandOf(outcome).coldStarts,
      over: outcome.reading.whole.success,
    }),
    cold_starts: (outcome) => onDemandOf(outcome).coldStarts,
    reject_fraction: (outcome) => ({ of: partOf(outcome).refused, over: partOf(outcome).arrivals }),
    mean_instances: (outcome) => onDemandOf(outcome).alive,
    mean_running: (outcome) => onDemandOf(outcome).inUse,
    mean_idle: (outcome) => onDemandOf(outcome).idle,
    p_instances_7_or_8: (outcome) => shareWith(outcome, 7) + shareWith(outcome, 8),
    p_instance_up: (outcome) => 1 - shareWith(outcome, 0),
    mean_instance_lifespan: (outcome) => (onDemandOf(outcome).meanLifespanMs ?? Number.NaN) / 1000,
    mean_latency: ({ reading }) => (reading.whole.completed.meanMs ?? Number.NaN) / 1000,
    latencies: ({ latencies }) => latencies,
    // What the bill prices: GiB-seconds over the memory of an instance and the invocations.
    mean_billed: (outcome) => ({
      of: onDemandOf(outcome).gibSeconds,
      over: gibOf(outcome) * onDemandOf(outcome).taken,
    }),
  },
});
