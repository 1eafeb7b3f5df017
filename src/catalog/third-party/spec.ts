/** An API that somebody else runs: it takes its time, it fails at its own rate, it has a quota and a price per call. */
import { count, money, rate, ratio, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

export const spec: KindSpec = {
  ...plainSpec,
  id: 'third-party',
  version: 1,
  title: 'Third-party API',
  category: 'bought-in',
  summary: 'Somebody else runs it',
  parameters: [
    time({
      name: 'latencyMs',
      label: 'Answer time',
      section: 'Behavior',
      help: 'From the arrival of a call to its answer, without the network. You cannot make it faster.',
      default: { type: 'lognormal', median: 150, p99: 600 },
    }),
    ratio({
      name: 'errorRatio',
      label: 'Error rate',
      section: 'Behavior',
      help: 'Share of calls that are answered with an error, after the normal time.',
      min: 0,
      max: 1,
      default: 0,
    }),
    rate({
      name: 'quotaPerSecond',
      label: 'Quota',
      section: 'Limits and price',
      help: 'Calls a second that the contract admits. Calls beyond it are throttled at once.',
      min: 0.001,
      max: 10_000_000,
      none: 'unlimited',
      default: null,
    }),
    count({
      name: 'quotaBurst',
      label: 'Burst',
      section: 'Limits and price',
      unit: 'calls',
      help: 'Calls that may come at once while the quota was unused before.',
      min: 1,
      max: 10_000_000,
      default: 100,
    }),
    money({
      name: 'pricePerCallUsd',
      label: 'Price per call',
      section: 'Limits and price',
      help: 'Paid for every call that is answered, errors included. There is no market price: take it from the contract.',
      min: 0,
      max: 1_000,
      default: 0,
    }),
    money({
      name: 'pricePerGbUsd',
      label: 'Price per gigabyte',
      section: 'Limits and price',
      help: 'Paid for what is sent to it, as those who keep telemetry ask. Take it from the contract.',
      min: 0,
      max: 1_000,
      default: 0,
    }),
  ],
  offers: [{ protocol: 'request', verbs: ['request'] }],
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'calls' },
      { measure: 'p99ResponseMs', label: 'p99' },
      { measure: 'errorRate', label: 'failed' },
    ],
    subtitle: () => 'third party',
  },
  presets: [
    {
      label: 'Telemetry vendor',
      summary: 'Keeps what is told, paid by the gigabyte',
      values: { latencyMs: { type: 'lognormal', median: 80, p99: 400 }, pricePerGbUsd: 0.5 },
      module: null,
    },
    {
      label: 'Payment provider',
      summary: 'Slow, outside, paid per call',
      values: { latencyMs: { type: 'lognormal', median: 150, p99: 600 } },
      module: null,
    },
    {
      label: 'Identity provider',
      summary: 'Checks who somebody is',
      values: { latencyMs: { type: 'lognormal', median: 50, p99: 250 } },
      module: null,
    },
  ],
  standsFor: { aws: 'any outside API', azure: 'any outside API', googleCloud: 'any outside API' },
  aliases: ['external', 'api', 'payment', 'payments', 'stripe', 'identity', 'saas', 'partner', 'outside', 'bought'],
};
