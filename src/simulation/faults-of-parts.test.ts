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

describe('a fault of what has no instances', () => {
  const document = twoHosts({ steps: [wait(10)], ratePerSecond: 100, seconds: 100 });
  const { modules, wires, components } = document.stages[0]!;
  const failed = (target: Fault['target'], fault: Fault['fault'], magnitude: number | null = null) => {
    const strike: Fault = { fault, target, magnitude, recurrence: null };
    const at = { 50_000: (run: Run) => run.inject(strike, 10_000), 80_000: (run: Run) => run.apply(again(), 'again') };
    return parts(runDesign(document, { at }));
  };
  /** The same design, compiled once more. */
  const again = () => ({
    ...document,
    stages: document.stages.map((stage) => ({ ...stage, modules: [...stage.modules] })),
  });

  it('fails a share of the answers of one operation, wherever it is asked, and ends', () => {
    const { whole, back } = failed({ type: 'operation', operation: modules[1]!.operations[0]!.id }, 'error-rate', 0.5);
    expect(whole.failed['failed']! / whole.offered).toBeCloseTo(0.05, 2);
    expect(back.responses.meanMs).toBeCloseTo(10, 6);
  });

  it('turns away, without work, whoever comes with an expired credential', () => {
    for (const target of [
      { type: 'wire', wire: wires[1]!.id },
      { type: 'module', module: modules[0]!.id },
    ] as const) {
      const { whole, back } = failed(target, 'expired-credential');
      expect(whole.failed['failed']! / whole.offered).toBeCloseTo(0.1, 2);
      expect(back.heldMs).toBeCloseTo(10 * whole.success, -3);
    }
  });

  it('multiplies the arrival rate of a class for as long as it lasts', () => {
    const trafficClass = document.workload.trafficClasses[0]!.id;
    const { whole } = failed({ type: 'traffic-class', trafficClass }, 'traffic-surge', 4);
    expect(whole.offered / 13_000).toBeCloseTo(1, 1);
  });

  it('throttles every call once a quota is used up, begun transactions excepted', () => {
    const shop = shopAndDatabase({ steps: [buildStep.transaction('Database', [buildStep.write('Database')])] });
    const inject = (run: Run) => run.inject(faultAt(shop, 'Database', 'dependency-quota'), 5000);
    const { whole, database } = shopParts(runDesign(shop, { at: { 5000: inject } }));
    expect(whole.failed['throttled']! / whole.offered).toBeCloseTo(0.25, 1);
    expect(database.failures).toBe(whole.failed['throttled']);
  });

  it('strikes nothing where it means nothing', () => {
    const component = components[1]!.id;
    expect(failed({ type: 'component', component }, 'expired-credential').whole.success).toBeGreaterThan(9000);
    expect(failed({ type: 'component', component }, 'dependency-quota').whole.success).toBeGreaterThan(9000);
  });
});
