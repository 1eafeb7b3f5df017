/** What a warehouse does to others when it brings what it kept, and how long its new readings wait. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { play } from '../testing/play';
import { cut, entry, load } from './supply-chain';

const { document } = entry;
const second = 1000;
const backMs = cut.atMs + cut.durationMs;
const after = { fromMs: backMs + 5 * second, toMs: backMs + 35 * second };

function playSheet(place: number) {
  const buffer = document.stages[place]!.components.find(({ name }) => name === 'Gateway buffer')!.id;
  /** Times in the buffer of readings that came into it soon after the cut was over. */
  const newMs: number[] = [];
  const played = play(
    (design, stage, seed, observer) =>
      createRun(design, stage, seed, {
        ...observer,
        messageEnded: ({ component, sentMs, endedMs }) => {
          if (component === buffer && sentMs >= after.fromMs && sentMs < after.toMs) newMs.push(endedMs - sentMs);
        },
      }),
    document,
    place,
    backMs + 120 * second,
  );
  return { ...played, newMs };
}

describe('the supply chain after a cut', () => {
  const asDrawn = playSheet(0);
  const apart = playSheet(1);
  const kept = (load.tags / load.periodMs) * cut.durationMs;

  it('has stores turned away by a warehouse that brings all it kept, and none where it brings it slowly', () => {
    const stores = { trafficClass: 'Store sensors' } as const;
    expect(asDrawn.served({ ...stores, fromMs: cut.atMs, toMs: backMs })).toBe(1);
    expect(asDrawn.served({ ...stores, ...after })).toBeLessThan(0.75);
    expect(apart.served({ ...stores, ...after })).toBeGreaterThan(0.98);
  });

  it('keeps new readings behind old ones, or lets them go straight on', () => {
    expect(asDrawn.newMs.length).toBeGreaterThan(10);
    expect(Math.min(...asDrawn.newMs)).toBeGreaterThan(20 * second);
    expect(apart.newMs).toEqual([]);
  });

  it('loses no reading', () => {
    for (const { named } of [asDrawn, apart]) {
      const [subscription] = named('Gateway buffer').messages!.subscriptions;
      expect(subscription!.lost + subscription!.deadLettered).toBe(0);
      expect(subscription!.consumed + subscription!.waiting).toBeGreaterThan(0.9 * kept);
    }
  });

  it('answers staff meanwhile', () => {
    for (const { served } of [asDrawn, apart])
      expect(served({ trafficClass: 'Staff', ...after })).toBeGreaterThan(0.98);
  });
});
