import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { BuildNames, buildDocument, buildStep, constant, type Document } from '#design';
import { makeTrial } from '..';
import type { MessagesOfOperation } from './message-watch';
import { bare } from '../testing/bare';

const { pause, send } = buildStep;
const names = new BuildNames();
const [slowly, fast] = ['shop.slowly', 'shop.fast'].map((name) => names.id('operation', name));

interface Given {
  readonly slowMs: number;
  readonly durationMs: number;
  readonly keys?: number;
  readonly keyOrder?: 'any' | 'exclusive';
}

/** Ten requests of each operation, one a second, whose messages go through one queue to a worker that takes as long as they say. */
function shop({ slowMs, durationMs, keys = 1_000_000, keyOrder = 'any' }: Given): Document {
  const arrivals = (operation: string) => ({
    arrivals: { type: 'constant' as const, ratePerSecond: 1, firstMs: 0 },
    profile: [
      { atMs: 0, factor: 1, ramp: false },
      { atMs: 9500, factor: 0, ramp: false },
    ],
    mix: { [operation]: 1 },
    keys: { type: 'uniform' as const, items: keys },
    patienceMs: null,
  });
  const handOver = (operation: string) => [send({ need: 'queue', protocol: 'queue', operation })];
  return buildDocument(
    {
      classes: { Slow: arrivals('shop.slowly'), Fast: arrivals('shop.fast') },
      scenario: { durationMs, warmUpMs: 0 },
      stages: {
        One: {
          modules: {
            shop: { operations: { slowly: handOver('worker.long'), fast: handOver('worker.short') } },
            worker: { operations: { long: [pause(constant(slowMs))], short: [pause(constant(100))] } },
          },
          components: {
            Users: { kind: 'users', classes: ['Slow', 'Fast'] },
            Shop: { kind: 'server', modules: ['shop'] },
            Queue: { kind: 'queue', values: { sendMs: constant(0), visibilityTimeoutMs: 600_000, keyOrder } },
            Worker: { kind: 'server', modules: ['worker'], values: { workers: 100 } },
          },
          wires: ['Users -> Shop', 'shop.queue -> Queue', 'Queue -> Worker'].map((wire) => ({ wire, ...bare })),
        },
      },
    },
    declarations,
    names,
  );
}

function messagesOf(document: Document): readonly MessagesOfOperation[] {
  const making = makeTrial({ document, stage: document.stages[0]!.id, seed: 1, replication: 0, part: 'run' });
  let step = making.next();
  while (!step.done) step = making.next();
  if (!step.value.ok || step.value.value.part !== 'run') throw new Error('the design cannot run');
  return step.value.value.totals.messages;
}

const of = (all: readonly MessagesOfOperation[], operation: unknown) =>
  all.find((each) => each.operation === operation)!;

describe('messages of a run', () => {
  it('are told by the request that they were sent for, though they went through one queue', () => {
    const all = messagesOf(shop({ slowMs: 2000, durationMs: 60_000 }));
    expect(all).toHaveLength(2);
    expect(of(all, slowly)).toMatchObject({ consumed: 10, deadLettered: 0, lost: 0, unfinished: 0 });
    // The last request comes at 9 s.
    expect(of(all, slowly).doneMs).toBeCloseTo(11_000, 0);
    expect(of(all, fast).doneMs).toBeCloseTo(9100, 0);
    expect(of(all, slowly).p95AgeMs / 2000).toBeCloseTo(1, 1);
    expect(of(all, fast).p99AgeMs / 100).toBeCloseTo(1, 1);
  });

  it('tell of work on one key at once', () => {
    const given = { slowMs: 2000, durationMs: 60_000, keys: 1 };
    // Each of ten but the first begins a second after the one before, which takes two.
    expect(of(messagesOf(shop(given)), slowly).overlapping).toBe(9);
    expect(of(messagesOf(shop({ ...given, keyOrder: 'exclusive' })), slowly).overlapping).toBe(0);
    expect(of(messagesOf(shop({ ...given, keys: 1_000_000 })), slowly).overlapping).toBe(0);
  });

  it('are not done, and infinitely old, where some are unfinished at the end', () => {
    const all = messagesOf(shop({ slowMs: 15_500, durationMs: 20_000 }));
    expect(of(all, slowly)).toMatchObject({ consumed: 5, unfinished: 5 });
    expect(of(all, slowly).doneMs).toBe(Number.POSITIVE_INFINITY);
    expect(of(all, slowly).p95AgeMs).toBe(Number.POSITIVE_INFINITY);
    expect(of(all, fast).doneMs).toBeLessThan(10_000);
  });
});
