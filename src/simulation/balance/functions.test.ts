/** What is expected of functions, worked out by hand and against a run. */
import { buildStep, constant } from '#design';
import { describe, expect, it } from 'vitest';
import { eventDesign } from '../testing/event-design';
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

describe('the balance of a function that nobody waits for', () => {
  it('is what its events ask for, as often as they are tried, and its senders wait for none of it', () => {
    const steps = [buildStep.pause(constant(500)), buildStep.failing(0.5)];
    const document = eventDesign({ ratePerSecond: 10, steps });
    const balance = flowBalance(document, document.stages[0]!.id)!.now;
    const named = (name: string) => {
      const { id } = document.stages[0]!.components.find((each) => each.name === name)!;
      return balance.components.find((each) => each.id === id);
    };
    const [front, host] = [named('Front'), named('Function')];
    // 1 + 1/2 + 1/4 attempts of half a second.
    expect(host!.arrivalsPerSecond).toBeCloseTo(17.5, 9);
    expect(host!.resources.find(({ kind }) => kind === 'workers')!.inUse).toBeCloseTo(8.75, 9);
    expect(front!.resources.find(({ kind }) => kind === 'workers')?.inUse ?? 0).toBeCloseTo(0, 9);
  });
});
