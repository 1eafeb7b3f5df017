import { managedStation, reader, type KindBehavior, type VerbStep } from '../behavior';

/** One primary: CPU shared by the verbs, then I/O; writes lock their row from before their CPU to the commit. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'reads', 'writes', 'io-operations', 'storage-gib-hours', 'cpu-hours'],
  plan({ configuration }) {
    const read = reader(configuration);
    const verb = (name: 'read' | 'write' | 'query'): readonly VerbStep[] => [
      { type: 'compute', timeMs: read.distribution(`${name}CpuMs`) },
      { type: 'io', operations: read.number(`ioOperationsPer${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`) },
    ];
    const commitMs = read.distribution('commitMs');
    return {
      type: 'store',
      station: { ...managedStation, vcpus: read.limit('vcpus'), memoryMiB: read.limit('memoryMiB') },
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
    };
  },
};
