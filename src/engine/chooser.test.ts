import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { Chooser, type ChoicePolicy, type Member } from './chooser';
import { allocate, entities, kinds, resetFrames } from './frames';
import { resetIntegers } from './integers';
import { resetStreams } from './random';
import { resetRings } from './ring';
import type { Instance } from './station';

beforeEach(() => {
  resetIntegers();
  resetStreams();
  resetRings();
  resetFrames(() => {});
});

/** Members at instances with these rows; a chooser reads no more of an instance than this. */
const membersAt = (rows: readonly number[]): Member[] =>
  rows.map((row) => ({
    instance: { row, group: 3, ordinal: row, zone: -1, state: 'up' } as unknown as Instance,
    weight: 1,
  }));

function chooserBy(policy: ChoicePolicy, members: readonly Member[], seed = 5): Chooser {
  const options = {
    policy,
    choices: 2,
    hashBy: 'key' as const,
    virtualNodes: 40,
    preferSameZone: false,
    outlierEjection: null,
  };
  const chooser = new Chooser(options, { seed, id: 1, ordinal: 0, zone: -1 });
  chooser.configure(options, members);
  return chooser;
}

/** A frame about a key. */
function frameOf(key: number): number {
  const frame = allocate(kinds.call);
  entities[frame] = key;
  return frame;
}

/** Where a chooser sends so many keys; nothing stays outstanding. */
function goesTo(chooser: Chooser, keys: number): number[] {
  const frame = frameOf(0);
  return Array.from({ length: keys }, (_, key) => {
    entities[frame] = key;
    const { row } = chooser.choose(frame)!;
    chooser.done(row);
    return row;
  });
}

describe('the least outstanding', () => {
  it('is one of those that a look at all of them finds, whatever came, went, fell ill and got well', () => {
    let looks = 0;
    const step = fc.record({ what: fc.constantFrom('choose', 'choose', 'answer', 'health'), at: fc.nat(99) });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.array(step, { minLength: 20, maxLength: 80 }), (count, steps) => {
        const rows = Array.from({ length: count }, (_, at) => 10 + 3 * at);
        const chooser = chooserBy('least-outstanding', membersAt(rows));
        const loads = new Map(rows.map((row) => [row, 0]));
        const ill = new Set<number>();
        const wrong: number[] = [];
        const frame = frameOf(1);
        for (const { what, at } of steps) {
          const row = rows[at % count]!;
          if (what === 'answer') {
            chooser.done(row);
            loads.set(row, Math.max(0, loads.get(row)! - 1));
          } else if (what === 'health') {
            chooser.setHealth(row, ill.has(row));
            if (!ill.delete(row)) ill.add(row);
          } else {
            const healthy = rows.filter((each) => !ill.has(each));
            const candidates = healthy.length > 0 ? healthy : rows;
            const chosen = chooser.choose(frame)!.row;
            const fewest = Math.min(...candidates.map((each) => loads.get(each)!));
            if (!candidates.includes(chosen) || loads.get(chosen) !== fewest) wrong.push(chosen);
            loads.set(chosen, loads.get(chosen)! + 1);
            looks++;
          }
        }
        expect(wrong).toEqual([]);
      }),
    );
    expect(looks).toBeGreaterThan(1000);
  });

  it('keeps what waits at an instance through a change of members', () => {
    const members = membersAt([1, 2]);
    const chooser = chooserBy('least-outstanding', members);
    const frame = frameOf(1);
    const sent = [0, 0, 0].map(() => chooser.choose(frame)!.row);
    const busier = sent.filter((row) => row === 1).length === 2 ? 1 : 2;
    chooser.configure({ ...chooser['options'] }, [...members].reverse());
    expect(chooser.choose(frame)!.row).toBe(3 - busier);
  });

  it('meets loads higher than it had room for', () => {
    const chooser = chooserBy('least-outstanding', membersAt([1, 2, 3]));
    const frame = frameOf(1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 3000; i++) {
      const { row } = chooser.choose(frame)!;
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    expect([...counts.values()]).toEqual([1000, 1000, 1000]);
  });
});

describe('consistent hashing', () => {
  it('sends a key to one member, moves a share of the keys to a member that comes, and no others', () => {
    const before = goesTo(chooserBy('consistent-hash', membersAt([1, 2, 3, 4])), 4000);
    const after = goesTo(chooserBy('consistent-hash', membersAt([1, 2, 3, 4, 5])), 4000);
    const moved = before.flatMap((row, key) => (row === after[key] ? [] : [after[key]]));
    expect(new Set(moved)).toEqual(new Set([5]));
    // A fifth of the circle, give or take what 40 points a member leave to chance.
    expect(moved.length / 4000).toBeGreaterThan(0.12);
    expect(moved.length / 4000).toBeLessThan(0.28);
  });

  it('goes on to the next healthy member as if the ill one had never been on the ring', () => {
    const chooser = chooserBy('consistent-hash', membersAt([1, 2, 3, 4]));
    chooser.setHealth(3, false);
    expect(goesTo(chooser, 2000)).toEqual(goesTo(chooserBy('consistent-hash', membersAt([1, 2, 4])), 2000));
  });
});

describe('round robin and chance', () => {
  it('takes turns', () => {
    expect(goesTo(chooserBy('round-robin', membersAt([4, 5, 6])), 7)).toEqual([4, 5, 6, 4, 5, 6, 4]);
  });

  it('draws all alike', () => {
    const rows = goesTo(chooserBy('random', membersAt([4, 5, 6])), 3000);
    // Binomial: 1,000 and a standard deviation of 26.
    for (const row of [4, 5, 6]) expect(Math.abs(rows.filter((each) => each === row).length - 1000)).toBeLessThan(110);
  });
});
