/** Codecs of traffic classes and data sets, version 1. Frozen. */
import type { Arrivals, DataSet, MixEntry, TraceInstant, TrafficClass } from '#design';
import { keyed, list, nullable, number, record, text, truth, variant, word } from '../codec';
import { distribution, newId, population, reference } from './parts';
import { retry } from './wire';

const constantKiB = { type: 'constant', value: 1024 } as const;

const arrivals = variant<Arrivals>({
  poisson: record({ ratePerSecond: number }, { ratePerSecond: 20 }),
  constant: record({ ratePerSecond: number, firstMs: number }, { ratePerSecond: 20, firstMs: 0 }),
  renewal: record({ interarrivalMs: distribution }, {}),
  modulated: record({ lowRatePerSecond: number, highRatePerSecond: number, meanLowMs: number, meanHighMs: number }, {}),
  batches: record({ ratePerSecond: number, batchSize: distribution }, {}),
  trace: record(
    {
      instants: list(
        record<TraceInstant>(
          {
            atMs: number,
            operation: nullable(reference('operation')),
            key: nullable(number),
            bytes: nullable(number),
          },
          { operation: null, key: null, bytes: null },
        ),
      ),
    },
    {},
  ),
  closed: record({ population: number, thinkTimeMs: distribution }, {}),
  periodic: record({ senders: number, periodMs: number, jitterMs: number }, { jitterMs: 0 }),
  connects: record({}, {}),
});

const mixEntry = record<MixEntry>(
  {
    id: newId('mixEntry'),
    operation: reference('operation'),
    weight: number,
    requestBytes: distribution,
    responseBytes: distribution,
    patienceMs: nullable(number),
  },
  { weight: 1, requestBytes: constantKiB, responseBytes: constantKiB, patienceMs: null },
);

export const trafficClass = record<TrafficClass>(
  {
    id: newId('trafficClass'),
    name: text,
    arrivals,
    mix: keyed(mixEntry),
    keys: population,
    clients: population,
    patienceMs: nullable(number),
    userRetries: nullable(retry),
    followUps: list(
      record<TrafficClass['followUps'][number]>(
        {
          after: reference('operation'),
          operation: reference('operation'),
          probability: number,
          delayMs: distribution,
        },
        {},
      ),
    ),
    profile: list(
      record<TrafficClass['profile'][number]>({ atMs: number, factor: number, ramp: truth }, { ramp: false }),
    ),
    dailyProfile: list(number),
    testPlan: nullable(
      record<NonNullable<TrafficClass['testPlan']>>(
        {
          calls: list(
            record<{ readonly operation: MixEntry['operation']; readonly atMs: number }>(
              { operation: reference('operation'), atMs: number },
              {},
            ),
          ),
          against: word<'cloud' | 'stand-ins'>(['cloud', 'stand-ins']),
        },
        { calls: [], against: 'cloud' },
      ),
    ),
  },
  {
    arrivals: { type: 'poisson', ratePerSecond: 20 },
    mix: [],
    keys: { type: 'uniform', items: 10_000 },
    clients: { type: 'uniform', items: 100_000 },
    patienceMs: 3000,
    userRetries: null,
    followUps: [],
    profile: [],
    dailyProfile: Array.from({ length: 24 }, () => 1),
    testPlan: null,
  },
);

export const dataSet = record<DataSet>(
  {
    id: newId('dataSet'),
    name: text,
    owner: nullable(reference('module')),
    population,
    bytesPerItem: number,
    initialGiB: number,
    classification: word<DataSet['classification']>(['public', 'internal', 'personal', 'secret']),
    allowedRegions: list(text),
  },
  {
    owner: null,
    population: { type: 'uniform', items: 10_000 },
    bytesPerItem: 1024,
    initialGiB: 0,
    classification: 'internal',
    allowedRegions: [],
  },
);
