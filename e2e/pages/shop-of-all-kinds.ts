/** A shop with a part of every kind, a database of four nodes among them, sized so that each fault shows within seconds. */
import { declarations } from '#catalog';
import { buildDesign, buildStep as step, constant, type BuildWire, type Document } from '#design';

/** Nobody waits for good. */
const wire = (text: string): BuildWire => ({ wire: text, policy: { timeoutMs: 3000 } });

export function shopOfAllKinds(): Document {
  return buildDesign(
    {
      title: 'All kinds',
      classes: {
        Shoppers: { ratePerSecond: 40, mix: { 'shop.show': 3, 'shop.buy': 1 }, keys: { type: 'uniform', items: 40 } },
      },
      dataSets: { items: { owner: 'shop', population: { type: 'uniform', items: 40 } } },
      scenario: { durationMs: 600_000, warmUpMs: 0, seed: 5 },
      modules: {
        shop: {
          operations: {
            show: [
              step.compute(constant(4)),
              step.lookup({
                need: 'cache',
                dataSet: 'items',
                onMiss: [step.read('database', 'items', { readFrom: 'replica' })],
              }),
            ],
            buy: [
              step.compute(constant(8)),
              step.read('database', 'items', { readFrom: 'replica' }),
              step.transaction('database', [step.write('database', 'items')]),
              step.outside('partner'),
            ],
          },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Shoppers'], at: [30, 60] },
        Gateway: { kind: 'api-gateway', at: [260, 60] },
        Balancer: { kind: 'load-balancer', at: [490, 60] },
        Server: {
          kind: 'server',
          modules: ['shop'],
          at: [720, 40],
          values: { instances: 2, vcpus: 1, restartDelayMs: 20_000, bootMs: constant(1000) },
        },
        Database: {
          kind: 'relational-database',
          dataSets: ['items'],
          at: [1100, 20],
          values: {
            vcpus: 1,
            readCpuMs: constant(5),
            writeCpuMs: constant(10),
            standby: 'asynchronous',
            readReplicas: 2,
            detectionMs: 60_000,
            promotionMs: constant(2000),
          },
        },
        Cache: { kind: 'cache', at: [1100, 220], values: { ttlMs: null } },
        Partner: { kind: 'third-party', at: [1100, 380], values: { latencyMs: constant(20) } },
      },
      wires: [
        wire('Users -> Gateway'),
        wire('Gateway -> Balancer'),
        wire('Balancer -> Server'),
        wire('shop.database -> Database'),
        wire('shop.cache -> Cache'),
        wire('shop.partner -> Partner'),
      ],
    },
    declarations,
  );
}
