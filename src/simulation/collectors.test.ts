/** What becomes of telemetry at a collector, each trace worked out by hand. */
import { buildStep, constant } from '#design';
import { describe, expect, it } from 'vitest';
import { flowBalance, type Run } from '.';
import { collected, oneCollector, telling, type OneCollector } from './testing/one-collector';
import { faultAt } from './testing/run-design';

const { pause, reply } = buildStep;
const second = 1000;

describe('a collector', () => {
  it('sends on a batch when it is full, and answers at once', () => {
    const { ends, named, whole } = collected({ seconds: 3 });
    // Twenty a second come evenly: the tenth at 450 ms, whose batch is there after the vendor's 100 ms.
    expect(ends.slice(0, 10).map(([, endedMs]) => endedMs)).toEqual(Array.from({ length: 10 }, () => 550));
    expect(named('Vendor').arrivals).toBe(6);
    expect(whole.responses.maxMs).toBe(0);
  });

  it('sends on one that is not full when its first item has waited for so long', () => {
    const { ends } = collected({ values: { batchWaitMs: 120 }, seconds: 1 });
    // Items of 0, 50 and 100 ms go at 120 ms; those of 150, 200 and 250 ms at 270 ms.
    expect(ends.slice(0, 6).map(([, endedMs]) => endedMs)).toEqual([220, 220, 220, 370, 370, 370]);
  });

  it('sends no more batches at once than it has senders', () => {
    const { messages, queue, named } = collected({
      values: { senders: 1 },
      vendor: { latencyMs: constant(2 * second) },
    });
    // Batches of ten are sent at 450 ms and every 2 s after it: nine are over before the end.
    expect(named('Vendor').arrivals).toBe(10);
    expect(queue.consumed).toBe(90);
    expect(queue.waiting).toBe(messages.accepted - 100);
  });

  it('works on what it takes in, so that whoever waits for it waits longer', () => {
    const { whole } = collected({ values: { itemCpuMs: constant(80), vcpus: 1 }, seconds: 60 });
    // 1.6 s of work a second for one vCPU.
    expect(whole.responses.maxMs).toBeGreaterThan(10 * second);
    expect(whole.success).toBeLessThan(760);
  });

  it('tells every one of its wires', () => {
    const { messages, named } = collected({
      between: {
        components: { Archive: { kind: 'log-pipeline', values: { ingestMs: constant(10) } } },
        wires: ['front.telemetry -> Collector', 'Collector -> Vendor', 'Collector -> Archive'],
      },
    });
    expect(messages.subscriptions.map(({ consumed }) => consumed)).toEqual([390, 400]);
    expect(named('Archive').arrivals).toBe(40);
  });

  it('hands items on to another collector, through a balancer, each as one', () => {
    const { named } = collected({
      values: { batchItems: 4 },
      between: {
        components: {
          Balancer: { kind: 'load-balancer', values: { latencyMs: constant(0) } },
          Second: { kind: 'collector', values: { itemCpuMs: constant(0), batchItems: 20, batchWaitMs: 60_000 } },
        },
        wires: ['front.telemetry -> Balancer', 'Balancer -> Collector', 'Collector -> Second', 'Second -> Vendor'],
      },
    });
    expect(named('Collector').messages!.accepted).toBe(400);
    expect(named('Second').messages!.accepted).toBe(400);
    expect(named('Vendor').arrivals).toBe(20);
  });

  it('sends what a router leads to whoever is behind it', () => {
    const { named } = collected({
      between: {
        components: {
          Balancer: { kind: 'load-balancer', values: { latencyMs: constant(0) } },
          Second: { kind: 'collector', values: { itemCpuMs: constant(0), batchItems: 20, batchWaitMs: 60_000 } },
        },
        wires: ['front.telemetry -> Collector', 'Collector -> Balancer', 'Balancer -> Second', 'Second -> Vendor'],
      },
    });
    expect(named('Second').messages!.accepted).toBe(400);
  });
});

describe('a queue of telemetry that is full', () => {
  /** Five a second leave it of the twenty that come: thirty are in it after 1.5 s. */
  const crowded = (whenFull: string): OneCollector => ({
    values: { whenFull, queueItems: 30, senders: 1, retryMs: 60 * second },
    vendor: { latencyMs: constant(2 * second) },
  });

  it('refuses where that is said, which its callers feel', () => {
    const { messages, whole } = collected(crowded('refuse'));
    expect(messages.dropped).toBe(0);
    // Thirty at first, and ten for each batch that is over.
    expect(messages.accepted).toBe(30 + 90);
    expect(whole.failed['refused']).toBe(400 - 120);
  });

  it('drops and counts where that is said, which nobody feels', () => {
    const { messages, queue, whole } = collected(crowded('drop'));
    expect(whole.success).toBe(400);
    expect(whole.responses.maxMs).toBe(0);
    expect(messages).toMatchObject({ accepted: 400, dropped: 280 });
    // Whoever sent them was told that all is well.
    expect(queue).toMatchObject({ sent: 400, lost: 280 });
  });

  it('lets its callers wait for room where that is said, in the order of their coming', () => {
    const { messages, whole } = collected(crowded('block'));
    expect(messages).toMatchObject({ accepted: 120, dropped: 0 });
    expect(whole.success).toBe(120);
    // The ninth batch that is over makes room for those that came from 5,500 ms on.
    expect(whole.responses.maxMs).toBe(450 + 9 * 2 * second - 5_500);
    // Nobody who comes as there is room goes before them: the mth batch lets in j = 0 to 9, who have waited for 1500 m - 550 - 50 j ms.
    expect(whole.responses.meanMs).toBeCloseTo(605_250 / 120, 6);
  });

  it('does not wait for callers that gave up', () => {
    const { messages, whole } = collected({ ...crowded('block'), policy: { timeoutMs: 500 } });
    expect(whole.failed['timed-out']).toBeGreaterThan(200);
    expect(messages.accepted).toBe(120);
  });
});

