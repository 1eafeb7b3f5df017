/** A stream whose partitions are dealt to consumers of one worker each. */
import { buildStep, constant } from '#design';
import { numberAt } from '../case';
import { commonMetrics, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, timesOf } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design } from '../run';
import { system, type Experiment } from '../system';

/** So many keys fall to all partitions alike. */
const keys = 1_000_000_000;

function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  return {
    classes: {
      Users: { arrivals, mix: { 'front.serve': 1 }, keys: { type: 'uniform', items: keys }, patienceMs: null },
    },
    scenario: timesOf(span, [arrivals]),
    modules: {
      front: { operations: { serve: [buildStep.send({ need: 'stream', protocol: 'stream' })] } },
      consumer: { operations: { serve: [buildStep.pause(timeOf(parameters['service']))] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      Stream: {
        kind: 'stream',
        values: {
          sendMs: constant(0),
          retentionMs: null,
          partitions: numberAt(parameters, 'partitions'),
          partitionMessagesPerSecond: null,
          partitionBytesPerSecond: null,
        },
      },
      Consumer: {
        kind: 'server',
        modules: ['consumer'],
        values: { ...roomy, workers: 1, instances: numberAt(parameters, 'consumers') },
      },
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      { wire: 'front.stream -> Stream', ...bare },
      { wire: 'Stream -> Consumer', ...bare },
    ],
  };
}

const messages = ({ reading }: StationsOutcome) => reading.component('Stream').messages!.subscriptions[0]!;
const seconds = (ms: number | null): number => (ms ?? Number.NaN) / 1000;

/** Partitions are dealt in turn, so the first consumers may have one more. Of those that have most, the mean: the most of several equal ones would be chance. */
function busiest({ reading }: StationsOutcome): number {
  const { instances } = reading.component('Consumer');
  const stream = reading.document.stages[0]?.components.find(({ name }) => name === 'Stream');
  const more = Number(stream?.configuration['partitions']) % instances.length;
  const most = more === 0 ? instances : instances.slice(0, more);
  return most.reduce((sum, { workersBusy }) => sum + workersBusy, 0) / most.length;
}

export const streamPartitions = system<StationsOutcome>({
  parameters: ['arrivals', 'partitions', 'consumers', 'service'],
  perform: (experiment) => ({
    reading: runToEnd(documentOf(designOf(experiment)), experiment.seed),
    stations: ['Consumer'],
  }),
  metrics: {
    ...commonMetrics,
    mean_sojourn: (outcome) => seconds(messages(outcome).ages.meanMs),
    sd_sojourn: (outcome) => seconds(messages(outcome).ages.sdMs),
    sojourn_p50: (outcome) => seconds(messages(outcome).ages.p50Ms),
    sojourn_p95: (outcome) => seconds(messages(outcome).ages.p95Ms),
    sojourn_p99: (outcome) => seconds(messages(outcome).ages.p99Ms),
    throughput: (outcome) => messages(outcome).consumed / outcome.reading.seconds,
    mean_in_system: (outcome) => messages(outcome).meanUnfinished,
    mean_queue: (outcome) => messages(outcome).meanWaiting,
    max_utilization: busiest,
    max_stable_rate: (outcome) => outcome.reading.whole.offered / outcome.reading.seconds / busiest(outcome),
  },
});
