/** What a slow vendor of telemetry does to those who tell it, by figures worked out beforehand. */
import { describe, expect, it } from 'vitest';
import type { Document } from '#design';
import { billRuns, createRun } from '#simulation';
import { load, queue, quirkTelemetry, slow } from './quirk-telemetry';

const second = 1000;
const [direct, collected] = [0, 1];
const slowSeconds = (slow.untilMs - slow.atMs) / second;

/** The report from the end of warm-up to an instant. */
function reportAt(design: Document, stage: number, untilMs: number) {
  const created = createRun(design, design.stages[stage]!.id, 1);
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const { components, flows } = run.report();
  const named = (name: string) => {
    const { id } = design.stages[stage]!.components.find((each) => each.name === name)!;
    return components.find((each) => each.id === id)!;
  };
  const billedMs = ['Portal', 'Events', 'Directory'].reduce((sum, name) => sum + named(name).onDemand!.billedMs, 0);
  return { named, billedMs, whole: flows[0]! };
}

function billOf(design: Document, stage: number) {
  const runs = billRuns(design, design.stages[stage]!.id);
  let step = runs.next();
  while (!step.done) step = runs.next();
  if (!step.value.ok) throw new Error('no bill');
  return step.value.value.lines;
}

describe('Quirk telemetry, told directly', () => {
  const document = quirkTelemetry();
  const calm = reportAt(document, direct, slow.atMs);
  const struck = reportAt(document, direct, slow.untilMs);

  it('keeps every request waiting for the vendor, and pays for it', () => {
    expect(calm.whole.responses.p95Ms).toBeLessThan(500);
    // Three quarters of the requests come while the vendor takes 2 s.
    expect(struck.whole.responses.p50Ms).toBeGreaterThan(slow.batchMs);
    expect(struck.whole.availability).toBe(1);
    const extraMs = struck.billedMs - calm.billedMs;
    const requests = load.perSecond * slowSeconds;
    expect(extraMs / requests).toBeGreaterThan(slow.batchMs);
    expect(extraMs / requests).toBeLessThan(slow.batchMs + 120);
  });

  it('keeps nobody waiting behind an answer, and pays the same', () => {
    const first = reportAt(quirkTelemetry(true), direct, slow.untilMs);
    expect(first.whole.responses.p95Ms).toBeLessThan(300);
    expect(Math.abs(first.billedMs / struck.billedMs - 1)).toBeLessThan(0.01);
  });

  it('costs most at the vendor', () => {
    // 30 x 5,120 bytes a second are 404 GB a month, at 0.50 $.
    const gb = (load.perSecond * load.bytes * 730 * 3600) / 1e9;
    const lines = billOf(document, direct);
    const sent = lines.find(({ label }) => label === 'Sent to it')!.amountUsd;
    expect(Math.abs(sent / (0.5 * gb) - 1)).toBeLessThan(0.02);
    expect(Math.max(...lines.map(({ amountUsd }) => amountUsd))).toBe(sent);
  });
});

describe('Quirk telemetry, told to collectors', () => {
  const document = quirkTelemetry();
  const calm = reportAt(document, collected, slow.atMs);
  const struck = reportAt(document, collected, slow.untilMs);
  const messages = ({ named }: typeof struck) => ['Collector 1', 'Collector 2'].map((name) => named(name).messages!);

  it('is felt by nobody', () => {
    expect(struck.whole.availability).toBe(1);
    expect(struck.whole.responses.p95Ms).toBeLessThan(300);
    expect(struck.billedMs / calm.billedMs).toBeLessThan(2.6);
  });

  it('goes on in batches, and drops what the queues cannot hold', () => {
    expect(messages(calm).map(({ dropped }) => dropped)).toEqual([0, 0]);
    for (const { accepted, subscriptions, dropped } of messages(calm)) {
      expect(accepted / subscriptions[0]!.batches).toBeGreaterThan(10);
      expect(dropped).toBe(0);
    }
    // Fifteen a second come to each, and batches of twenty leave every 2 s: five a second beyond it, less the room of the queue.
    const beyond = load.perSecond / 2 - (queue.batch * queue.senders * second) / slow.batchMs;
    for (const { dropped } of messages(struck)) {
      const expected = beyond * slowSeconds - queue.items;
      expect(Math.abs(dropped - expected)).toBeLessThan(3 * Math.sqrt((load.perSecond / 2) * slowSeconds));
    }
  });

  it('catches up when the vendor does', () => {
    for (const { subscriptions } of messages(reportAt(document, collected, Number.POSITIVE_INFINITY)))
      expect(subscriptions[0]!.waiting).toBeLessThan(queue.batch);
  });
});
