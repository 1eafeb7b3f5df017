import { describe, expect, it } from 'vitest';
import { gallery } from '#gallery';
import { begin } from './testing/run-design';

describe('looking at a run', () => {
  it('changes no bit of it: seconds that nobody draws, snapshots and reports under way', () => {
    const { document } = gallery[0]!;
    const digests = (['unseen', 'seen', 'looked at'] as const).map((how) => {
      const run = begin(document, { seed: 7 });
      run.recorder.isUnseen = how === 'unseen';
      while (run.status === 'ready') {
        run.advance(run.nowMs + 1700, 1e9);
        if (how !== 'looked at') continue;
        run.snapshot();
        run.report();
      }
      return run.report().digest;
    });
    expect(new Set(digests).size).toBe(1);
  });
});
