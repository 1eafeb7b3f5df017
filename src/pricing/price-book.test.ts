import { describe, expect, it } from 'vitest';
import { cacheSizes, databaseSizes, fittingSize, priceBook, serverSizes } from './price-book';

/** Every word a unit may be made of; a price of an unknown unit would be multiplied by the wrong quantity. */
const things =
  'instance vCPU metric GB IOPS MBps cluster LCU NLCU zone check ENI ACL rule address endpoint shard consumer-shard stream broker partition ' +
  'WCU RCU node OCU RPU alarm dashboard objects requests messages connection-minutes updates path lines invocations queries notifications ' +
  'events calls units transitions ECPU TB MAU emails traces job accelerator';
const units = new RegExp(
  `^((1k|10k|100|100k|1M) )?(${things.split(' ').join('|')})( scanned)?(-(month|hour|second))?$|^hour$`,
);

describe('the price book', () => {
  it('has a price, a known unit and a source for every item, and each item once', () => {
    let seen = 0;
    for (const item of priceBook.items.values()) {
      seen += 1;
      expect(Number.isFinite(item.usd) && item.usd >= 0, item.id).toBe(true);
      expect(item.unit, item.id).toMatch(units);
      for (const text of [item.name, item.service, item.generic, item.source, item.sourceDate])
        expect(text, item.id).not.toBe('');
      expect(item.freeAllowance, item.id).toBeGreaterThanOrEqual(0);
      expect(item.minimum, item.id).toBeGreaterThanOrEqual(0);
      expect(item.grade === 'C', item.id).toBe(item.confidence === 'recalled');
    }
    expect(seen).toBe(308);
  });

  it('has tiers that begin at the price of the item, rise to no bound, and never ask more for more', () => {
    let seen = 0;
    for (const { id, usd, tiers } of priceBook.items.values()) {
      if (tiers === null) continue;
      seen += 1;
      expect(tiers[0]?.usd, id).toBe(usd);
      expect(tiers.at(-1)?.upTo, id).toBeNull();
      let before = { upTo: 0, usd: Number.POSITIVE_INFINITY };
      for (const tier of tiers) {
        const upTo = tier.upTo ?? Number.POSITIVE_INFINITY;
        expect(upTo, id).toBeGreaterThan(before.upTo);
        expect(tier.usd, id).toBeLessThan(before.usd);
        before = { upTo, usd: tier.usd };
      }
    }
    expect(seen).toBe(16);
  });

  it.each([
    ['ec2.c7g.large.hour', 0.0725, 'instance-hour'],
    ['ebs.gp3.gb', 0.08, 'GB-month'],
    ['alb.hour', 0.0225, 'hour'],
    ['alb.lcu.hour', 0.008, 'LCU-hour'],
    ['transfer.internet.out', 0.09, 'GB'],
    ['rds.storage.gp3', 0.115, 'GB-month'],
    ['rds.storage.gp3.multiaz', 0.23, 'GB-month'],
  ])('asks for %s %d dollars a unit', (id, usd, unit) => {
    expect(priceBook.items.get(id)).toMatchObject({ usd, unit });
  });

  it('sells sizes of servers, databases and caches, by rising vCPUs and memory', () => {
    expect([serverSizes, databaseSizes, cacheSizes].map(({ length }) => length)).toEqual([24, 23, 18]);
    for (const sizes of [serverSizes, databaseSizes, cacheSizes]) {
      let before = { vcpus: 0, gib: 0 };
      for (const size of sizes) {
        expect(size.usdPerHour).toBe(priceBook.items.get(size.priceItem)?.usd);
        expect(size.usdPerHour * size.gib).toBeGreaterThan(0);
        const rises = size.vcpus > before.vcpus || (size.vcpus === before.vcpus && size.gib >= before.gib);
        expect(rises, size.name).toBe(true);
        before = size;
      }
    }
  });
});

describe('fittingSize', () => {
  it('is the cheapest that has enough of both', () => {
    expect(fittingSize(serverSizes, 2, 4)).toMatchObject({ count: 1, size: { usdPerHour: 0.0416 } });
    for (const { vcpus, gib } of serverSizes) {
      const fit = fittingSize(serverSizes, vcpus, gib);
      expect(fit?.count).toBe(1);
      const enough = serverSizes.filter((size) => size.vcpus >= vcpus && size.gib >= gib);
      expect(enough).toContain(fit?.size);
      expect(fit?.size.usdPerHour).toBe(Math.min(...enough.map(({ usdPerHour }) => usdPerHour)));
    }
  });

  it('is as many of the largest as it takes when none is large enough, and nothing where nothing is sold', () => {
    // 100 vCPUs are four times 32; 600 GiB are three times 256.
    expect(fittingSize(serverSizes, 100, 4)).toMatchObject({ count: 4, size: { vcpus: 32 } });
    expect(fittingSize(serverSizes, 1, 600)).toMatchObject({ count: 3, size: { gib: 256 } });
    expect(fittingSize([], 1, 1)).toBeNull();
  });
});
