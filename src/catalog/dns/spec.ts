/** A name service that tells each client where to go: by weight, to the first that is healthy, or to the nearest; model.md, "Balancing and health". */
import { effort } from '../effort';
import { choice, count, duration, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';
import { subtitle } from './subtitle';

const checks = recalled('Route 53: checks every 30 s (10 s for more money), 3 failures in a row.');

export const spec: KindSpec = {
  ...plainSpec,
  id: 'dns',
  version: 1,
  title: 'Global router (DNS)',
  category: 'edge',
  summary: 'Tells each client where to go',
  effort: effort.leftAlone,
  parameters: [
    choice({
      name: 'answerPolicy',
      label: 'Policy',
      section: 'Answers',
      help: 'Which healthy target a client is told: one by chance and the weights of the wires, the one of the heaviest wire, or the one whose wire has the least latency.',
      options: [
        { value: 'weighted', label: 'by weight' },
        { value: 'failover', label: 'failover' },
        { value: 'latency', label: 'least latency' },
      ],
      default: 'weighted',
    }),
    duration({
      name: 'ttlMs',
      label: 'Time to live',
      section: 'Answers',
      help: 'Time for which a client keeps an answer. Until it is over the client goes to the same target, dead or not.',
      min: 0,
      max: 86_400_000,
      default: 60_000,
      source: recalled('60 s where failover matters, an hour or a day elsewhere.'),
    }),
    time({
      name: 'lookupMs',
      label: 'Lookup',
      section: 'Answers',
      help: 'Time of a client to be told, when it knows no answer.',
      default: { type: 'lognormal', median: 20, p99: 200 },
      source: recalled('Tens of milliseconds where no resolver nearby has it.'),
    }),
    duration({
      name: 'healthIntervalMs',
      label: 'Check interval',
      section: 'Health checks',
      help: 'Time between two checks of one target. Until enough have failed, clients are still sent to a dead one.',
      min: 100,
      max: 300_000,
      none: 'off',
      default: 30_000,
      source: checks,
    }),
    duration({
      name: 'healthTimeoutMs',
      label: 'Check timeout',
      section: 'Health checks',
      help: 'A check without an answer for this long has failed. It matters for targets that hang rather than crash.',
      min: 10,
      max: 120_000,
      default: 4_000,
      source: checks,
    }),
    count({
      name: 'unhealthyAfter',
      label: 'Out after',
      section: 'Health checks',
      unit: 'failed checks',
      help: 'Failed checks in a row after which nobody is told a target any more.',
      min: 1,
      max: 20,
      default: 3,
      source: checks,
    }),
    count({
      name: 'healthyAfter',
      label: 'In after',
      section: 'Health checks',
      unit: 'good checks',
      help: 'Good checks in a row after which clients are told a target again.',
      min: 1,
      max: 20,
      default: 3,
      source: checks,
    }),
  ],
  offers: [{ protocol: 'request', verbs: [] }],
  emits: ['request'],
  passesOn: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'requests' },
      { measure: 'errorRate', label: 'failed' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle,
  },
  presets: [],
  standsFor: { aws: 'Route 53', azure: 'Traffic Manager', googleCloud: 'Cloud DNS routing policies' },
  aliases: ['route 53', 'name', 'failover', 'geo', 'region', 'traffic manager', 'global', 'gslb'],
};
