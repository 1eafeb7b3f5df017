import { describe, expect, it } from 'vitest';
import { stuckText, type StuckFigures } from './stuck';

const stuck: StuckFigures = {
  workersBusy: 256,
  throughput: 0,
  blocker: 'Database',
  blockerState: 'starved',
  blockerInFlight: 0,
};

describe('callers that wait for good', () => {
  it('are told why, and what ends it', () => {
    expect(stuckText(stuck)).toBe(
      '256 workers wait for answers that never come. Restart all instances, or set a timeout on the wire to Database.',
    );
    expect(stuckText({ ...stuck, workersBusy: 1 })).toMatch(/^1 worker waits for answers/);
  });

  it('are none while something is answered or asked, or while the fault lasts', () => {
    expect(stuckText({ ...stuck, throughput: 3 })).toBe('');
    expect(stuckText({ ...stuck, blockerInFlight: 2 })).toBe('');
    expect(stuckText({ ...stuck, blockerState: 'hung' })).toBe('');
    expect(stuckText({ ...stuck, blockerState: 'off' })).toBe('');
    expect(stuckText({ ...stuck, workersBusy: 0 })).toBe('');
  });
});
