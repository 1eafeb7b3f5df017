/** What is expected of messages, against runs of the same designs. */
import { buildStep } from '#design';
import { describe, expect, it } from 'vitest';
import { messageDesign, type MessageDesign } from '../testing/message-design';
import { flowBalance } from './flow-balance';

const balanced = (given: MessageDesign, name: string) => {
  const document = messageDesign(given);
  const id = document.stages[0]!.components.find((each) => each.name === name)!.id;
  const poisson = { type: 'poisson', ratePerSecond: 10 } as const;
  const trafficClasses = document.workload.trafficClasses.map((each) => ({ ...each, arrivals: poisson }));
  const balance = flowBalance({ ...document, workload: { trafficClasses } }, document.stages[0]!.id);
  return balance!.now.components.find((each) => each.id === id)!;
};

describe('the balance of a consumer', () => {
  it('is the work of its messages, whoever sent them', () => {
    const { arrivalsPerSecond, resources } = balanced({ kind: 'queue', consumer: { workers: 2 } }, 'Worker 1');
    expect(arrivalsPerSecond).toBeCloseTo(10, 6);
    // 10 a second of 100 ms keep one of two workers busy.
    expect(resources.find(({ kind }) => kind === 'workers')?.utilization).toBeCloseTo(0.5, 6);
  });

  it('counts what fails as often as it is received', () => {
    const failing = { kind: 'queue', steps: [buildStep.failing(0.5)], values: { maxReceives: 3 } } as const;
    // 1 + 1/2 + 1/4 receives.
    expect(balanced(failing, 'Worker 1').arrivalsPerSecond).toBeCloseTo(17.5, 6);
  });

  it('shares the messages of a queue, and gives each subscription of a topic all of them', () => {
    expect(balanced({ kind: 'queue', others: [{}] }, 'Worker 2').arrivalsPerSecond).toBeCloseTo(5, 6);
    expect(balanced({ kind: 'topic', others: [{}] }, 'Worker 2').arrivalsPerSecond).toBeCloseTo(10, 6);
  });
});
