/** Faults of a module and of a disk. */
import { describe, expect, it } from 'vitest';
import { buildStep, type Fault } from '#design';
import type { Run } from '.';
import { faultAt, runDesign } from './testing/run-design';
import { shopAndDatabase, shopParts } from './testing/shop-and-database';
import { parts, twoHosts, wait } from './testing/two-hosts';

describe('the error rate of a module', () => {
  const document = twoHosts({ steps: [wait(10)], ratePerSecond: 100, seconds: 100 });
  const module = document.stages[0]!.modules[1]!.id;
  const fault: Fault = { fault: 'error-rate', target: { type: 'module', module }, magnitude: 0.2, recurrence: null };
  const struck = (durationMs: number | null) =>
    parts(runDesign(document, { at: { 50_000: (run: Run) => run.inject(fault, durationMs) } }));

  it('fails that share of what it does, after the normal time', () => {
    const { back, whole } = struck(null);
    expect(whole.failed['failed']! / whole.offered).toBeCloseTo(0.1, 2);
    expect(back.failures).toBe(whole.failed['failed']);
    expect(back.responses.meanMs).toBeCloseTo(10, 6);
  });

  it('ends with the fault', () => {
    const { whole } = struck(10_000);
    expect(whole.failed['failed']! / whole.offered).toBeCloseTo(0.02, 2);
  });
});

describe('a full disk', () => {
  it('fails writes and lets reads pass, until there is room again', () => {
    const failures = (step: ReturnType<typeof buildStep.read>) => {
      const document = shopAndDatabase({ steps: [step], ratePerSecond: 100 });
      const inject = (run: Run) => run.inject(faultAt(document, 'Database', 'disk-full'), 5000);
      const { whole } = shopParts(runDesign(document, { at: { 5000: inject } }));
      return whole.failed['failed']! / whole.offered;
    };
    expect(failures(buildStep.read('Database'))).toBe(0);
    expect(failures(buildStep.write('Database'))).toBeCloseTo(0.25, 1);
    expect(failures(buildStep.transaction('Database', [buildStep.write('Database')]))).toBeCloseTo(0.25, 1);
  });
});
