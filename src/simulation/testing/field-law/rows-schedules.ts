/** Parameters of schedules. */
import { buildStep, type ParameterValue } from '#design';
import type { MessagesReport } from '../../report-messages';
import { oneSchedule, type OneSchedule } from '../one-schedule';
import { strike, whole } from './designs';
import { row, type Metric, type Rows, type Values } from './row';

const { failing, failingFirst, pause } = buildStep;

const ofSchedule =
  (metric: (messages: MessagesReport) => number | null): Metric =>
  (report) => {
    const found = report.components.find(({ messages }) => messages !== null)?.messages;
    return (found && metric(found)) ?? Number.NaN;
  };

const runs = ofSchedule((each) => each.runs!.runs);
const accepted = ofSchedule((each) => each.accepted);
const age = ofSchedule(({ subscriptions }) => subscriptions[0]!.ages.meanMs);
const receives = ofSchedule(({ subscriptions }) => subscriptions[0]!.receives);
const dead = ofSchedule(({ subscriptions }) => subscriptions[0]!.deadLettered);
const most = ofSchedule(({ subscriptions }) => subscriptions[0]!.mostUnfinished);

const atSchedule = (name: string, values: Values<ParameterValue>, metric: Metric, given: OneSchedule = {}) =>
  row(values, (value) => oneSchedule({ ...given, values: { everyMs: 2000, ...given.values, [name]: value } }), metric);

const slow = { steps: [pause(3000)] };
const down = { one: strike('outage', whole('Clock'), { atMs: 5000, durationMs: 20_000 }) };

export const scheduleRows: Rows = {
  'schedule.everyMs': atSchedule('everyMs', [1000, 5000], runs),
  'schedule.firstMs': atSchedule('firstMs', [0, 30_000], runs),
  'schedule.jitterMs': atSchedule('jitterMs', [0, 10_000], most),
  'schedule.events': atSchedule('events', [1, 5], accepted),
  'schedule.overlap': atSchedule('overlap', ['start', 'skip'], runs, slow),
  'schedule.missed': atSchedule('missed', ['drop', 'all'], runs, { timeline: down }),
  'schedule.deliveryTimeoutMs': atSchedule('deliveryTimeoutMs', [1000, 60_000], receives, {
    ...slow,
    values: { retryMs: 10 },
  }),
  'schedule.retryMs': atSchedule('retryMs', [100, 20_000], age, { steps: [failingFirst(1)] }),
  'schedule.maxReceives': atSchedule('maxReceives', [1, 5], receives, { steps: [failing(1)], values: { retryMs: 10 } }),
  'schedule.retentionMs': atSchedule('retentionMs', [500, null], dead, { steps: [failing(1)] }),
};
