/** What fails and what guards against it, each a trace of a few requests worked out by hand: who ends when, and how. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Fault, type RetryPolicy } from '#design';
import { faultAt, runDesign, type RunOptions } from './testing/run-design';
import { runMessages } from './testing/message-design';
import { parts, twoHosts, wait, type TwoHosts } from './testing/two-hosts';

type End = readonly [ordinal: number, endedMs: number, outcome: string];

const instantsOf = (instants: readonly number[]) => ({
  arrivals: {
    type: 'trace' as const,
    instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })),
  },
});

/** Requests at these instants, in the order in which they end; and how long Back's workers were held in all, ms. */
function trace(given: TwoHosts, instants: readonly number[], at: (given: TwoHosts) => RunOptions['at'] = () => ({})) {
  const ends: End[] = [];
  const seconds = 10;
  const whole = { seconds, ...given, trafficClass: { ...instantsOf(instants), ...given.trafficClass } };
  const report = runDesign(twoHosts(whole), {
    at: at(whole) ?? {},
    observer: { requestOver: ({ ordinal, endedMs, outcome }) => ends.push([ordinal, endedMs, outcome]) },
  });
  const { back } = parts(report);
  const busy = back.instances.reduce((sum, { workersBusy }) => sum + workersBusy, 0);
  return { ends, heldMs: Math.round(busy * seconds * 1000) };
}

const good = 'success';
const bad = 'failed';

const retry = (attempts: number, on: RetryPolicy['on']): RetryPolicy => ({
  attempts,
  on,
  backoff: { baseMs: 0, factor: 1, capMs: null, jitter: 'none' },
  budget: null,
});

/** These instances of Back take calls and never answer, from the start. */
const silent =
  (...instances: readonly number[]) =>
  (given: TwoHosts): RunOptions['at'] => ({
    0: (run) => {
      const { fault, target } = faultAt(twoHosts(given), 'Back', 'hang');
      if (target.type !== 'component') return;
      for (const instance of instances) {
        const one: Fault['target'] = { type: 'instance', component: target.component, instance };
        run.inject({ fault, target: one, magnitude: null, recurrence: null }, null);
      }
    },
  });

describe('hedging', () => {
  it('asks another instance when the first is late, and takes its answer', () => {
    // In turn: call 0 meets the silent one, its hedge at 50 the other, which needs 30; so do call 1 and its hedge.
    const policy = { hedge: { afterMs: constant(50), maxHedges: 1 } };
    const { ends } = trace({ steps: [wait(30)], values: { instances: 2 }, policy }, [0, 1000], silent(0));
    expect(ends).toEqual([
      [0, 80, good],
      [1, 1080, good],
    ]);
  });

  it('asks as many more as it may, each as much later', () => {
    // Two of three are silent: hedges at 50 and 100, the answer 30 later.
    const given = { steps: [wait(30)], values: { instances: 3 } };
    const of = (maxHedges: number) =>
      trace({ ...given, policy: { timeoutMs: 400, hedge: { afterMs: constant(50), maxHedges } } }, [0], silent(0, 1))
        .ends;
    expect(of(2)).toEqual([[0, 130, good]]);
    expect(of(1)).toEqual([[0, 450, bad]]);
  });
});

describe('a bulkhead', () => {
  it('lets so many in, and who finds no place waits as long as it may', () => {
    // 0 and 1 have the two places to 100 and 110. 2 waits from 20 to its limit at 70; 3 comes at 90 and is let in at 100.
    const policy = { bulkhead: { places: 2, waitLimitMs: 50 } };
    expect(trace({ steps: [wait(100)], policy }, [0, 10, 20, 90]).ends).toEqual([
      [2, 70, bad],
      [0, 100, good],
      [1, 110, good],
      [3, 200, good],
    ]);
  });

  it('is each calling instance its own', () => {
    // Two Fronts in turn with a place each: 0 and 1 go, 2 finds the place of the first taken, 3 the second free again at 110.
    const policy = { bulkhead: { places: 1, waitLimitMs: 0 } };
    expect(trace({ steps: [wait(100)], frontValues: { instances: 2 }, policy }, [0, 10, 20, 115]).ends).toEqual([
      [2, 20, bad],
      [0, 100, good],
      [1, 110, good],
      [3, 215, good],
    ]);
  });
});

