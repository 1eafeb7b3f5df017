/** When pools open their connections, and when those are free again. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant } from '#design';
import { begin, faultAt } from './testing/run-design';
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
