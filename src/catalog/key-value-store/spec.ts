/** Items by key, in partitions that each have a rate of their own; model.md, "Key-value store". */
import { capacityParameters, partitionParameters } from './capacity-parameters';
import { effort } from '../effort';
import { count, documented, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const modeWords: Readonly<Record<string, string>> = { 'on-demand': 'on demand', provisioned: 'provisioned' };

export const spec: KindSpec = {
  ...plainSpec,
  id: 'key-value-store',
  version: 1,
  title: 'Key-value store',
  category: 'data',
  summary: 'Items by key, in partitions',
  effort: effort.set,
  parameters: [
    ...capacityParameters,
    ...partitionParameters,
    time({
      name: 'getMs',
      label: 'Get',
      section: 'Latency',
      help: 'Time of reading one item by its key, without the network. It does not grow with load: what is too much is throttled.',
      default: { type: 'lognormal', median: 3, p99: 10 },
      source: recalled('Reads take 3 ms, p99 10 ms, within the region; documentation says only "single-digit".'),
    }),
    time({
      name: 'putMs',
      label: 'Put',
      section: 'Latency',
      help: 'Time of writing one item, without the network.',
      default: { type: 'lognormal', median: 5, p99: 15 },
      source: recalled('Writes take 5 ms, p99 15 ms, within the region.'),
    }),
    time({
      name: 'queryMs',
      label: 'Query',
      section: 'Latency',
      help: 'Time of reading the items of one partition key in their order. Their number acts on the units taken, by the size of the answer.',
      default: { type: 'lognormal', median: 5, p99: 20 },
      source: recalled('A query of one page takes a little longer than a get.'),
    }),
    count({
      name: 'itemKiB',
      label: 'Item limit',
      section: 'Items',
      unit: 'KiB',
      help: 'A put of a larger item fails.',
      min: 1,
      max: 1_048_576,
      none: 'unlimited',
      default: 400,
      source: documented('Items have 400 KB at most. AWS agent toolkit, DynamoDB skill', '2026-08-20'),
    }),
    time({
      name: 'copyLagMs',
      label: 'Copies lag',
      section: 'Consistency',
      help: 'From a write to the instant at which each of the two copies shows it. A read that does not ask the primary gets any of the three, and may be stale.',
      default: { type: 'lognormal', median: 10, p99: 100 },
      source: recalled('Copies agree "usually within a second"; mostly much sooner.'),
    }),
  ],
  offers: [{ protocol: 'key-value', verbs: ['get', 'put', 'query'] }],
  face: {
    beam: { measure: 'utilization', label: 'hottest' },
    foot: [
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'refusedRate', label: 'throttled' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: ({ configuration }) => {
      const partitions = Number(configuration['partitions']);
      const word = partitions === 1 ? 'partition' : 'partitions';
      return `${modeWords[configuration['capacityMode'] as string] ?? ''}, ${partitions} ${word}`;
    },
  },
  presets: [],
  standsFor: { aws: 'DynamoDB', azure: 'Cosmos DB', googleCloud: 'Firestore, Bigtable' },
  aliases: [
    'dynamodb',
    'nosql',
    'cosmos',
    'document',
    'firestore',
    'bigtable',
    'table',
    'cassandra',
    'partition',
    'kv',
  ],
};
