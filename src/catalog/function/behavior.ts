import { managedStation, reader, type KindBehavior } from '../behavior';

/** Instances with as many vCPUs as their memory brings, made when somebody asks for one; what runs in them are the modules that stand there. */
export const behavior: KindBehavior = {
  meters: ['requests', 'cpu-hours', 'invocations', 'gib-seconds', 'provisioned-gib-seconds'],
  plan({ configuration }) {
    const read = reader(configuration);
    const memoryMiB = read.number('memoryMiB');
    const payloadKiB = read.limit('payloadKiB');
    const burst = read.limit('burstInstances');
    return {
      type: 'host',
      station: {
        ...managedStation,
        instances: read.number('provisioned'),
        vcpus: memoryMiB / read.number('mibPerVcpu'),
        workers: read.limit('instanceConcurrency'),
        memoryMiB,
        serializes: true,
      },
      onDemand: {
        concurrencyLimit: read.limit('concurrencyLimit'),
        waitingPlaces: read.limit('waitingPlaces'),
        provisioned: read.number('provisioned'),
        burst: burst === null ? null : { instances: burst, perSecond: read.number('burstPerSecond') },
        environmentMs: read.distribution('environmentMs'),
        packageMs: read.number('packageMiB') * read.number('packageLoadMs'),
        keepAliveMs: read.number('keepAliveMs'),
        timeLimitMs: read.limit('timeLimitMs'),
        payloadBytes: payloadKiB === null ? null : payloadKiB * 1024,
        billingStepMs: read.number('billingStepMs'),
        billsColdStart: read.isOn('billsColdStart'),
      },
    };
  },
};
