/** An answer that leaves before the work is done. */
import { describe, expect, it } from 'vitest';
import { buildStep } from '#design';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait } from './testing/two-hosts';

describe('an early reply', () => {
  it('is lost or not by draws of its own request, so that a run that is made again is the same', () => {
    const design = twoHosts({
      steps: [wait(1), buildStep.reply(), wait(5)],
      wire: { latencyMs: 1, lossRatio: 0.3 },
      seconds: 20,
    });
    const meanMs = () => parts(runDesign(design)).whole.responses.meanMs;
    const first = meanMs();
    // Another run between them leaves other things in the rows that the second one uses again.
    runDesign(twoHosts({ steps: [wait(3)], ratePerSecond: 70, seconds: 20 }));
    expect(meanMs()).toBe(first);
  });
});
