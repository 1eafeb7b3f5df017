/** Functions in the middle of a design, while faults strike them and their numbers change: books balance, and nothing of an ended instance is left. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, exponential, type Configuration, type Fault } from '#design';
import { machine } from '#engine';
import type { Run } from '.';
import { plainFunction } from './testing/one-function';
import { begin, imbalance, runDesign } from './testing/run-design';

const { compute, pause, parallel } = buildStep;
const bare = { latencyMs: 1, serializationMs: 0.1 };

/** Users before a function that works, asks a database in two branches, and calls a second function. */
const shop = (values: Configuration, second: Configuration = {}) =>
  buildDesign(
    {
      classes: { Users: { ratePerSecond: 40, mix: { 'orders.place': 1 }, patienceMs: 2000 } },
      scenario: { durationMs: 60_000, warmUpMs: 5_000 },
      dataSets: { rows: { owner: 'orders' } },
      modules: {
        orders: {
          operations: {
            place: [
              compute(exponential(20)),
              parallel([[buildStep.read('Database', 'rows')], [pause(exponential(50))]]),
              buildStep.call('mail.send'),
            ],
          },
        },
        mail: { operations: { send: [pause(exponential(100))] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Orders: { kind: 'function', modules: ['orders'], values: { ...plainFunction, ...values } },
        Mail: { kind: 'function', modules: ['mail'], values: { ...plainFunction, ...second } },
        Database: { kind: 'relational-database', dataSets: ['rows'], values: { maxConnections: 30 } },
      },
      wires: [
        { wire: 'Users -> Orders', ...bare },
        { wire: 'orders.Database -> Database', policy: { pool: { connections: 10, waitLimitMs: 500 } } },
        { wire: 'orders -> mail', ...bare, policy: { timeoutMs: 400, retry: null } },
      ],
    },
    declarations,
  );

const onDemandOf = (run: Run, name: string) => {
  const component = run.plant.stage.components.find((each) => each.name === name)!;
  return run.plant.stations.get(component.id)!.group.onDemand!;
};

const strikeAt =
  (fault: Fault['fault'], name: string, magnitude: number | null = null, durationMs: number | null = null) =>
  (run: Run) => {
    const { id: component } = run.plant.stage.components.find((each) => each.name === name)!;
    run.inject({ fault, target: { type: 'component', component }, magnitude, recurrence: null }, durationMs);
  };

const edit = (name: string, values: Configuration) => (run: Run) => {
  const { document } = run.plant;
  const stage = document.stages[0]!;
  const components = stage.components.map((each) =>
    each.name === name ? { ...each, configuration: { ...each.configuration, ...values } } : each,
  );
  expect(run.apply({ ...document, stages: [{ ...stage, components }] }, 'edit')).toEqual([]);
};

/** What the lists of a function must come to at any instant. */
function audit(run: Run, name: string): void {
  const { live, measures, group } = onDemandOf(run, name);
  const used = live.filter(({ busy, waiting }) => busy.level + waiting.level > 0);
  expect(measures.inUse.level).toBe(used.length);
  expect(group.up.level).toBe(live.length);
  const others = group.instances.filter((each) => !live.includes(each));
  expect(others.every(({ state, busy, waiting }) => state === 'gone' && busy.level + waiting.level === 0)).toBe(true);
}

const values: Configuration = {
  environmentMs: exponential(300),
  keepAliveMs: 3_000,
  concurrencyLimit: 20,
  waitingPlaces: 5,
  timeLimitMs: 600,
  provisioned: 2,
  burstInstances: 5,
  burstPerSecond: 5,
};

const events: Record<number, (run: Run) => void> = {
  8_000: strikeAt('crash', 'Orders'),
  11_000: edit('Orders', { concurrencyLimit: 3, provisioned: 0 }),
  14_000: strikeAt('hang', 'Mail', null, 3_000),
  20_000: strikeAt('outage', 'Orders', null, 2_000),
  24_000: edit('Orders', { concurrencyLimit: null, instanceConcurrency: 4, provisioned: 3 }),
  28_000: strikeAt('cold-start-storm', 'Mail'),
  31_000: strikeAt('cpu-throttle', 'Orders', 0.2, 5_000),
  38_000: strikeAt('outage', 'Database', null, 2_000),
  43_000: edit('Mail', { timeLimitMs: 50, instanceConcurrency: null }),
  50_000: edit('Orders', { keepAliveMs: 50 }),
  52_000: strikeAt('crash', 'Mail'),
};

describe('a function under fire', () => {
  it.each([1, 2])('keeps its books and its lists, with seed %i', (seed) => {
    const run = begin(shop(values, { ...values, provisioned: 0, waitingPlaces: 0 }), { seed });
    for (let atMs = 250; atMs <= 60_000; atMs += 250) {
      while (run.status === 'ready' && run.nowMs < atMs) run.advance(atMs, 500);
      expect(run.stopReason).toBeNull();
      expect(imbalance(run).filter((each) => each !== 0)).toEqual([]);
      for (const name of ['Orders', 'Mail']) audit(run, name);
      events[atMs]?.(run);
    }
    const report = run.report();
    expect(report.flows[0]!.success).toBeGreaterThan(200);
    expect(report.components[1]!.onDemand!.overdue).toBeGreaterThan(0);
  });

  it('takes one connection an instance, and gives it back when the instance ends', () => {
    const connections: number[] = [];
    const look = (run: Run) => {
      const database = run.plant.stations.get(run.plant.stage.components[3]!.id)!.group.devices!;
      connections.push(
        database.connections - onDemandOf(run, 'Orders').live.filter(({ state }) => state === 'up').length,
      );
    };
    runDesign(shop({ keepAliveMs: 500, environmentMs: constant(200) }), {
      at: { 10_000: look, 20_000: look, 30_000: look },
    });
    expect(connections).toEqual([0, 0, 0]);
  });

  it('is gone with all that is in it when it is taken off the sheet', () => {
    const run = begin(shop(values), { seed: 1 });
    run.advance(10_000, 1e9);
    const { document } = run.plant;
    const stage = document.stages[0]!;
    const mail = stage.components.find(({ name }) => name === 'Mail')!;
    const orders = stage.components.find(({ name }) => name === 'Orders')!;
    const components = stage.components
      .filter((each) => each !== mail)
      .map((each) => (each === orders ? { ...each, modules: [...each.modules, ...mail.modules] } : each));
    expect(run.apply({ ...document, stages: [{ ...stage, components }] }, 'moved')).toEqual([]);
    run.advance(60_000, 1e9);
    expect(imbalance(run).filter((each) => each !== 0)).toEqual([]);
    expect(run.plant.account.members.size).toBe(1);
    expect(machine.halted).toBeNull();
  });
});
