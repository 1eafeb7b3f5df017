/** Requirements that a run decides and no request does. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, idOf, type Configuration, type Document, type Requirement } from '#design';
import type { Run } from './run';
import { runDesign } from './testing/run-design';
import { oneASecond, shopAndDatabase, type ShopAndDatabase } from './testing/shop-and-database';

const { pause, read, write } = buildStep;

const asked = (document: Document, metric: Requirement['metric']): Document => ({
  ...document,
  requirements: [
    {
      id: idOf('requirement', 900),
      name: metric,
      metric,
      scope: { type: 'whole' },
      window: null,
      comparator: 'at-most',
      target: 0,
      owner: '',
    },
  ],
});

const measured = (given: ShopAndDatabase, metric: Requirement['metric']) =>
  runDesign(asked(shopAndDatabase(given), metric)).requirements[0]!.measured;

describe('the oldest data that a read showed', () => {
  const readAfter = (ms: number, database: Configuration) =>
    measured(
      {
        seconds: 9.5,
        trafficClass: oneASecond,
        steps: [write('Database', 'rows'), pause(ms), read('Database', 'rows', { readFrom: 'replica' })],
        database: { readReplicas: 1, replayShare: 0, ...database },
      },
      'staleness',
    );

  it('is the time since the eldest commit that it missed, the longest of all', () => {
    expect(readAfter(5, { replicationLagMs: constant(20) })).toBeCloseTo(5, 6);
    expect(readAfter(15, { replicationLagMs: constant(20) })).toBeCloseTo(15, 6);
  });

  it('is nothing where every read showed all, or no replica is asked', () => {
    expect(readAfter(25, { replicationLagMs: constant(20) })).toBe(0);
    expect(readAfter(5, { readReplicas: 0 })).toBe(0);
  });
});

describe('acknowledged work that is lost', () => {
  const lost = (standby: string) => {
    const document = shopAndDatabase({
      seconds: 20,
      trafficClass: { arrivals: { type: 'constant', ratePerSecond: 10, firstMs: 50 } },
      steps: [write('Database', 'rows')],
      database: {
        standby,
        replicationLagMs: constant(500),
        replayShare: 0,
        detectionMs: 5000,
        promotionMs: constant(0),
      },
    });
    const component = document.stages[0]!.components.find(({ name }) => name === 'Database')!.id;
    const crash = { type: 'instance', component, instance: 0 } as const;
    const at = {
      5000: (run: Run) => run.inject({ fault: 'outage', target: crash, magnitude: null, recurrence: null }, null),
    };
    return runDesign(asked(document, 'acknowledged-lost'), { at }).requirements[0]!.measured;
  };

  it('is what an asynchronous standby does not have when it takes over', () => {
    // Ten writes a second, half a second behind.
    expect(lost('asynchronous')).toBe(5);
  });

  it('is nothing where the standby had each write before it was acknowledged', () => {
    expect(lost('synchronous')).toBe(0);
  });
});
