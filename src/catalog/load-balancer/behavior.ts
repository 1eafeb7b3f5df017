import { reader, type KindBehavior } from '../behavior';

/** One logical device that passes requests on to healthy instances. */
export const behavior: KindBehavior = {
  meters: ['instance-hours', 'requests', 'new-connections', 'connection-hours', 'processed-gib'],
  plan({ configuration }) {
    const read = reader(configuration);
    const failures = read.limit('ejectAfter');
    const intervalMs = read.limit('healthIntervalMs');
    return {
      type: 'router',
      router: {
        balancing: {
          policy: read.choice('policy'),
          choices: read.number('choices'),
          hashBy: read.choice('hashBy'),
          virtualNodes: read.number('virtualNodes'),
          preferSameZone: read.isOn('preferSameZone'),
          outlierEjection: failures === null ? null : { failures, ejectedMs: read.number('ejectedMs') },
        },
        latencyMs: read.distribution('latencyMs'),
        health:
          intervalMs === null
            ? null
            : {
                intervalMs,
                timeoutMs: read.number('healthTimeoutMs'),
                unhealthyAfter: read.number('unhealthyAfter'),
                healthyAfter: read.number('healthyAfter'),
              },
        connectionLimit: read.limit('connectionLimit'),
        gate: null,
      },
    };
  },
};
