/** Nodes that answer reads, writes and queries over a limited number of connections, one of them the primary; model.md, "Relational database". */
import { constant, exponential } from '#design';
import { effort } from '../effort';
import { count, documented, memory, rate, recalled, storage, time, vcpus } from '../parameters';
import type { KindSpec } from '../kind';
import { plainSpec } from '../plain-spec';
import { nodeNames, nodesOf } from './nodes';
import { replicationParameters } from './replication-parameters';

export const spec: KindSpec = {
  ...plainSpec,
  id: 'relational-database',
  version: 1,
  title: 'Relational database',
  category: 'data',
  summary: 'Tables, transactions, replicas',
  effort: effort.tuned,
  parameters: [
    vcpus({
      name: 'vcpus',
      label: 'vCPUs',
      section: 'Size',
      help: 'All statements under way share them.',
      min: 0.05,
      max: 512,
      none: 'unlimited',
      default: 2,
    }),
    memory({
      name: 'memoryMiB',
      label: 'Memory',
      section: 'Size',
      help: 'Decides, with the vCPUs, which size is paid for. How much of the data it holds is given by the I/O operations of each statement.',
      min: 256,
      max: 25_165_824,
      default: 4_096,
    }),
    storage({
      name: 'storageGiB',
      label: 'Storage',
      section: 'Size',
      help: 'Volume of the database, paid for by the month whether it is full or not.',
      min: 1,
      max: 65_536,
      default: 20,
    }),
    time({
      name: 'readCpuMs',
      label: 'Read',
      section: 'CPU time of statements',
      help: 'CPU time of reading one row by its key. A call step may give its own.',
      default: exponential(1),
    }),
    time({
      name: 'writeCpuMs',
      label: 'Write',
      section: 'CPU time of statements',
      help: 'CPU time of writing one row. It runs under the lock of the row.',
      default: exponential(1.5),
    }),
    time({
      name: 'queryCpuMs',
      label: 'Query',
      section: 'CPU time of statements',
      help: 'CPU time of a query over many rows: a list, a join, a report.',
      default: exponential(10),
    }),
    time({
      name: 'commitMs',
      label: 'Commit',
      section: 'CPU time of statements',
      help: 'Time until a write is safe. The connection and the locks of the rows are held through it; it uses no CPU.',
      default: constant(0),
      source: recalled('A commit to one network volume takes about 2 ms, with a synchronous standby about 5 ms.'),
    }),
    count({
      name: 'maxConnections',
      label: 'Connections',
      section: 'Connections',
      unit: 'connections',
      help: 'Connections that the server admits in all. Pools of callers open theirs at once; whoever comes later is refused.',
      min: 1,
      max: 1_000_000,
      none: 'unlimited',
      default: 100,
      source: documented(
        'PostgreSQL starts with 100; managed ones follow memory: LEAST(bytes / 9,531,392, 5,000). Aurora user guide',
        '2023',
      ),
    }),
    count({
      name: 'ioOperationsPerRead',
      label: 'I/O per read',
      section: 'Disk',
      unit: 'operations',
      help: 'Disk operations of one read. 0 = what is read lies in memory.',
      min: 0,
      max: 10_000,
      default: 0,
    }),
    count({
      name: 'ioOperationsPerWrite',
      label: 'I/O per write',
      section: 'Disk',
      unit: 'operations',
      help: 'Disk operations of one write.',
      min: 0,
      max: 10_000,
      default: 0,
    }),
    count({
      name: 'ioOperationsPerQuery',
      label: 'I/O per query',
      section: 'Disk',
      unit: 'operations',
      help: 'Disk operations of one query.',
      min: 0,
      max: 1_000_000,
      default: 0,
    }),
    time({
      name: 'ioMs',
      label: 'I/O time',
      section: 'Disk',
      help: 'Time of one disk operation once it is its turn.',
      default: constant(0.7),
      source: recalled('A 4 KB operation on a network SSD takes about 0.7 ms, p99 3 ms.'),
    }),
    count({
      name: 'ioConcurrency',
      label: 'I/O at once',
      section: 'Disk',
      unit: 'operations',
      help: 'Disk operations that run at the same time; the rest waits in line.',
      min: 1,
      max: 10_000,
      none: 'unlimited',
      default: 32,
    }),
    rate({
      name: 'iops',
      label: 'IOPS',
      section: 'Disk',
      help: 'Disk operations a second that the volume admits. More than 3,000 are paid for.',
      min: 1,
      max: 1_000_000,
      none: 'unlimited',
      default: 3_000,
      source: documented('gp3 baseline: 3,000 operations a second. RDS user guide, storage', '2026'),
    }),
    ...replicationParameters,
  ],
  offers: [{ protocol: 'sql', verbs: ['read', 'write', 'query'] }],
  instanceNames: nodeNames,
  connectionsParameter: 'maxConnections',
  wireDefaults: { poolConnections: 20 },
  face: {
    beam: { measure: 'utilization', label: 'vCPU' },
    foot: [
      { measure: 'arrivalRate', label: 'in' },
      { measure: 'connections', label: 'conn.' },
      { measure: 'meanResponseMs', label: 'mean' },
    ],
    subtitle: (component) => {
      const { vcpus: cores, maxConnections } = component.configuration;
      const size = cores === null ? 'unlimited vCPU' : `${JSON.stringify(cores)} vCPU`;
      const nodes = nodesOf(component.configuration);
      if (nodes > 1) return `${nodes} nodes of ${size}`;
      return `${size}, ${maxConnections === null ? 'unlimited' : JSON.stringify(maxConnections)} connections`;
    },
  },
  presets: [],
  standsFor: { aws: 'RDS for PostgreSQL', azure: 'Database for PostgreSQL', googleCloud: 'Cloud SQL' },
  aliases: ['database', 'db', 'sql', 'postgres', 'postgresql', 'mysql', 'rds', 'store', 'tables'],
};
