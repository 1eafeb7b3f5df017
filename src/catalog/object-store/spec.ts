/** Objects of any size by name; model.md, "Object store". */
import { effort } from '../effort';
import { maxReceives, retention, visibilityTimeout } from '../broker-parameters';
import { bandwidth, count, documented, duration, rate, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const guide = documented('Amazon S3 user guide, optimizing performance', '2023-06-15');

export const spec: KindSpec = {
  ...plainSpec,
  id: 'object-store',
  version: 1,
  title: 'Object store',
  category: 'data',
  summary: 'Files and blobs of any size, by name',
  effort: effort.leftAlone,
  parameters: [
    time({
      name: 'firstByteMs',
      label: 'First byte',
      section: 'Latency',
      help: 'From a get to the first byte of its answer, without the network. It is many times that of a database read, however small the object.',
      default: { type: 'lognormal', median: 25, p99: 150 },
      source: recalled('A small get takes 25 ms, p99 150 ms, within the region; the guide says 100 to 200 ms.'),
    }),
    time({
      name: 'putMs',
      label: 'Put',
      section: 'Latency',
      help: 'From the last byte of an object to the word that it is kept.',
      default: { type: 'lognormal', median: 45, p99: 250 },
      source: recalled('A small put takes 45 ms, p99 250 ms, within the region.'),
    }),
    bandwidth({
      name: 'bitsPerSecond',
      label: 'Throughput',
      section: 'Latency',
      help: 'Pace of one request, whatever others do. Large objects are read faster in parts, by several requests at once.',
      min: 1_000,
      max: 1e12,
      none: 'unlimited',
      default: 720_000_000,
      source: recalled('One request moves about 90 MB a second.'),
    }),
    count({
      name: 'prefixes',
      label: 'Prefixes',
      section: 'Prefixes',
      unit: 'prefixes',
      help: 'Beginnings of names over which the objects are spread evenly. All of them are served together at first, and apart when there is need.',
      min: 1,
      max: 10_000,
      default: 1,
    }),
    rate({
      name: 'prefixReads',
      label: 'Gets',
      section: 'Prefixes',
      help: 'Gets a second that what is served together takes. Beyond it, it throttles.',
      min: 0.01,
      max: 10_000_000,
      none: 'unlimited',
      default: 5_500,
      source: guide,
    }),
    rate({
      name: 'prefixWrites',
      label: 'Puts',
      section: 'Prefixes',
      help: 'Puts a second that what is served together takes.',
      min: 0.01,
      max: 10_000_000,
      none: 'unlimited',
      default: 3_500,
      source: guide,
    }),
    duration({
      name: 'splitAfterMs',
      label: 'Splits after',
      section: 'Prefixes',
      help: 'Prefixes that were served together and throttled for so long, without a calm minute, are served in two halves. A single prefix is never split.',
      min: 0,
      max: 86_400_000,
      none: 'never',
      default: 300_000,
      source: recalled('It scales out "gradually", over minutes, and throttles meanwhile.'),
    }),
    visibilityTimeout(
      'Time that whoever is told of a put has to acknowledge. An event that was not acknowledged by then is delivered again: it comes at least once.',
    ),
    maxReceives(3),
    retention(86_400_000, 1_209_600_000, recalled('An event that nobody takes is given up after about a day.')),
  ],
  offers: [
    { protocol: 'object', verbs: ['get', 'put'] },
    { protocol: 'request', verbs: [] },
  ],
  emits: ['event'],
  servesFiles: true,
  face: {
    beam: null,
    foot: [
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'refusedRate', label: 'throttled' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: ({ configuration }) => {
      const prefixes = Number(configuration['prefixes']);
      return `objects, ${prefixes} ${prefixes === 1 ? 'prefix' : 'prefixes'}`;
    },
  },
  presets: [],
  standsFor: { aws: 'S3', azure: 'Blob Storage', googleCloud: 'Cloud Storage' },
  aliases: ['s3', 'bucket', 'blob', 'file', 'files', 'static', 'storage', 'website', 'object', 'images'],
};
