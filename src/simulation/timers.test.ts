/** Timers of what is over wake nobody. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant } from '#design';
import { runDesign } from './testing/run-design';

describe('the timeout of a call that was answered', () => {
  it('does not strike in the work that follows', () => {
    const document = buildDesign(
      {
        classes: {
          Users: {
            arrivals: { type: 'constant', ratePerSecond: 1, firstMs: 0 },
            mix: { 'shop.buy': 1 },
            patienceMs: null,
          },
        },
        scenario: { durationMs: 10_000, warmUpMs: 0 },
        modules: { shop: { operations: { buy: [buildStep.outside('bank'), buildStep.compute(constant(400))] } } },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Server: { kind: 'server', modules: ['shop'] },
          Bank: { kind: 'third-party', values: { latencyMs: constant(10) } },
        },
        wires: ['Users -> Server', { wire: 'shop.bank -> Bank', policy: { timeoutMs: 50 } }],
      },
      declarations,
    );
    const { responses, availability } = runDesign(document).flows[0]!;
    expect(availability).toBe(1);
    expect(responses.p50Ms).toBeGreaterThan(410);
  });
});
