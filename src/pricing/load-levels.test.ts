import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLevels } from './load-levels';

describe('loadLevels', () => {
  it('keeps at most six levels whose hours make a month and whose mean is the mean of the day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (profile) => {
          const levels = loadLevels([profile]);
          expect(levels.length).toBeLessThanOrEqual(6);
          expect(levels.reduce((sum, { hoursPerMonth }) => sum + hoursPerMonth, 0)).toBeCloseTo(730, 6);
          const mean = profile.reduce((sum, each) => sum + each, 0) / 24;
          const weighted = levels.reduce(
            (sum, level) => sum + ((level.factors[0] ?? 0) * level.hoursPerMonth) / 730,
            0,
          );
          expect(weighted).toBeCloseTo(mean, 6);
        },
      ),
    );
  });

  it('groups with the least squared error of all groupings into six', () => {
    const errorOf = (group: readonly number[]) => {
      const mean = group.reduce((sum, each) => sum + each, 0) / group.length;
      return group.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
    };
    // Every way to cut the rest into so many groups, by its error.
    const leastError = (rest: readonly number[], groups: number): number => {
      if (groups === 1) return errorOf(rest);
      const firsts = Array.from({ length: rest.length - groups + 1 }, (_, at) => at + 1);
      return Math.min(...firsts.map((size) => errorOf(rest.slice(0, size)) + leastError(rest.slice(size), groups - 1)));
    };
    const factors = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(factors, (day) => {
        const sorted = day.toSorted((a, b) => a - b);
        let from = 0;
        let error = 0;
        for (const { hoursPerMonth } of loadLevels([day])) {
          const size = Math.round((hoursPerMonth * day.length) / 730);
          error += errorOf(sorted.slice(from, from + size));
          from += size;
        }
        expect(from).toBe(day.length);
        expect(error).toBeCloseTo(leastError(sorted, 6), 6);
      }),
    );
  });

  it('does not mind at which hours of the day the loads come', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 24, maxLength: 24 });
    const twoOrders = hours.chain((day) =>
      fc.tuple(fc.constant(day), fc.shuffledSubarray(day, { minLength: day.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([day, shuffled]) => {
        const bare = (of: readonly number[]) =>
          loadLevels([of]).map(({ factors, hoursPerMonth }) => ({ factors, hoursPerMonth }));
        expect(bare(shuffled)).toEqual(bare(day));
      }),
    );
  });

  it('has one level for a flat day, and its own for each of few factors', () => {
    const flat = Array.from({ length: 24 }, () => 1);
    expect(loadLevels([flat])).toEqual([{ hoursOfDay: flat.map((_, hour) => hour), factors: [1], hoursPerMonth: 730 }]);
    const day = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 0.5 : 2));
    expect(loadLevels([day])).toMatchObject([
      { hoursOfDay: [0, 1, 2, 3, 4, 5], factors: [0.5], hoursPerMonth: 182.5 },
      { factors: [2], hoursPerMonth: 547.5 },
    ]);
  });
});

describe('loadLevels of several classes', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);

  it('runs each class at its own factor: a batch of the night never meets the day', () => {
    // The mean of both days is 1 at every hour: as one profile it would be a single level at which both run.
    const shoppers = hours.map((hour) => (hour < 8 ? 0 : 2));
    const batch = hours.map((hour) => (hour < 8 ? 2 : 0));
    expect(loadLevels([shoppers, batch])).toEqual([
      { hoursOfDay: hours.slice(0, 8), factors: [0, 2], hoursPerMonth: (730 * 8) / 24 },
      { hoursOfDay: hours.slice(8), factors: [2, 0], hoursPerMonth: (730 * 16) / 24 },
    ]);
  });

  it('has a level for a class that changes beside one that does not', () => {
    const flat = hours.map(() => 1);
    const evening = hours.map((hour) => (hour < 20 ? 1 : 5));
    expect(loadLevels([flat, evening]).map(({ factors }) => factors)).toEqual([
      [1, 1],
      [1, 5],
    ]);
  });

  it('keeps at most six levels, all hours of the day once, and the mean of each class', () => {
    const day = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 4 }), (days) => {
        const levels = loadLevels(days);
        expect(levels.length).toBeLessThanOrEqual(6);
        expect(levels.flatMap(({ hoursOfDay }) => hoursOfDay).toSorted((a, b) => a - b)).toEqual(hours);
        days.forEach((each, at) => {
          const mean = each.reduce((sum, factor) => sum + factor, 0) / 24;
          const weighted = levels.reduce(
            (sum, level) => sum + ((level.factors[at] ?? 0) * level.hoursPerMonth) / 730,
            0,
          );
          expect(weighted).toBeCloseTo(mean, 6);
        });
      }),
    );
  });

  it('has one level where there is no class at all', () => {
    expect(loadLevels([])).toEqual([{ hoursOfDay: [], factors: [], hoursPerMonth: 730 }]);
  });
});
