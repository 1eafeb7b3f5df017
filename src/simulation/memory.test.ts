/** What takes memory of an instance besides its modules: requests that wait with their bytes, and connections. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant } from '#design';
import type { Run } from '.';
import { begin } from './testing/run-design';
import { shopAndDatabase } from './testing/shop-and-database';
import { twoHosts, wait } from './testing/two-hosts';

const bytesPerMib = 1_048_576;

/** The instance that the second component, the one behind the users, has. */
function instanceOf(run: Run) {
  const component = run.plant.stage.components[1]!;
  return run.plant.stations.get(component.id)!.instances[0]!;
}

/** Four requests of 10 MiB each at an instance that works on one at a time for a second. */
function uploads(values: Readonly<Record<string, number>>) {
  const instants = [100, 101, 102, 103].map((atMs) => ({
    atMs,
    operation: null,
    key: null,
    bytes: 10 * bytesPerMib,
  }));
  const document = twoHosts({
    seconds: 60,
    trafficClass: { arrivals: { type: 'trace', instants } },
    front: [wait(1000), buildStep.call('back.answer')],
    steps: [],
    frontValues: { workers: 1, backlog: 10, restartDelayMs: 0, bootMs: constant(0), ...values },
  });
  const run = begin(document);
  const instance = instanceOf(run);
  return { run, instance, idleMib: instance.memoryInUse(), perVisit: instance.memory.perVisit };
}

describe('memory of an instance', () => {
  it('is taken by requests that wait, with their bytes, until they are worked on', () => {
    const { run, instance, idleMib, perVisit } = uploads({ memoryPerConnectionMiB: 0 });
    const taken = (atMs: number) => {
      run.advance(atMs, Number.POSITIVE_INFINITY);
      return instance.memoryInUse() - idleMib;
    };
    expect(perVisit).toBeGreaterThan(0);
    expect(taken(200)).toBeCloseTo(perVisit + 30, 9);
    expect(taken(1200)).toBeCloseTo(perVisit + 20, 9);
    expect(taken(3200)).toBeCloseTo(perVisit, 9);
    expect(taken(5000)).toBeCloseTo(0, 9);
  });

  it('is taken by a connection for each request inside', () => {
    const { run, instance, idleMib, perVisit } = uploads({ memoryPerConnectionMiB: 2 });
    run.advance(200, Number.POSITIVE_INFINITY);
    expect(instance.memoryInUse() - idleMib).toBeCloseTo(perVisit + 30 + 8, 9);
  });

  it('is taken by the connections that pools keep open, until the instance dies', () => {
    const document = shopAndDatabase({
      steps: [buildStep.read('Database')],
      trafficClass: { arrivals: { type: 'trace', instants: [] } },
      shop: { memoryPerConnectionMiB: 3 },
      database: { maxConnections: 100 },
      policy: { pool: { connections: 5, waitLimitMs: null } },
    });
    const run = begin(document);
    run.advance(10, Number.POSITIVE_INFINITY);
    const instance = instanceOf(run);
    const { base } = instance.memory;
    expect(instance.memoryInUse() - base).toBeCloseTo(15, 9);
    const component = run.plant.stage.components[1]!.id;
    run.inject({ fault: 'crash', target: { type: 'component', component }, magnitude: null, recurrence: null }, null);
    expect(instance.memoryInUse() - base).toBe(0);
  });

  it('kills the instance when a request that waits is too much', () => {
    const { idleMib, perVisit } = uploads({});
    const { run, instance } = uploads({ memoryMiB: Math.ceil(idleMib + perVisit) + 22, memoryPerConnectionMiB: 0 });
    run.advance(102.5, Number.POSITIVE_INFINITY);
    expect(instance.failed).toBe(0);
    run.advance(103.5, Number.POSITIVE_INFINITY);
    expect(instance.failed).toBe(1);
  });
});
