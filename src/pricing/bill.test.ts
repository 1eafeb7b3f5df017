import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBill, priceOf, type BillInput, type BillOptions } from './bill';
import { loadLevels } from './load-levels';
import { cacheSizes, databaseSizes, fittingSize, priceBook, serverSizes } from './price-book';

const options: BillOptions = { overrides: {}, freeTier: false, requestsPerMonth: 1_000_000, levels: [] };
const line = (given: Partial<BillInput>): BillInput => ({
  component: 'c1',
  label: 'Server',
  priceItem: 'ec2.c7g.large.hour',
  quantity: 730,
  meter: 'instance-hours',
  basis: 'configured',
  ...given,
});

describe('the price book', () => {
  it('has a finite price, a unit and a source for every item', () => {
    let seen = 0;
    for (const item of priceBook.items.values()) {
      seen += 1;
      expect(Number.isFinite(item.usd) && item.usd >= 0, item.id).toBe(true);
      expect(item.unit.length * item.source.length * item.sourceDate.length, item.id).toBeGreaterThan(0);
      for (const tier of item.tiers ?? []) expect(tier.usd).toBeGreaterThanOrEqual(0);
    }
    expect(seen).toBe(136);
  });

  it('sells sizes of servers, databases and caches', () => {
    for (const sizes of [serverSizes, databaseSizes, cacheSizes]) {
      expect(sizes.length).toBeGreaterThan(5);
      for (const size of sizes) expect(size.usdPerHour).toBeGreaterThan(0);
    }
  });

  it('bills the cheapest size that is large enough, and several of the largest when none is', () => {
    expect(fittingSize(serverSizes, 2, 4)?.size.usdPerHour).toBe(0.0416);
    const huge = fittingSize(serverSizes, 1000, 4);
    expect(huge?.count).toBeGreaterThan(1);
  });
});

describe('makeBill', () => {
  it('multiplies hours by the price of an hour', () => {
    // 2 instances x 730 h x 0.0725 $/h = 105.85 $
    const bill = makeBill([line({ quantity: 2 * 730 })], priceBook, options);
    expect(bill.totalUsd).toBeCloseTo(105.85, 10);
    expect(bill.lines[0]).toMatchObject({ unit: 'instance-hour', confidence: 'quoted', sourceDate: '2026-07-20' });
    expect(bill.perMillionRequestsUsd).toBeCloseTo(105.85, 10);
  });

  it('applies tiers once to the sum of all lines of an item, and shares the amount by quantity', () => {
    // 20,480 GB: 10,240 x 0.09 + 10,240 x 0.085 = 1,792 $; a quarter of it is 448 $.
    const item = 'transfer.internet.out';
    const bill = makeBill(
      [line({ priceItem: item, quantity: 5120 }), line({ component: 'c2', priceItem: item, quantity: 15_360 })],
      priceBook,
      options,
    );
    expect(bill.totalUsd).toBeCloseTo(1792, 8);
    expect(bill.perComponent.get('c1')).toBeCloseTo(448, 8);
  });

  it('subtracts the free allowance only where it counts', () => {
    // 150 GB: all of it 13.50 $; less 100 GB 4.50 $.
    const lines = [line({ priceItem: 'transfer.internet.out', quantity: 150 })];
    expect(makeBill(lines, priceBook, options).totalUsd).toBeCloseTo(13.5, 10);
    expect(makeBill(lines, priceBook, { ...options, freeTier: true }).totalUsd).toBeCloseTo(4.5, 10);
  });

  it('takes the price of the author, and of the design where the book has none', () => {
    const bill = makeBill(
      [line({ quantity: 10 }), line({ priceItem: null, unitUsd: 0.02, unit: 'call', quantity: 1000 })],
      priceBook,
      { ...options, overrides: { 'ec2.c7g.large.hour': 1 } },
    );
    expect(bill.totalUsd).toBeCloseTo(30, 10);
    expect(bill.lines.map(({ isOverridden }) => isOverridden)).toEqual([true, false]);
  });

  it('refuses an item that the book does not have', () => {
    expect(() => makeBill([line({ priceItem: 'gold' })], priceBook, options)).toThrow('gold');
  });

  it('adds up, in whatever order the lines come, and never falls when a quantity grows', () => {
    const items = [...priceBook.items.keys()];
    const input = fc.record({
      priceItem: fc.constantFrom(...items),
      quantity: fc.double({ min: 0, max: 1e6, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(input, { maxLength: 12 }), fc.boolean(), (given, freeTier) => {
        const lines = given.map((each) => line(each));
        const bill = makeBill(lines, priceBook, { ...options, freeTier });
        const sum = bill.lines.reduce((total, { amountUsd }) => total + amountUsd, 0);
        expect(bill.totalUsd).toBeCloseTo(sum, 6);
        const reversed = makeBill(lines.toReversed(), priceBook, { ...options, freeTier });
        expect(Math.abs(reversed.totalUsd - bill.totalUsd)).toBeLessThanOrEqual(1e-9 * Math.max(1, bill.totalUsd));
      }),
    );
    for (const item of priceBook.items.values()) {
      let before = 0;
      for (const quantity of [0, 1, 99, 101, 10_000, 60_000, 200_000]) {
        const amount = priceOf(item, quantity, options);
        expect(amount).toBeGreaterThanOrEqual(before);
        before = amount;
      }
    }
  });
});

describe('loadLevels', () => {
  it('keeps at most six levels whose hours make a month and whose mean is the mean of the day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (profile) => {
          const levels = loadLevels(profile);
          expect(levels.length).toBeLessThanOrEqual(6);
          expect(levels.reduce((sum, { hoursPerMonth }) => sum + hoursPerMonth, 0)).toBeCloseTo(730, 6);
          const mean = profile.reduce((sum, each) => sum + each, 0) / 24;
          const weighted = levels.reduce((sum, level) => sum + (level.factor * level.hoursPerMonth) / 730, 0);
          expect(weighted).toBeCloseTo(mean, 6);
        },
      ),
    );
  });

  it('has one level for a flat day, and its own for each of few factors', () => {
    expect(loadLevels(Array.from({ length: 24 }, () => 1))).toEqual([{ factor: 1, hoursPerMonth: 730 }]);
    const day = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 0.5 : 2));
    expect(loadLevels(day)).toEqual([
      { factor: 0.5, hoursPerMonth: 182.5 },
      { factor: 2, hoursPerMonth: 547.5 },
    ]);
  });
});
