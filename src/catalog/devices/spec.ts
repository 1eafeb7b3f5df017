/** Devices: senders that hold a connection each, keep what they cannot send, and come back by themselves; model.md, "Devices". */
import { effort } from '../effort';
import { count, duration, recalled } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const minute = 60_000;
const hour = 60 * minute;
const sdk = recalled('AWS IoT Device SDK for Python: back-off from 1 s to 128 s');

export const spec: KindSpec = {
  ...plainSpec,
  id: 'devices',
  version: 1,
  title: 'Devices',
  category: 'traffic',
  summary: 'Things that stay connected and report',
  effort: effort.none,
  parameters: [
    count({
      name: 'buffer',
      label: 'Buffer of each',
      section: 'While it cannot send',
      unit: 'requests',
      help: 'What a device keeps while it is not connected, and sends in its order when it is back. Beyond that the eldest is given up, and counts as refused.',
      min: 0,
      max: 100_000,
      default: 100,
      none: 'unlimited',
    }),
    duration({
      name: 'jitterMs',
      label: 'Reconnect jitter',
      section: 'Coming back',
      help: 'Each device waits for a time drawn between 0 and this before it comes back, each time anew. Without it all that lost their connections together are back together.',
      min: 0,
      max: 24 * hour,
      default: 0,
    }),
    duration({
      name: 'retryMs',
      label: 'Back-off',
      section: 'Coming back',
      help: 'Pause after the first try in vain to come back; it doubles with each further one.',
      min: 1,
      max: 24 * hour,
      default: 1000,
      source: sdk,
    }),
    duration({
      name: 'longestRetryMs',
      label: 'Longest back-off',
      section: 'Coming back',
      help: 'The pause does not grow beyond this.',
      min: 1,
      max: 24 * hour,
      default: 128_000,
      source: sdk,
    }),
  ],
  offers: [],
  emits: ['request'],
  generatesTraffic: true,
  connects: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'reported' },
      { measure: 'errorRate', label: 'failed' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: (component) =>
      component.trafficClasses.length === 1 ? '1 traffic class' : `${component.trafficClasses.length} traffic classes`,
  },
  presets: [],
  standsFor: {
    aws: 'devices of IoT Core',
    azure: 'devices of IoT Hub',
    googleCloud: 'devices behind an MQTT broker',
  },
  aliases: ['iot', 'things', 'sensor', 'fleet', 'meter', 'tracker', 'mqtt', 'telemetry', 'gateway device', 'machine'],
};
