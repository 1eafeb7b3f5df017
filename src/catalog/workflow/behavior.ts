import { managedStation, reader, type KindBehavior } from '../behavior';
import type { QuotaPlan } from '../executions-plan';

const bytesPerKib = 1024;

const quota = (perSecond: number | null, burst: number): QuotaPlan | null =>
  perSecond === null ? null : { perSecond, burst };

/** A state for each step, kept outside any process: no worker is held, whatever an execution waits for. */
export const behavior: KindBehavior = {
  meters: ['requests', 'state-transitions', 'gib-seconds'],
  plan({ configuration }) {
    const read = reader(configuration);
    const payloadKiB = read.limit('payloadKiB');
    return {
      type: 'host',
      station: managedStation,
      onDemand: null,
      executions: {
        starts: quota(read.limit('startsPerSecond'), read.number('startBurst')),
        transitions: quota(read.limit('transitionsPerSecond'), read.number('transitionBurst')),
        transitionMs: read.distribution('transitionMs'),
        longestMs: read.number('longestMs'),
        payloadBytes: payloadKiB === null ? null : payloadKiB * bytesPerKib,
        answers: read.choice('answers'),
        isDurable: read.choice('type') === 'standard',
        memoryMiB: read.number('memoryMiB'),
      },
    };
  },
};