describe('a deadline that travels along', () => {
  // One worker, 100 ms a piece; everybody waits for 150 ms.
  const given = { steps: [wait(100)], values: { workers: 1 } };
  const instants = [0, 10, 20, 60, 120, 190, 395];

  it('leaves out what would begin behind it', () => {
    // 0 from 0 to 100. 1 begins before 160 and ends in vain at 200; 2 (170) is left out; 3 (210) in vain to 300; 4 (270) is left out;
    // 5 (340) in vain to 400; 6 (545) from 400 to 500, in time. Five pieces of work.
    const { ends, heldMs } = trace({ ...given, policy: { timeoutMs: 150, deadlinePropagation: true } }, instants);
    expect(ends).toEqual([
      [0, 100, good],
      [1, 160, bad],
      [2, 170, bad],
      [3, 210, bad],
      [4, 270, bad],
      [5, 340, bad],
      [6, 500, good],
    ]);
    expect(heldMs).toBe(500);
  });

  it('that does not lets all be worked on, and the last is too late as well', () => {
    // 6 would begin behind six pieces, at 600.
    const { ends, heldMs } = trace({ ...given, policy: { timeoutMs: 150 } }, instants);
    expect(ends.at(-1)).toEqual([6, 545, bad]);
    expect(heldMs).toBe(700);
  });

  it('is that of the users two hosts further on, and is looked at before each step', () => {
    // 60 of 100 ms pass at Front. Back's steps of 30 begin at 60 and 90; the third would at 120.
    const far = {
      front: [wait(60), buildStep.call('back.answer')],
      steps: [wait(30), wait(30), wait(30)],
      usersPolicy: { timeoutMs: 100, deadlinePropagation: true },
    };
    const { ends, heldMs } = trace({ ...far, policy: { timeoutMs: 80, deadlinePropagation: true } }, [0]);
    expect(ends).toEqual([[0, 100, bad]]);
    expect(heldMs).toBe(60);
  });
});

describe('the loss of a zone', () => {
  const zones = { zones: { west: 'here', east: 'here' }, backZones: ['west', 'east'], values: { instances: 2 } };
  const timeline: TwoHosts['timeline'] = {
    'The east is gone': {
      atMs: 100,
      durationMs: 200,
      action: (names) => ({
        type: 'fault',
        fault: {
          fault: 'zone-outage',
          target: { type: 'zone', zone: names.id('zone', 'east') },
          magnitude: null,
          recurrence: null,
        },
      }),
    },
  };
  const given = { ...zones, steps: [wait(10)], timeline };

  it('silences what stands there, work under way included, until its end', () => {
    // West and east in turn. 1 is at work in the east from 95 on, 3 comes there at 150: nobody answers. 5 comes after the end.
    expect(trace({ ...given, policy: { timeoutMs: 50 } }, [0, 95, 120, 150, 220, 320]).ends).toEqual([
      [0, 10, good],
      [2, 130, good],
      [1, 145, bad],
      [3, 200, bad],
      [4, 230, good],
      [5, 330, good],
    ]);
  });

  it('costs a timeout where another attempt goes to the other zone', () => {
    const policy = { timeoutMs: 50, retry: retry(2, ['timed-out']) };
    // 1 gives up at 200, and its second attempt is the turn of the west.
    expect(trace({ ...given, policy }, [0, 150]).ends).toEqual([
      [0, 10, good],
      [1, 210, good],
    ]);
  });
});

describe('a queue that does not serve in turn', () => {
  type Sending = Parameters<typeof buildStep.send>[1];
  /** Sent at 0, those of `later` 50 ms after, in this order; 100 ms a piece. Numbers in the order in which they are done. */
  const served = (order: string, all: readonly Sending[], { later = [] as readonly Sending[], workers = 1 } = {}) =>
    runMessages({
      kind: 'queue',
      values: { order },
      consumer: { workers },
      sends: (protocol) => {
        const send = (each: Sending) => buildStep.send({ need: 'broker', protocol: protocol as 'queue' }, each);
        return [...all.map(send), wait(50), ...later.map(send)];
      },
    }).ends.map(({ number, endedMs }) => [number, endedMs]);

  it('takes the highest priority first, and equals as they came; what is begun is not put aside', () => {
    // 1 is begun at once. 4 (5) goes before 2 and 5 (1), and 3 (0) is last.
    const priorities = [0, 1, 0, 5, 1].map((priority) => ({ priority }));
    expect(served('priority', priorities)).toEqual([
      [1, 100],
      [4, 200],
      [2, 300],
      [5, 400],
      [3, 500],
    ]);
  });

  it('takes what came later and is more urgent before what waited, as soon as one of two workers is free', () => {
    const plain = [0, 0, 0, 0].map((priority) => ({ priority }));
    // At 100 both workers are free: for 5, which came at 50, and for 3.
    expect(served('priority', plain, { later: [{ priority: 9 }], workers: 2 })).toEqual([
      [1, 100],
      [2, 100],
      [5, 200],
      [3, 200],
      [4, 300],
    ]);
  });

  it('counts a deadline from when its message was sent', () => {
    // By 900, 400 and 260; 4 came at 50 and has until 250, 5 until 450.
    const deadlines = [900, 400, 260].map((deadlineMs) => ({ deadlineMs }));
    expect(served('deadline', deadlines, { later: [{ deadlineMs: 200 }, { deadlineMs: 400 }] })).toEqual([
      [1, 100],
      [4, 200],
      [3, 300],
      [2, 400],
      [5, 500],
    ]);
  });

  it('takes the earliest deadline first, and last what has none', () => {
    const deadlines = [9000, null, 800, 300, 500].map((deadlineMs) => ({ deadlineMs }));
    expect(served('deadline', deadlines)).toEqual([
      [1, 100],
      [4, 200],
      [5, 300],
      [3, 400],
      [2, 500],
    ]);
  });

  it('takes them as they came where neither is asked for', () => {
    const both = [0, 1, 5].map((priority) => ({ priority, deadlineMs: 1000 - 100 * priority }));
    expect(served('arrival', both)).toEqual([
      [1, 100],
      [2, 200],
      [3, 300],
    ]);
  });
});
