/** Devices: what becomes of their reports while they have no connection, when they come back, and what is asked when they do. */
import { buildStep, constant, type ComponentId } from '#design';
import { describe, expect, it } from 'vitest';
import { Fleets } from './fleets';
import { oneFleet, type OneFleet } from './testing/one-fleet';
import { begin, faultAt, imbalance } from './testing/run-design';

const { compute, failing, pause } = buildStep;

/** The gate dies at 10 s and listens again after its restart delay; everything is told as it stands at `atMs`. */
function fleet(given: OneFleet, { crashAtMs = 10_000 }: { readonly crashAtMs?: number } = {}) {
  const ends: {
    readonly operation: string;
    readonly atMs: number;
    readonly tookMs: number;
    readonly outcome: string;
  }[] = [];
  const document = oneFleet({ ...given, gate: { restartDelayMs: 3000, bootMs: constant(0), ...given.gate } });
  const names = new Map(
    document.stages[0]!.modules.flatMap(({ operations }) => operations.map(({ id, name }) => [id, name])),
  );
  const run = begin(document, {
    observer: {
      requestOver: ({ operation, arrivedMs, endedMs, outcome }) =>
        ends.push({ operation: names.get(operation)!, atMs: endedMs, tookMs: endedMs - arrivedMs, outcome }),
    },
  });
  const goTo = (atMs: number) => run.advance(atMs, Number.POSITIVE_INFINITY);
  goTo(crashAtMs);
  const link = run.plant.links.get(run.plant.stage.wires[0]!.id)!;
  const crash = () => run.inject(faultAt(document, 'Gate', 'crash'), null);
  const of = (operation: string, fromMs = 0, toMs = Number.POSITIVE_INFINITY) =>
    ends.filter((each) => each.operation === operation && each.atMs >= fromMs && each.atMs < toMs);
  return { run, goTo, crash, link, of };
}

describe('devices', () => {
  it('hold a connection each from their first report on', () => {
    const { link, of } = fleet({ senders: 20 });
    expect(link.lasting).toMatchObject({ opened: 20, lost: 0, open: { level: 20 } });
    expect(of('report').every(({ outcome }) => outcome === 'success')).toBe(true);
  });

  it('keep what they report while nobody is there, and send all of it when they are back', () => {
    const { run, goTo, crash, of } = fleet({ senders: 20 });
    crash();
    goTo(12_900);
    expect(of('report', 10_100)).toEqual([]);
    goTo(40_000);
    expect(of('report').filter(({ outcome }) => outcome !== 'success')).toEqual([]);
    // One a second for each of 20, but for those that are on their way at the end.
    expect(of('report').length).toBeGreaterThanOrEqual(20 * 40 - 2);
    expect(Math.max(...of('report').map(({ tookMs }) => tookMs))).toBeGreaterThan(2900);
    expect(imbalance(run)).toEqual([0, 0, 0]);
  });

  it('lose what users lose of the same traffic over the same wire', () => {
    const failed = (kind: string) => {
      const { goTo, crash, of } = fleet({ kind });
      crash();
      goTo(20_000);
      return of('report').filter(({ outcome }) => outcome === 'failed').length;
    };
    expect(failed('users')).toBeGreaterThan(40);
    expect(failed('devices')).toBe(0);
  });

  it('give up the eldest when their buffer is full, as refused', () => {
    const { goTo, crash, of } = fleet({
      senders: 20,
      values: { buffer: 2, longestRetryMs: 1000 },
      gate: { restartDelayMs: 6000 },
    });
    crash();
    goTo(30_000);
    const lost = of('report').filter(({ outcome }) => outcome === 'failed').length;
    // Six to eight seconds without a connection, of which each keeps two reports.
    expect(lost).toBeGreaterThanOrEqual(20 * 3);
    expect(lost).toBeLessThanOrEqual(20 * 6);
  });

  it('come back together without jitter, and spread over it with one', () => {
    const back = (jitterMs: number) => {
      const { goTo, crash, link } = fleet(
        { senders: 200, periodMs: 10_000, values: { jitterMs }, gate: { restartDelayMs: 1 } },
        { crashAtMs: 15_000 },
      );
      crash();
      goTo(15_100);
      const early = link.lasting.returned;
      goTo(26_000);
      return [early, link.lasting.returned];
    };
    expect(back(0)).toEqual([200, 200]);
    const [early, late] = back(10_000);
    expect(early).toBeLessThan(20);
    expect(late).toBe(200);
  });

  it('wait longer with each try in vain', () => {
    const { goTo, crash, link } = fleet({ senders: 20, gate: { restartDelayMs: 8000 } });
    crash();
    // Tries after 0, 1, 2 and 4 s, each some latencies later: none is heard before 15 s, and the next one comes after 8 s.
    goTo(24_800);
    expect(link.lasting.returned).toBe(0);
    goTo(26_000);
    expect(link.lasting.returned).toBe(20);
  });
});

