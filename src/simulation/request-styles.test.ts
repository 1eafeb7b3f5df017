/** What REST, RPC and WebSocket differ in: whose a connection is, whether it stays, and whom it binds. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Configuration, type Document, type Wire } from '#design';
import type { Run } from '.';
import { edge } from './testing/field-law/designs';
import { begin, faultAt, imbalance } from './testing/run-design';
import { twoHosts, wait } from './testing/two-hosts';

interface Given {
  /** The k-th request is that of the k-th client, one every 10 ms from 0 on. */
  readonly clients: readonly number[];
  readonly entry: Partial<Wire>;
  readonly values?: Configuration;
  readonly workMs?: number;
  readonly seconds?: number;
}

/** Users -> Front of two instances, whose wire has a latency of 10 ms one way. */
function asked({ clients, entry, values = {}, workMs = 30, seconds = 20 }: Given): Document {
  const instants = clients.map((_, at) => ({ atMs: 10 * at, operation: null, key: null, bytes: null }));
  const document = twoHosts({
    seconds,
    trafficClass: {
      arrivals: { type: 'trace', instants },
      clients: { type: 'sequence', values: clients },
    },
    front: [wait(workMs), buildStep.call('back.answer')],
    frontValues: { instances: 2, restartDelayMs: 5000, bootMs: constant(0), ...values },
    steps: [],
  });
  const [stage] = document.stages;
  const wires = stage!.wires.map((wire, at) => (at === 0 ? { ...wire, latencyMs: 10, ...entry } : wire));
  return { ...document, stages: [{ ...stage!, wires }] };
}

function watched(document: Document) {
  const tookMs: number[] = [];
  const run = begin(document, {
    observer: { requestEnded: ({ arrivedMs, endedMs }) => tookMs.push(Math.round(endedMs - arrivedMs)) },
  });
  const [users, front] = run.plant.stage.components;
  const { instances } = run.plant.stations.get(front!.id)!;
  const link = run.plant.links.get(run.plant.stage.wires[0]!.id)!;
  const idleMib = instances.map((each) => each.memoryInUse());
  return {
    run,
    instances,
    link,
    users,
    tookMs,
    arrivals: () => instances.map((each) => each.arrivals),
    taken: () => instances.map((each, at) => each.memoryInUse() - idleMib[at]!),
    goTo: (atMs: number) => run.advance(atMs, Number.POSITIVE_INFINITY),
    crash: () => run.inject(faultAt(run.plant.document, 'Front', 'crash'), null),
  };
}

const style = (name: Wire['style'], more: Partial<Wire> = {}): Partial<Wire> => ({ style: name, ...more });
const balances = (run: Run) => expect(imbalance(run)).toEqual([0, 0, 0]);

describe('a WebSocket', () => {
  it('binds a client to the instance that was chosen when it was opened', () => {
    const clients = [0, 0, 0, 1, 0];
    const over = (name: Wire['style']) => {
      const { goTo, arrivals } = watched(asked({ clients, entry: style(name) }));
      goTo(1000);
      return arrivals();
    };
    expect(over('rest')).toEqual([3, 2]);
    expect(over('rpc')).toEqual([3, 2]);
    expect(over('websocket')).toEqual([4, 1]);
  });

  it('holds memory of its instance for as long as it stays, used or not', () => {
    const taken = (name: Wire['style'], atMs: number) => {
      const values = { memoryPerConnectionMiB: 2 };
      const seen = watched(asked({ clients: [0, 0, 0, 1, 1, 1], entry: style(name), values }));
      for (const each of seen.instances) each.memory.perVisit = 0;
      seen.goTo(atMs);
      return seen.taken();
    };
    // Arrived at 10, 20, ... ms, worked on for 30: at 45 ms the second, third and fourth are inside.
    expect(taken('rest', 45)).toEqual([2, 4]);
    expect(taken('rest', 10_000)).toEqual([0, 0]);
    expect(taken('websocket', 10_000)).toEqual([2, 2]);
    // Two clients share each of two instances.
    expect(taken('rpc', 10_000)).toEqual([4, 4]);
    expect(taken('rpc', 45)).toEqual([4, 4]);
  });

  it('is opened by two round trips and a handshake, once', () => {
    const entry = { handshakeMs: 4, keepAlive: false };
    const took = (name: Wire['style']) => {
      const seen = watched(asked({ clients: [0, 0, 0], entry: style(name, entry), values: { vcpus: 2 } }));
      seen.goTo(1000);
      return seen.tookMs.toSorted((a, b) => a - b);
    };
    // 10 there, 30 of work, 10 back; an opening adds 4 ways of 10 and 4 of CPU.
    expect(took('rest')).toEqual([94, 94, 94]);
    expect(took('websocket')).toEqual([50, 50, 94]);
    // One connection to each of the two instances.
    expect(took('rpc')).toEqual([50, 94, 94]);
  });
});

