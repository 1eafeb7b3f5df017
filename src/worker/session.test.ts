import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { snapshotColumns } from '#simulation';
import type { SimulationEvent } from './protocol';
import { Session, type PacedRun } from './session';

/** A run in which one event is handled every simulated ms, and every event takes `wallPerEvent` ms of the clock below. */
function bench(options: { readonly endMs: number; readonly wallPerEvent: number }) {
  let wall = 0;
  let now = 0;
  let edits = 0;
  const queue: { at: number; callback: () => void }[] = [];
  const events: SimulationEvent[] = [];
  const column = () => new Float64Array(1);
  const run: PacedRun = {
    index: {
      revision: 0,
      columns: snapshotColumns,
      components: [],
      modules: [],
      nodes: [],
      wires: [],
      legs: [],
      flows: [],
      requirements: [],
    },
    get nowMs() {
      return now;
    },
    get events() {
      return now;
    },
    get status() {
      return now >= options.endMs ? 'finished' : 'ready';
    },
    advance(untilMs, maxEvents) {
      const to = Math.min(untilMs, options.endMs, now + maxEvents);
      wall += (to - now) * options.wallPerEvent;
      now = to;
    },
    stepEvent() {
      now += 1;
    },
    apply() {
      edits += 1;
      return [];
    },
    deploy() {},
    inject() {},
    faultsInForce: [],
    clearFault() {},
    clearFaults() {},
    snapshot: () => ({
      revision: 0,
      atMs: now,
      components: column(),
      modules: column(),
      nodes: column(),
      wires: column(),
      legs: column(),
      refusals: column(),
      flows: column(),
      requirements: column(),
      seconds: { firstSecond: 0, count: 0, flows: column(), components: column() },
      ledger: {
        arrived: 0,
        success: 0,
        late: 0,
        failed: 0,
        inFlight: 0,
        executionsBegun: 0,
        executionsEnded: 0,
        executionsInFlight: 0,
        messagesSent: 0,
        messagesConsumed: 0,
        messagesDeadLettered: 0,
        messagesLost: 0,
        messagesHeld: 0,
      },
    }),
    takeEvents: () => [],
    report: () => ({}) as never,
  };
  const session = new Session({
    createRun: () => ({ ok: true, value: run }),
    post: (event) => events.push(event),
    now: () => wall,
    later: (callback, ms) => queue.push({ at: wall + ms, callback }),
  });
  const document = emptyDocument();
  const stage = document.stages[0]!.id;
  session.handle({ type: 'load', run: 1, document, stage, seed: 1 });
  return {
    session,
    document,
    events,
    edits: () => edits,
    now: () => now,
    wall: () => wall,
    passUntil(untilWallMs: number) {
      for (let next = queue.shift(); next; next = queue.shift()) {
        if (next.at > untilWallMs) {
          queue.unshift(next);
          wall = untilWallMs;
          return;
        }
        wall = Math.max(wall, next.at);
        next.callback();
      }
    },
  };
}

const last = (events: SimulationEvent[]) => events.findLast((event) => event.type === 'snapshot');

describe('Session', () => {
  it('stands paused at the start after a load', () => {
    const { events, now } = bench({ endMs: 1000, wallPerEvent: 0 });
    expect(now()).toBe(0);
    expect(last(events)).toMatchObject({ status: 'paused' });
  });

  it('lets simulated time follow wall time while playing', () => {
    const { session, now, passUntil } = bench({ endMs: 100_000, wallPerEvent: 0 });
    session.handle({ type: 'speed', run: 1, speed: 4 });
    session.handle({ type: 'play', run: 1 });
    passUntil(1000);
    expect(now()).toBeGreaterThan(3900);
    expect(now()).toBeLessThanOrEqual(4000);
  });

  it('is late when the machine is too slow, and skips nothing', () => {
    const { session, now, events, passUntil } = bench({ endMs: 1_000_000, wallPerEvent: 0.1 });
    session.handle({ type: 'speed', run: 1, speed: 60 });
    session.handle({ type: 'play', run: 1 });
    passUntil(3000);
    expect(now()).toBeGreaterThan(20_000);
    expect(now()).toBeLessThan(31_000);
    expect(last(events)).toMatchObject({ status: 'running' });
    expect((last(events) as { achievedSpeed: number }).achievedSpeed).toBeLessThan(11);
  });

  it('posts at most ten snapshots a second while running', () => {
    const { session, events, passUntil } = bench({ endMs: 1_000_000, wallPerEvent: 0.01 });
    session.handle({ type: 'play', run: 1 });
    const before = events.length;
    passUntil(2000);
    const snapshots = events.slice(before).filter((event) => event.type === 'snapshot');
    expect(snapshots.length).toBeGreaterThan(15);
    expect(snapshots.length).toBeLessThanOrEqual(21);
  });

  it('reports once, when the scenario ends', () => {
    const { session, events, passUntil } = bench({ endMs: 500, wallPerEvent: 0 });
    session.handle({ type: 'speed', run: 1, speed: 'max' });
    session.handle({ type: 'play', run: 1 });
    passUntil(1000);
    session.handle({ type: 'play', run: 1 });
    passUntil(2000);
    expect(events.filter((event) => event.type === 'report')).toHaveLength(1);
    expect(last(events)).toMatchObject({ status: 'finished' });
  });

  it('steps by simulated time and pauses there', () => {
    const { session, events, now, passUntil } = bench({ endMs: 100_000, wallPerEvent: 0.001 });
    session.handle({ type: 'step', run: 1, by: 10_000 });
    passUntil(5000);
    expect(now()).toBe(10_000);
    expect(last(events)).toMatchObject({ status: 'paused' });
  });

  it('steps by one event', () => {
    const { session, now } = bench({ endMs: 1000, wallPerEvent: 0 });
    session.handle({ type: 'step', run: 1, by: 'event' });
    expect(now()).toBe(1);
  });

  it('drops commands of an older run', () => {
    const { session, document, edits } = bench({ endMs: 1000, wallPerEvent: 0 });
    session.handle({ type: 'edit', run: 0, document, label: 'Rename' });
    expect(edits()).toBe(0);
    session.handle({ type: 'edit', run: 1, document, label: 'Rename' });
    expect(edits()).toBe(1);
  });

  it('says where in the run each edit, fault and clearing was obeyed, and nothing of other commands', () => {
    const { session, document, events, passUntil } = bench({ endMs: 10_000, wallPerEvent: 0.001 });
    session.handle({ type: 'step', run: 1, by: 500 });
    passUntil(100);
    session.handle({ type: 'edit', run: 1, document, label: 'Rename' });
    session.handle({ type: 'step', run: 1, by: 'event' });
    session.handle({ type: 'clear-faults', run: 1 });
    const acted = events.filter((event) => event.type === 'acted');
    expect(acted.map(({ position }) => position)).toEqual([
      { events: 500, atMs: 500 },
      { events: 501, atMs: 501 },
    ]);
  });

  it('hears a pause between two slices of a run that never rests', () => {
    const { session, now, passUntil } = bench({ endMs: 10_000_000, wallPerEvent: 0.01 });
    session.handle({ type: 'speed', run: 1, speed: 'max' });
    session.handle({ type: 'play', run: 1 });
    passUntil(100);
    session.handle({ type: 'pause', run: 1 });
    const at = now();
    passUntil(200);
    expect(now()).toBe(at);
  });
});
