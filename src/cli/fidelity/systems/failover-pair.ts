/** A database and its standby, each of which crashes and comes back by itself: for how long nobody is active, and how often the standby takes over. */
import { buildStep, lawOf } from '#design';
import { UnknownInput } from '../case';
import { crashes } from '../crashes';
import { numberOrTime, timeOf, toMs } from '../parts';
import { bare, documentOf, roomy, runToEnd, type Design, type Reading } from '../run';
import { system, type Experiment } from '../system';

/** Users who read now and then, so that the database has something to do; nothing is measured of them. */
const secondsBetweenCalls = 1000;

function designOf({ parameters, span }: Experiment): Design {
  if (span.seconds === null) throw new UnknownInput('the case says no simulated time');
  const durationMs = toMs(span.seconds);
  return {
    classes: { Users: { ratePerSecond: 1 / secondsBetweenCalls, mix: { 'work.serve': 1 }, patienceMs: null } },
    scenario: { durationMs, warmUpMs: durationMs * span.warmUp },
    timeline: { Crashes: crashes('Pair', timeOf(parameters['up_time']), timeOf(parameters['down_time'])) },
    modules: { work: { operations: { serve: [buildStep.read('Pair')] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Host: { kind: 'server', modules: ['work'], values: roomy },
      Pair: {
        kind: 'relational-database',
        values: {
          standby: 'synchronous',
          detectionMs: 0,
          promotionMs: lawOf(numberOrTime(parameters['failover_time'])),
        },
      },
    },
    wires: [
      { wire: 'Users -> Host', ...bare },
      { wire: 'work -> Pair', ...bare },
    ],
  };
}

function pairOf(reading: Reading) {
  const { replication } = reading.component('Pair');
  if (!replication) throw new Error('the database has no standby');
  return replication;
}

const secondsPerDay = 86_400;

export const failoverPair = system<Reading>({
  parameters: ['up_time', 'down_time', 'failover_time'],
  perform: (experiment) => runToEnd(documentOf(designOf(experiment)), experiment.seed),
  metrics: {
    unavailability: (reading) => 1 - pairOf(reading).primaryUp,
    failovers_per_day: (reading) => (pairOf(reading).failovers / reading.seconds) * secondsPerDay,
  },
});
