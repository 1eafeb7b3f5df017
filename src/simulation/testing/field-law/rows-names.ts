/** Parameters of global routers. */
import { constant, type ParameterValue } from '#design';
import { twoRegions, type TwoRegions } from '../two-regions';
import { strike, whole } from './designs';
import { component, good, mean, row, type Metric, type Rows, type Values } from './row';

const poisson = { trafficClass: { arrivals: { type: 'poisson', ratePerSecond: 20 } } } as const;

const names = (name: string, values: Values<ParameterValue>, metric: Metric, given: TwoRegions = {}) =>
  row(
    values,
    (value) => twoRegions({ seconds: 20, ...poisson, ...given, values: { ...given.values, [name]: value } }),
    metric,
  );

const east = component(-2, ({ arrivals }) => arrivals);
const quick = { answerPolicy: 'failover', ttlMs: 0, healthIntervalMs: 500, unhealthyAfter: 1, healthyAfter: 1 };
const gone = { values: quick, timeline: { one: strike('outage', whole('East'), { atMs: 4000, durationMs: 8000 }) } };
const hung = {
  values: quick,
  trafficClass: { ...poisson.trafficClass, patienceMs: 1000 },
  timeline: { one: strike('hang', whole('East'), { atMs: 4000, durationMs: 8000 }) },
};

export const nameRows: Rows = {
  'dns.answerPolicy': names('answerPolicy', ['weighted', 'failover'], east),
  'dns.ttlMs': names('ttlMs', [0, 10_000], good, gone),
  'dns.lookupMs': names('lookupMs', [constant(0), constant(100)], mean, { values: { ttlMs: 0 } }),
  'dns.healthIntervalMs': names('healthIntervalMs', [500, null], good, gone),
  'dns.healthTimeoutMs': names('healthTimeoutMs', [10, 3000], good, hung),
  'dns.unhealthyAfter': names('unhealthyAfter', [1, 8], good, gone),
  'dns.healthyAfter': names('healthyAfter', [1, 8], east, gone),
};