describe('a keeper of telemetry', () => {
  it('that is down gets everything later', () => {
    const given: OneCollector = { values: { retryMs: second }, seconds: 30 };
    const at = { 5000: strike(given, 10 * second, 'Vendor') };
    const { queue, whole } = collected(given, { at });
    expect(whole.success).toBe(600);
    expect(queue).toMatchObject({ consumed: 590, deadLettered: 0, lost: 0 });
    expect(queue.ages.p99Ms).toBeGreaterThan(9 * second);
  });

  it('that is slower than the next attempt gets it twice', () => {
    const { queue, named } = collected({
      values: { retryMs: 500 },
      vendor: { latencyMs: constant(800) },
      seconds: 60,
    });
    // Each of 120 batches is sent when it is full and 500 ms later, the last one but once; the answer to the first comes after 800 ms.
    expect(named('Vendor').arrivals).toBe(239);
    expect(queue.consumed).toBe(1180);
  });

  it('that has nothing left of its quota, or knows nobody any more, gets everything later', () => {
    const given: OneCollector = { values: { retryMs: second }, vendor: { quotaPerSecond: 1000 }, seconds: 30 };
    for (const fault of ['dependency-quota', 'expired-credential'] as const) {
      const { document } = collected(given);
      const [wire] = document.stages[0]!.wires.filter((each) => 'component' in each.from).slice(-1);
      const target =
        fault === 'expired-credential'
          ? ({ type: 'wire', wire: wire!.id } as const)
          : faultAt(document, 'Vendor', 'outage').target;
      const struck = { fault, target, magnitude: null, recurrence: null };
      const { queue } = collected(given, { at: { 5000: (run) => run.inject(struck, 10 * second) } });
      expect(queue, fault).toMatchObject({ consumed: 590, lost: 0 });
      expect(queue.ages.p99Ms).toBeGreaterThan(9 * second);
    }
  });

  it('that does not come back is given up', () => {
    const given: OneCollector = { values: { retryMs: second, giveUpMs: 5 * second }, seconds: 20 };
    const { queue } = collected(given, { at: { 0: strike(given, 60 * second, 'Vendor') } });
    expect(queue.consumed).toBe(0);
    expect(queue.deadLettered).toBeGreaterThan(200);
  });
});

describe('a collector that restarts', () => {
  const given = (durable: boolean): OneCollector => ({
    values: { durable, batchItems: 1000 },
    steps: [buildStep.outside('telemetry', { onFailure: { type: 'ignore' } })],
  });
  const crashed = (durable: boolean) =>
    collected(given(durable), {
      at: { 5025: (run) => run.inject(faultAt(oneCollector(given(durable)), 'Collector', 'crash'), null) },
    });

  it('has lost what was in its queue', () => {
    expect(crashed(false).queue.lost).toBe(101);
  });

  it('has lost nothing where that is on disk', () => {
    expect(crashed(true).queue.lost).toBe(0);
  });
});

describe('a sample', () => {
  it('is of whole requests, the same at every collector', () => {
    const { named } = collected({
      steps: [telling, pause(20), telling, buildStep.outside('others')],
      values: { keptShare: 0.25 },
      ratePerSecond: 100,
      between: {
        components: { Second: { kind: 'collector', values: { keptShare: 0.25, itemCpuMs: constant(0) } } },
        wires: ['front.telemetry -> Collector', 'front.others -> Second', 'Collector -> Vendor', 'Second -> Vendor'],
      },
    });
    const [first, second] = ['Collector', 'Second'].map((name) => named(name).messages!);
    expect(first!.accepted).toBe(2 * second!.accepted);
    // The last two requests do not come to tell a second time.
    expect(first!.accepted + first!.sampledOut).toBe(4000 - 2);
    // 2,000 x 0.25 with a deviation of 19.
    expect(Math.abs(second!.accepted - 500)).toBeLessThan(60);
  });

  it('keeps those of slow operations beside it, through a balancer and after the answer', () => {
    const slow = buildStep.choose([
      [9, [pause(10)]],
      [1, [pause(300)]],
    ]);
    const { messages, whole } = collected({
      steps: [slow, reply(), telling],
      values: { keptShare: 0, slowMs: 200 },
      ratePerSecond: 100,
      between: {
        components: { Balancer: { kind: 'load-balancer', values: { latencyMs: constant(0) } } },
        wires: ['front.telemetry -> Balancer', 'Balancer -> Collector', 'Collector -> Vendor'],
      },
    });
    expect(Math.abs(messages.accepted - 200)).toBeLessThan(45);
    expect(messages.accepted + messages.sampledOut).toBeGreaterThan(1900);
    expect(whole.responses.maxMs).toBe(300);
  });
});

describe('what is expected of a collector', () => {
  it('is what it takes in, and nothing of what it sends on', () => {
    const document = oneCollector({ values: { itemCpuMs: constant(10), vcpus: 1 } });
    const { components } = flowBalance(document, document.stages[0]!.id)!.now;
    expect(components.at(-2)!.utilization).toBeCloseTo(0.2, 9);
    expect(components.at(-2)!).toMatchObject({ arrivalsPerSecond: 20 });
  });
});

/** Takes a part down for a while. */
const strike = (given: OneCollector, ms: number, part: string) => (run: Run) =>
  run.inject(faultAt(oneCollector(given), part, 'outage'), ms);
