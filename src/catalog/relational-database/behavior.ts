import { managedStation, reader, type KindBehavior, type ReplicationPlan, type VerbStep } from '../behavior';
import { nodesOf } from './nodes';

function replicationOf(read: ReturnType<typeof reader>): ReplicationPlan | null {
  const standby = read.choice<ReplicationPlan['standby']>('standby');
  const readReplicas = read.number('readReplicas');
  if (standby === 'none' && readReplicas === 0) return null;
  return {
    standby,
    readReplicas,
    lagMs: read.distribution('replicationLagMs'),
    replayShare: read.number('replayShare'),
    detectionMs: read.number('detectionMs'),
    promotionMs: read.distribution('promotionMs'),
  };
}

/** Nodes of CPU shared by the verbs, then I/O; writes lock their row at the primary from before their CPU to the commit. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'reads', 'writes', 'io-operations', 'storage-gib-hours', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    const verb = (name: 'read' | 'write' | 'query'): readonly VerbStep[] => [
      { type: 'compute', timeMs: read.distribution(`${name}CpuMs`) },
      { type: 'io', operations: read.number(`ioOperationsPer${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`) },
    ];
    const commitMs = read.distribution('commitMs');
    const replication = replicationOf(read);
    return {
      type: 'store',
      station: {
        ...managedStation,
        instances: nodesOf(configuration),
        vcpus: read.limit('vcpus'),
        memoryMiB: read.limit('memoryMiB'),
      },
      verbs: {
        read: { steps: verb('read'), meter: 'reads' },
        query: { steps: verb('query'), meter: 'reads' },
        write: { steps: [{ type: 'lock' }, ...verb('write'), { type: 'commit', timeMs: commitMs }], meter: 'writes' },
      },
      commitMs,
      maxConnections: read.limit('maxConnections'),
      io: {
        timeMs: read.distribution('ioMs'),
        concurrency: read.limit('ioConcurrency'),
        operationsPerSecond: read.limit('iops'),
      },
      memory: null,
      replication,
      broker: null,
    };
  },
};