describe('what is asked when devices connect', () => {
  it('is asked once for each connection', () => {
    const { goTo, crash, of } = fleet({ senders: 20, hello: [pause(5)] });
    expect(of('hello')).toHaveLength(20);
    crash();
    goTo(20_000);
    expect(of('hello')).toHaveLength(40);
  });

  it('goes before what was kept', () => {
    const { goTo, crash, of } = fleet({ senders: 20, hello: [pause(500)] });
    crash();
    goTo(20_000);
    const firstHello = Math.min(...of('hello', 10_500).map(({ atMs }) => atMs));
    const firstReport = Math.min(...of('report', 10_500).map(({ atMs }) => atMs));
    expect(firstReport).toBeGreaterThan(firstHello);
  });

  it('is what a fleet that comes back together waits for, and hangs up over', () => {
    const hellos = (jitterMs: number) => {
      // 200 times 50 ms are 10 s of a vCPU; a device waits for 2 s.
      const { goTo, crash, of } = fleet(
        {
          senders: 200,
          periodMs: 10_000,
          hello: [compute(constant(50))],
          patienceMs: 2000,
          values: { jitterMs },
          gate: { vcpus: 1, restartDelayMs: 1 },
        },
        { crashAtMs: 15_000 },
      );
      crash();
      goTo(40_000);
      return of('hello', 15_000).filter(({ outcome }) => outcome !== 'success').length;
    };
    expect(hellos(0)).toBeGreaterThan(100);
    expect(hellos(20_000)).toBe(0);
  });

  it('turns a device away when it fails, which hangs up and comes back', () => {
    const { goTo, link, of } = fleet({ senders: 5, hello: [failing(1)], values: { longestRetryMs: 1000 } });
    goTo(20_000);
    expect(link.lasting.lost).toBeGreaterThan(5 * 8);
    expect(of('hello').every(({ outcome }) => outcome === 'failed')).toBe(true);
  });
});

describe('over REST', () => {
  it('a device tries what nobody acknowledged again, by itself', () => {
    const { goTo, crash, of } = fleet({ senders: 20, wire: { style: 'rest' } });
    crash();
    goTo(40_000);
    expect(of('report').filter(({ outcome }) => outcome !== 'success')).toEqual([]);
    expect(of('report').length).toBeGreaterThanOrEqual(20 * 40 - 2);
  });
});

describe('over a wire that is cut', () => {
  it('devices learn of it by the time limit of the wire, and keep what was not acknowledged', () => {
    const document = { senders: 20, wire: { policy: { timeoutMs: 500 } } } as const;
    const { run, goTo, of } = fleet(document);
    const { wires } = run.plant.stage;
    run.inject(
      { fault: 'partition', target: { type: 'wire', wire: wires[0]!.id }, magnitude: null, recurrence: null },
      5000,
    );
    goTo(40_000);
    expect(of('report').filter(({ outcome }) => outcome !== 'success')).toEqual([]);
    // One a second for each, those from before it was cut and while it was among them.
    expect(of('report').length).toBeGreaterThanOrEqual(20 * 40 - 2);
  });
});

describe('the fleets of a run', () => {
  const plan = { buffer: null, jitterMs: 0, retryMs: 1000, longestRetryMs: 1000 };

  it('have clients of their own each, however far apart the ids of their parts are', () => {
    const fleets = new Fleets();
    const clients = ['c5', 'c2051', 'c6'].map((id) => fleets.of(id as ComponentId, plan).clientOf(0));
    expect(new Set(clients).size).toBe(3);
    expect(fleets.of('c2051' as ComponentId, plan).clientOf(0)).toBe(clients[1]);
    fleets.keep(['c5' as ComponentId]);
    expect(fleets.of('c6' as ComponentId, plan).clientOf(0)).not.toBe(clients[0]);
  });
});
