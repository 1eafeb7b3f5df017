/** A warehouse: few long queries that read a great deal, paid for by what they read; model.md, "Stores". */
import { effort } from '../effort';
import { bytes, count, duration, recalled, time } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';

const gib = 1_073_741_824;
const minute = 60_000;

export const spec: KindSpec = {
  ...plainSpec,
  id: 'warehouse',
  version: 1,
  title: 'Warehouse',
  category: 'data',
  summary: 'Reads a great deal for one answer',
  effort: effort.tuned,
  parameters: [
    count({
      name: 'slots',
      label: 'Slots',
      section: 'Size',
      unit: 'slots',
      help: 'Workers that read, shared by the tasks of all queries: with more tasks than slots each gets slower.',
      min: 1,
      max: 100_000,
      default: 64,
      source: recalled('Tens to a few thousand for each customer.'),
    }),
    count({
      name: 'scanMiBPerSecond',
      label: 'Pace of a slot',
      section: 'Size',
      unit: 'MiB/s',
      help: 'What one slot reads in a second.',
      min: 1,
      max: 100_000,
      default: 100,
      source: recalled('Some 100 MB a second for each core that reads columns from an object store.'),
    }),
    bytes({
      name: 'scannedBytes',
      label: 'Scanned by a query',
      section: 'Work',
      help: 'Bytes that a query reads, which decide both its time and its price. Partitions and columns make it less; an index does not exist.',
      default: { type: 'lognormal', median: 2 * gib, p99: 50 * gib },
    }),
    count({
      name: 'tasks',
      label: 'Tasks of a query',
      section: 'Work',
      unit: 'tasks',
      help: 'Parts that a query is read in at once. The slowest decides, and no query uses more slots than it has tasks.',
      min: 1,
      max: 1_000,
      default: 16,
    }),
    time({
      name: 'planMs',
      label: 'Planning',
      section: 'Work',
      help: 'Time of a query before it reads anything: it is parsed, planned and given to its tasks.',
      default: { type: 'lognormal', median: 300, p99: 1_500 },
      source: recalled('The shortest query takes about half a second.'),
    }),
    time({
      name: 'stageMs',
      label: 'Time of a write',
      section: 'Loads',
      help: 'Time until what is written is staged for the next load, which is when whoever wrote is told.',
      default: { type: 'lognormal', median: 50, p99: 300 },
    }),
    duration({
      name: 'loadMs',
      label: 'Load every',
      section: 'Loads',
      help: 'What was written is seen by queries from the next load on, and not before.',
      min: 100,
      max: 31 * 1_440 * minute,
      default: 5 * minute,
      source: recalled('Loads of some minutes to a day.'),
    }),
    count({
      name: 'workers',
      label: 'Requests at once',
      section: 'Limits',
      unit: 'requests',
      help: 'Queries and writes in work at once. Others wait, the short ones behind the long.',
      min: 1,
      max: 10_000,
      none: 'unlimited',
      default: 50,
      source: recalled('Athena runs some twenty to two hundred queries at once, Redshift up to fifty.'),
    }),
    count({
      name: 'backlog',
      label: 'Queue',
      section: 'Limits',
      unit: 'requests',
      help: 'Requests that may wait. Beyond it they are refused at once.',
      min: 0,
      max: 1_000_000,
      none: 'unlimited',
      default: 1_000,
    }),
  ],
  offers: [{ protocol: 'sql', verbs: ['query', 'write'] }],
  face: {
    beam: { measure: 'utilization', label: 'slots' },
    foot: [
      { measure: 'inFlight', label: 'in work' },
      { measure: 'queueLength', label: 'waiting' },
      { measure: 'p99ResponseMs', label: 'p99' },
    ],
    subtitle: ({ configuration: { scanMiBPerSecond, slots } }) =>
      `${Number(slots)} slots × ${Number(scanMiBPerSecond)} MiB/s`,
  },
  presets: [],
  standsFor: { aws: 'Athena, Redshift', azure: 'Synapse, Fabric', googleCloud: 'BigQuery' },
  aliases: ['bigquery', 'redshift', 'athena', 'snowflake', 'analytics', 'olap', 'reports', 'columns'],
};
