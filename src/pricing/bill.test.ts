import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, makeBill, priceOf, type BillInput, type BillOptions } from './bill';
import { priceBook } from './price-book';

const options: BillOptions = {
  overrides: {},
  freeTier: false,
  requestsPerMonth: 1_000_000,
  levels: [],
  uses: new Map(),
};
const line = (given: Partial<BillInput>): BillInput => ({
  component: 'c1',
  label: 'Server',
  priceItem: 'ec2.c7g.large.hour',
  quantity: 730,
  meter: 'instance-hours',
  basis: 'configured',
  sharedBy: null,
  ...given,
});

describe('makeBill', () => {
  it('multiplies hours by the price of an hour', () => {
    // 2 instances x 730 h x 0.0725 $/h = 105.85 $
    const bill = makeBill([line({ quantity: 2 * 730 })], priceBook, options);
    expect(bill.totalUsd).toBeCloseTo(105.85, 10);
    expect(bill.lines[0]).toMatchObject({ unit: 'instance-hour', confidence: 'quoted', sourceDate: '2026-07-20' });
    expect(bill.perMillionRequestsUsd).toBeCloseTo(105.85, 10);
  });

  it('says what an hour at each level adds, and the hours of all levels make up the month', () => {
    const traffic = (quantity: number) => line({ priceItem: 'transfer.internet.out', label: 'Out', quantity });
    const disk = line({ priceItem: 'ebs.gp3.gb', label: 'Disk', meter: 'storage', quantity: 730 });
    const bill = makeBill([traffic(400), disk], priceBook, {
      ...options,
      levels: [
        { factors: {}, hoursOfDay: [], hoursPerMonth: 630, offeredPerSecond: 1, lines: [traffic(100), disk] },
        { factors: {}, hoursOfDay: [], hoursPerMonth: 100, offeredPerSecond: 0, lines: [traffic(300), disk] },
      ],
    });
    const diskAnHour = (bill.lines[1]?.amountUsd ?? 0) / 730;
    expect(bill.levels[0]?.usdPerHour).toBeCloseTo((100 * 0.09) / 630 + diskAnHour, 9);
    expect(bill.levels[1]?.usdPerHour).toBeCloseTo((300 * 0.09) / 100 + diskAnHour, 9);
    // A million requests of 3,600 an hour; of none there is no price.
    expect(bill.levels[0]?.perMillionRequestsUsd).toBeCloseTo(((bill.levels[0]?.usdPerHour ?? 0) * 1e6) / 3600, 6);
    expect(bill.levels[1]?.perMillionRequestsUsd).toBeNull();
    const month = bill.levels.reduce((sum, { usdPerHour, hoursPerMonth }) => sum + usdPerHour * hoursPerMonth, 0);
    expect(month).toBeCloseTo(bill.totalUsd, 9);
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
    const bands = [
      { quantity: 10_240, usd: 0.09 },
      { quantity: 10_240, usd: 0.085 },
    ];
    expect(bill.lines.map(({ monthBands }) => monthBands)).toEqual([bands, bands]);
  });

  it('walks down every tier, leaving out those that are not reached', () => {
    // 100,000 million requests x 0.50 + 100,000 x 0.40 + 50,000 x 0.35 = 107,500 $
    const lines = [line({ priceItem: 'sqs.fifo', quantity: 250_000 })];
    expect(makeBill(lines, priceBook, options).totalUsd).toBeCloseTo(107_500, 6);
    const [few] = makeBill([line({ priceItem: 'sqs.fifo', quantity: 3 })], priceBook, options).lines;
    expect(few?.monthBands).toEqual([{ quantity: 3, usd: 0.5 }]);
  });

  it('shares the free allowance among all who use the item, rather than giving it to each', () => {
    // (60 + 180 - 100) GB x 0.09 = 12.60 $: a quarter is 3.15 $, three quarters are 9.45 $.
    const item = 'transfer.internet.out';
    const lines = [line({ priceItem: item, quantity: 60 }), line({ component: 'c2', priceItem: item, quantity: 180 })];
    const bill = makeBill(lines, priceBook, { ...options, freeTier: true });
    expect(bill.perComponent.get('c1')).toBeCloseTo(3.15, 10);
    expect(bill.perComponent.get('c2')).toBeCloseTo(9.45, 10);
  });

  it('bills the minimum of a month once for all lines, and none of it where nothing was used', () => {
    // At least 1,460 h at 0.24 $/h = 350.40 $, although 400 h were used; c2 used three quarters of them: 262.80 $.
    const search = priceBook.items.get('opensearch.serverless.ocu.hour');
    if (!search) throw new Error('the book lacks the item');
    const book = { ...priceBook, items: new Map([[search.id, { ...search, minimum: 1460 }]]) };
    const used = (quantity: number, component: string) => line({ component, priceItem: search.id, quantity });
    const bill = makeBill([used(100, 'c1'), used(300, 'c2')], book, options);
    expect(bill.totalUsd).toBeCloseTo(350.4, 8);
    expect(bill.perComponent.get('c2')).toBeCloseTo(262.8, 8);
    expect(makeBill([used(2000, 'c1')], book, options).totalUsd).toBeCloseTo(480, 8);
    expect(makeBill([used(0, 'c1')], book, options).totalUsd).toBe(0);
    expect(makeBill([used(5e-324, 'c1')], book, options).totalUsd).toBeCloseTo(350.4, 8);
  });

  it('knows no price of a million requests where none are made, and goes from worker to page whole', () => {
    const bill = makeBill([line({})], priceBook, { ...options, requestsPerMonth: 0 });
    expect(bill.perMillionRequestsUsd).toBeNull();
    expect(structuredClone(bill)).toEqual(bill);
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

  it('says of each line how sure its price is: quoted, recalled, or given by the design', () => {
    const recalled = [...priceBook.items.values()].find(({ confidence }) => confidence === 'recalled');
    const bill = makeBill(
      [line({}), line({ priceItem: recalled?.id ?? '' }), line({ priceItem: null, unitUsd: 1 })],
      priceBook,
      options,
    );
    expect(bill.lines.map(({ confidence }) => confidence)).toEqual(['quoted', 'recalled', 'given']);
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
        const amount = priceOf(bandsOf(item, quantity, options));
        expect(amount).toBeGreaterThanOrEqual(before);
        before = amount;
      }
    }
  });
});
