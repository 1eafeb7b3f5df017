/** When pools open their connections, and when those are free again. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant } from '#design';
import { begin, faultAt, runDesign } from './testing/run-design';
import { shopAndDatabase, shopParts } from './testing/shop-and-database';

/** Two shops with a pool of 5 each, and nobody who asks. */
function idle(maxConnections: number) {
  const document = shopAndDatabase({
    steps: [buildStep.read('Database')],
    trafficClass: { arrivals: { type: 'trace', instants: [] } },
    shop: { instances: 2, restartDelayMs: 1000, bootMs: constant(1000) },
    database: { maxConnections },
    policy: { pool: { connections: 5, waitLimitMs: null } },
  });
  const run = begin(document);
  const connectionsAt = (ms: number) => {
    run.advance(ms, Number.POSITIVE_INFINITY);
    return shopParts(run.report()).database.connections;
  };
  return { document, run, connectionsAt };
}

describe('a pool', () => {
  it('opens its connections when its instance starts, not when somebody asks', () => {
    expect(idle(100).connectionsAt(1)).toBe(10);
    expect(idle(7).connectionsAt(1)).toBe(7);
  });

  it('closes them when its instance dies, and opens them anew at the restart', () => {
    const { document, run, connectionsAt } = idle(100);
    run.advance(500, Number.POSITIVE_INFINITY);
    run.inject(faultAt(document, 'Shop', 'crash'), null);
    expect(connectionsAt(600)).toBe(5);
    expect(connectionsAt(19_000)).toBe(10);
  });

  it('opens when an instance is added', () => {
    const { document, run, connectionsAt } = idle(100);
    run.advance(500, Number.POSITIVE_INFINITY);
    const component = document.stages[0]!.components[1]!.id;
    run.configure({
      target: { type: 'component', component },
      parameter: 'instances',
      value: 3,
    });
    expect(connectionsAt(19_000)).toBe(15);
  });
});

describe('a call that gave up its place in the line for a connection', () => {
  /** One takes the till for 300 ms; the next reads for 100 ms; the last waits 10 ms for the only connection, goes on without, and waits for the till. */
  const document = buildDesign(
    {
      classes: {
        Users: {
          mix: { 'shop.close': 1, 'shop.serve': 1 },
          arrivals: { type: 'trace', instants: [] },
          patienceMs: null,
        },
      },
      scenario: { durationMs: 2000, warmUpMs: 0 },
      modules: {
        shop: {
          operations: {
            close: [buildStep.exclusive('till', [buildStep.pause(300)])],
            serve: [
              buildStep.read('db', 'rows', { onFailure: { type: 'ignore' } }),
              buildStep.exclusive('till', [buildStep.pause(1)]),
            ],
          },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Shop: { kind: 'server', modules: ['shop'] },
        Db: { kind: 'relational-database', values: { readCpuMs: constant(100) } },
      },
      wires: [
        { wire: 'Users -> Shop', latencyMs: 0 },
        { wire: 'shop.db -> Db', latencyMs: 0, policy: { pool: { connections: 1, waitLimitMs: 10 } } },
      ],
    },
    declarations,
  );
  const [users] = document.workload.trafficClasses;
  const [close, serve] = users!.mix.map(({ operation }) => operation);
  const instants = [
    { atMs: 0, operation: close! },
    { atMs: 1, operation: serve! },
    { atMs: 2, operation: serve! },
  ].map((each) => ({ ...each, key: null, bytes: null }));
  const asked = {
    ...document,
    workload: { trafficClasses: [{ ...users!, arrivals: { type: 'trace' as const, instants } }] },
  };

  it('is not handed it when it waits for something else later', () => {
    const { flows, wires } = runDesign(asked);
    expect(flows[0]).toMatchObject({ offered: 3, success: 3 });
    expect(wires.map(({ attempts, pool }) => [attempts, pool?.givenUp])).toContainEqual([1, 1]);
  });
});
