/** Attempts without end: their number is a byte, and what follows the 255th is a further attempt like any other, on the short way as on the long one. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, exponential } from '#design';
import { bare, roomy } from './testing/bare';
import { begin } from './testing/run-design';

const { call, failing, pause } = buildStep;
const retry = {
  attempts: null,
  on: ['failed'],
  backoff: { baseMs: 1, factor: 1, capMs: 1, jitter: 'none' },
  budget: null,
} as const;

/** A balancer that goes on trying a host which nearly always fails, for callers who have long given up. */
const design = (latencyMs: number) =>
  buildDesign(
    {
      classes: { Users: { ratePerSecond: 5, mix: { 'front.go': 1 }, patienceMs: 4000 } },
      scenario: { durationMs: 8000, warmUpMs: 0 },
      modules: {
        front: { operations: { go: [call('leaf.serve', { requestBytes: constant(5000) })] } },
        leaf: { operations: { serve: [pause(exponential(1)), failing(0.995)] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Front: { kind: 'server', modules: ['front'], values: roomy },
        Balancer: { kind: 'load-balancer', values: { latencyMs: constant(0) } },
        Leaf: { kind: 'server', modules: ['leaf'], values: roomy },
      },
      wires: [
        { wire: 'Users -> Front', ...bare },
        { wire: 'front.leaf -> Balancer', ...bare, policy: { timeoutMs: 300 } },
        { wire: 'Balancer -> Leaf', ...bare, latencyMs, policy: { retry } },
      ],
    },
    declarations,
  );

function reportOf(latencyMs: number, isWatched: boolean) {
  const run = begin(design(latencyMs), { seed: 3, observer: isWatched ? { visitEnded: () => undefined } : {} });
  run.advance(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  return run.report();
}

describe('retries without end', () => {
  it.each([0, 0.5])('send the same the short way and step by step over %s ms', (latencyMs) => {
    const short = reportOf(latencyMs, false);
    const wire = short.wires.at(-1)!;
    // Of 5 requests a second some go on past their 255th attempt.
    expect(wire.attempts).toBeGreaterThan(20 * short.wires[1]!.attempts);
    expect(short.digest).toBe(reportOf(latencyMs, true).digest);
  });
});
