/** What is expected of functions, worked out by hand and against a run. */
import { buildStep, constant } from '#design';
import { describe, expect, it } from 'vitest';
import { oneFunction, type OneFunction } from '../testing/one-function';
import { runDesign } from '../testing/run-design';
import { flowBalance } from './flow-balance';

const balanced = (given: OneFunction) => {
  const document = oneFunction(given);
  const [, component] = document.stages[0]!.components;
  const found = flowBalance(document, document.stages[0]!.id)!.now.components.find(({ id }) => id === component!.id)!;
  return { document, ...found, of: (kind: string) => found.resources.find((each) => each.kind === kind)! };
};

/** 100 ms of a reference vCPU at a quarter of one. */
const small = { steps: [buildStep.compute(constant(100))], values: { memoryMiB: 250, mibPerVcpu: 1000 } };

describe('the balance of a function', () => {
  it('has its instances in use as long as the work takes on what they have of a vCPU', () => {
    const { arrivalsPerSecond, of } = balanced(small);
    expect(arrivalsPerSecond).toBeCloseTo(10, 9);
    // 10 a second of 400 ms; 10 x 100 ms of CPU.
    expect(of('workers').inUse).toBeCloseTo(4, 9);
    expect(of('cpu').inUse).toBeCloseTo(1, 9);
    expect(of('cpu').limit).toBeNull();
  });

  it('is limited by its own concurrency, else by that of the account', () => {
    expect(balanced(small).of('workers').limit).toBe(1000);
    const own = balanced({ ...small, values: { ...small.values, concurrencyLimit: 5, instanceConcurrency: 2 } });
    expect(own.of('workers').utilization).toBeCloseTo(0.4, 9);
  });

  it('is what a run comes to', () => {
    const { document, of } = balanced({ ...small, seconds: 400 });
    const { onDemand } = runDesign(document).components[1]!;
    expect(onDemand!.inUse / of('workers').inUse).toBeCloseTo(1, 1);
  });
});
