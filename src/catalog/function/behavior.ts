import { brokerPlan } from '../broker-plan';
import { managedStation, reader, type KindBehavior, type StorePlan } from '../behavior';

const longestThrottlePauseMs = 300_000;
/** Without a word from the function for so long an event is tried again. */
const longestRunMs = 900_000;

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
        inbox: inboxOf(read),
      },
    };
  },
};

/** The queue for events that nobody waits for: each is tried at once, again after errors, and as long as it is throttled. */
function inboxOf(read: ReturnType<typeof reader>): StorePlan {
  return brokerPlan(
    read.distribution('eventAcceptMs'),
    {
      sharing: 'one',
      visibilityMs: Math.max(longestRunMs, read.limit('timeLimitMs') ?? 0),
      maxReceives: read.limit('eventAttempts'),
      maxAgeMs: read.number('eventMaxAgeMs'),
      persistence: {
        leadMs: 0,
        failed: { baseMs: read.number('eventRetryMs'), factor: 2, capMs: Number.POSITIVE_INFINITY, fullJitter: false },
        turnedAway: {
          baseMs: read.number('eventThrottleMs'),
          factor: 2,
          capMs: longestThrottlePauseMs,
          fullJitter: false,
        },
        countsTurnedAway: false,
      },
    },
    { payloadKiB: read.limit('eventPayloadKiB') },
  );
}
