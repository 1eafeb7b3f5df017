/** What is measured of a pair: a number of the report. */
import type { Report } from '../..';

const users = ({ flows }: Report) => flows[0]!;

/** Of everybody who consumes, whatever it stands behind. */
const subscriptions = ({ components }: Report) => components.flatMap(({ messages }) => messages?.subscriptions ?? []);
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

export const metrics = {
  'requests that failed': (report) => sum(Object.values(users(report).failed)),
  'requests throttled': (report) => users(report).failed['throttled'] ?? 0,
  'requests refused': (report) => users(report).failed['refused'] ?? 0,
  'requests reset': (report) => users(report).failed['reset'] ?? 0,
  'requests timed out': (report) => users(report).failed['timed-out'] ?? 0,
  'the mean response, ms': (report) => users(report).responses.meanMs ?? Number.NaN,
  'the longest response, ms': (report) => users(report).responses.maxMs ?? Number.NaN,
  'work done': ({ modules }) => modules.at(-1)!.calls,
  'messages consumed': (report) => sum(subscriptions(report).map(({ consumed }) => consumed)),
  'receives for each message consumed': (report) =>
    sum(subscriptions(report).map(({ receives }) => receives)) /
    sum(subscriptions(report).map(({ consumed }) => consumed)),
} as const satisfies Readonly<Record<string, (report: Report) => number>>;

export type MetricName = keyof typeof metrics;