/** Users -> Router -> Web of two instances, which the router checks ten times a second. */
function behindBalancer(wire: Partial<Wire>) {
  const instants = hundred.map((client) => ({ atMs: 10 * client, operation: null, key: null, bytes: null }));
  const document = edge({
    values: { policy: 'round-robin', healthIntervalMs: 100, healthTimeoutMs: 50, unhealthyAfter: 1 },
    server: { instances: 2, restartDelayMs: 30_000 },
    steps: [wait(5)],
    trafficClass: { arrivals: { type: 'trace', instants }, clients: { type: 'sequence', values: hundred } },
    more: { scenario: { durationMs: 20_000, warmUpMs: 0 } },
  });
  const [stage] = document.stages;
  const wires = stage!.wires.map((each, at) => (at === 1 ? { ...each, ...wire } : each));
  const run = begin({ ...document, stages: [{ ...stage!, wires }] });
  return { run, link: run.plant.links.get(wires[1]!.id)! };
}

/** A hundred clients, half of them bound to each instance by the first second. */
const hundred = Array.from({ length: 100 }, (_, client) => client);

describe('who loses a WebSocket', () => {
  it('comes back at once, to whoever is left', () => {
    const { run, goTo, crash, link } = watched(asked({ clients: hundred, entry: style('websocket') }));
    goTo(3000);
    crash();
    expect(link.lasting).toMatchObject({ opened: 100, lost: 50, returned: 0, open: { level: 50 } });
    // One way until it is heard of, four to open another; in turn every other one asks the dead instance, and again a second later.
    const returned = [3049, 3051, 4051, 5051].map((atMs) => {
      goTo(atMs);
      return link.lasting.returned;
    });
    expect(returned).toEqual([0, 25, 25 + 12, 25 + 12 + 7]);
    expect(link.lasting.open.level).toBe(94);
    balances(run);
  });

  it('comes back over the time of its jitter, spread evenly, by way of a balancer that knows who is left', () => {
    const { run, link } = behindBalancer({ style: 'websocket', reconnectJitterMs: 4000 });
    const web = run.plant.stage.components[2]!;
    run.advance(3000, Number.POSITIVE_INFINITY);
    const { instances } = run.plant.stations.get(web.id)!;
    expect(instances.map(({ memory }) => memory.pooled)).toEqual([50, 50]);
    run.inject(faultAt(run.plant.document, 'Web', 'crash'), null);
    run.advance(5000, Number.POSITIVE_INFINITY);
    // Of 50 half, within four standard deviations of a binomial number.
    expect(Math.abs(link.lasting.returned - 25)).toBeLessThanOrEqual(14);
    run.advance(7000, Number.POSITIVE_INFINITY);
    // But for those who asked the dead instance before the balancer knew, the first 100 ms.
    expect(link.lasting.returned).toBeGreaterThanOrEqual(44);
  });

  it('takes CPU for the handshakes, at the expense of those who ask meanwhile', () => {
    const entry = style('websocket', { handshakeMs: 20 });
    const { goTo, crash, instances } = watched(asked({ clients: hundred, entry, values: { vcpus: 1 } }));
    goTo(4000);
    const before = instances[1]!.cpuMs();
    crash();
    goTo(4550);
    // From 4050 on it is busy without a pause.
    expect(instances[1]!.cpuMs() - before).toBeCloseTo(500, 6);
    goTo(5049);
    expect(instances[1]!.cpuMs() - before).toBeCloseTo(25 * 20, 6);
    goTo(5550);
    expect(instances[1]!.cpuMs() - before).toBeCloseTo((25 + 12) * 20, 6);
  });

  it('can bring down those who are left, one after the other', () => {
    const values = { memoryPerConnectionMiB: 1, memoryMiB: 64 + 60, restartDelayMs: 60_000 };
    const { run, goTo, crash, instances } = watched(asked({ clients: hundred, entry: style('websocket'), values }));
    for (const each of instances) each.memory.perVisit = 0;
    goTo(3000);
    expect(instances.map(({ state }) => state)).toEqual(['up', 'up']);
    crash();
    goTo(3100);
    expect(instances.map(({ state }) => state)).toEqual(['down', 'down']);
    balances(run);
  });

  it('tries again every second while nobody is there', () => {
    const { goTo, crash, link, instances } = watched(
      asked({ clients: [0], entry: style('websocket'), values: { instances: 1 } }),
    );
    goTo(2995);
    crash();
    goTo(8000);
    expect(link.lasting.returned).toBe(0);
    // Lost at 2995, told at 3005, then every second; up at 7995, so the try at 8005 is heard, and open at 8045.
    goTo(8044);
    expect(link.lasting.returned).toBe(0);
    goTo(8046);
    expect(link.lasting).toMatchObject({ returned: 1, open: { level: 1 } });
    expect(instances[0]!.memory.pooled).toBe(1);
  });

  it('leaves an instance that drains, too', () => {
    const document = asked({ clients: hundred, entry: style('websocket') });
    const { run, goTo, link, instances } = watched(document);
    goTo(3000);
    const [stage] = document.stages;
    const components = stage!.components.map((each) =>
      each.name === 'Front' ? { ...each, configuration: { ...each.configuration, instances: 1 } } : each,
    );
    run.apply({ ...document, stages: [{ ...stage!, components }] }, 'Set instances');
    goTo(3100);
    expect(link.lasting).toMatchObject({ lost: 50, returned: 50, open: { level: 100 } });
    expect(instances[0]!.memory.pooled).toBe(100);
  });

  it('waits for nothing once the wire is another', () => {
    const document = asked({ clients: hundred, entry: style('websocket') });
    const { run, goTo, link, instances } = watched(document);
    goTo(3000);
    const [stage] = document.stages;
    const wires = stage!.wires.map((wire) => ({ ...wire, style: 'rest' as const }));
    run.apply({ ...document, stages: [{ ...stage!, wires }] }, 'Set style');
    expect(link.lasting.open.level).toBe(0);
    expect(instances.map(({ memory }) => memory.pooled)).toEqual([0, 0]);
  });
});

describe('a connection of a calling instance', () => {
  it('is one for all that it asks, whoever its clients are', () => {
    const over = (name: Wire['style']) => {
      const document = twoHosts({
        seconds: 5,
        ratePerSecond: 50,
        steps: [wait(5)],
        values: { instances: 2 },
        wire: { style: name },
      });
      const run = begin(document);
      run.advance(5000, Number.POSITIVE_INFINITY);
      const [, , back] = run.plant.stage.components;
      const { instances } = run.plant.stations.get(back!.id)!;
      return instances.map(({ memory }) => memory.pooled);
    };
    expect(over('rest')).toEqual([0, 0]);
    expect(over('rpc')).toEqual([1, 1]);
    expect(over('websocket')).toEqual([1, 0]);
  });
});
