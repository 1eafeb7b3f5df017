/** What a random design tells of itself: through a balancer or not to a collector, and from there on to whoever keeps it, more than one. */
import { buildStep, constant, exponential } from '#design';
import type { Choice } from './random-design';
import type { RandomStores } from './random-stores';

export function randomTelemetry(choice: Choice): RandomStores {
  const isBalanced = choice.chance(40);
  const looks = { need: 'lines', protocol: 'search', verb: 'query' } as const;
  return {
    steps: [
      ...(choice.chance(20) ? [buildStep.reply()] : []),
      buildStep.outside('telemetry', {
        onFailure: choice.of([{ type: 'fail' }, { type: 'ignore' }] as const),
        probability: choice.of([1, 0.5]),
        requestBytes: constant(choice.of([200, 3000])),
      }),
      buildStep.ask(looks, { onFailure: { type: 'ignore' }, probability: 0.2 }),
    ],
    components: {
      ...(isBalanced && { Spread: { kind: 'load-balancer', values: { healthIntervalMs: 200 } } }),
      Collector: { kind: 'collector', values: collectorOf(choice) },
      Keeper: { kind: 'third-party', values: { latencyMs: exponential(40), errorRatio: choice.of([0, 0.3]) } },
      Lines: {
        kind: 'log-pipeline',
        values: {
          ingestMs: exponential(10),
          quotaPerSecond: choice.of([3, null]),
          payloadKiB: choice.of([1, null]),
          searchableMs: exponential(100),
          planMs: choice.of([0, 10]),
          scannedMiB: choice.of([0, 10]),
          queries: choice.of([1, null]),
        },
      },
    },
    wires: [
      { wire: `web.telemetry -> ${isBalanced ? 'Spread' : 'Collector'}`, latencyMs: choice.of([0, 3]) },
      ...(isBalanced ? ['Spread -> Collector'] : []),
      { wire: 'web.lines -> Lines', latencyMs: choice.of([0, 3]) },
      { wire: 'Collector -> Keeper', latencyMs: choice.of([0, 3]) },
      ...(choice.chance(50) ? ['Collector -> Lines'] : []),
    ],
  };
}

const collectorOf = (choice: Choice) => ({
  vcpus: choice.of([0.25, 2]),
  itemCpuMs: exponential(2),
  queueItems: choice.of([3, 100]),
  whenFull: choice.of(['refuse', 'drop', 'block']),
  durable: choice.chance(50),
  batchItems: choice.of([1, 5]),
  batchWaitMs: choice.of([0, 50]),
  senders: choice.of([1, 3]),
  retryMs: choice.of([40, 300]),
  giveUpMs: choice.of([200, null]),
  keptShare: choice.of([1, 0.5]),
  slowMs: choice.of([null, 30]),
});
