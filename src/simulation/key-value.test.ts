/** A key-value store as traces that can be reckoned by hand. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Configuration, type ReadSource } from '#design';
import { billRuns } from './bill-runs';
import { flowBalance, type ComponentColumn, type RunObserver } from '.';
import { begin, runDesign } from './testing/run-design';
import { oneKey, oneStore, storeParts, type OneStore } from './testing/one-store';

const about = { need: 'store', protocol: 'key-value', dataSet: 'rows' } as const;
const get = (bytes = 1024, readFrom: ReadSource = 'primary') =>
  buildStep.ask({ ...about, verb: 'get' }, { responseBytes: constant(bytes), readFrom });
const put = (bytes = 1024) => buildStep.ask({ ...about, verb: 'put' }, { requestBytes: constant(bytes) });

const quick = { getMs: constant(0), putMs: constant(0), queryMs: constant(0), copyLagMs: constant(0) };
const one = { partitions: 1, splitAfterMs: null };

const design = ({ values = {}, ...given }: Omit<OneStore, 'kind'>) =>
  oneStore({ kind: 'key-value-store', ...given, values: { ...quick, ...values } });
const measured = (given: Omit<OneStore, 'kind'>, seed = 1) => storeParts(runDesign(design(given), { seed }));

/** Instants at which requests arrived that ended well, ms. */
function goodAt(given: Omit<OneStore, 'kind'>): readonly number[] {
  const good: number[] = [];
  const requestEnded: RunObserver['requestEnded'] = ({ outcome, arrivedMs }) => {
    if (outcome === 'success') good.push(arrivedMs);
  };
  runDesign(design(given), { observer: { requestEnded } });
  return good;
}

describe('a partition', () => {
  it('throttles what exceeds its rate, a second of which it keeps', () => {
    // 2 units a second, 2 kept; four puts a second: 2 -> 1 | 1.5 -> .5 | 1 -> 0 | .5 no | 1 -> 0 | .5 no | 1 -> 0 | .5 no ...
    const values = { ...one, partitionWriteUnits: 2 };
    const given = { steps: [put()], keys: oneKey, ratePerSecond: 4, seconds: 3, values };
    expect(goodAt(given)).toEqual([0, 250, 500, 1000, 1500, 2000, 2500]);
    const { store, whole } = measured(given);
    expect(whole).toMatchObject({ offered: 12, success: 7, failed: { throttled: 5 } });
    expect(store.turnedAway).toEqual({ rate: 5 });
    expect(store.partitions).toMatchObject({ count: 1, splits: 0, writeUnits: 7, readUnits: 0 });
    expect(store.partitions?.hottest).toEqual({ share: 1, taken: 7, refused: 5 });
  });

  it('lets a burst pass that it has saved for, and then its provisioned rate', () => {
    // One unit a second, ten kept: four puts a second take 0.75 of what is there each, so 13 pass, and then one a second.
    const values = { ...one, capacityMode: 'provisioned', writeUnits: 1, burstMs: 10_000 };
    const given = { steps: [put()], keys: oneKey, ratePerSecond: 4, seconds: 10, values };
    const burst = Array.from({ length: 13 }, (_, at) => 250 * at);
    expect(goodAt(given)).toEqual([...burst, 4000, 5000, 6000, 7000, 8000, 9000]);
  });

  it('bursts no higher than a partition can do at all', () => {
    const values = { ...one, capacityMode: 'provisioned', writeUnits: 1, burstMs: 10_000, partitionWriteUnits: 2 };
    // The first second's two units and two more, then two a second: of sixteen puts in 4 s, nine.
    expect(measured({ steps: [put()], keys: oneKey, ratePerSecond: 4, seconds: 4, values }).whole.success).toBe(9);
  });

  it('has an equal part of the provisioned units, so that a hot key gets a quarter of what was paid for', () => {
    const values = { partitions: 4, splitAfterMs: null, capacityMode: 'provisioned', readUnits: 40, burstMs: 0 };
    const hot = measured({
      steps: [get()],
      keys: oneKey,
      ratePerSecond: 40,
      seconds: 10,
      values: { ...values, burstMs: 1000 },
    });
    // The ten that were kept, and 99.75 more until the last one comes at 9.975 s.
    expect(hot.whole.success).toBe(109);
    expect(hot.store.partitions?.hottest?.share).toBe(1);
    const spread = { type: 'uniform', items: 100_000 } as const;
    const even = measured({
      steps: [get()],
      keys: spread,
      ratePerSecond: 20,
      seconds: 10,
      values: { ...values, burstMs: 5000 },
    });
    expect(even.whole.success).toBe(200);
    expect(even.store.partitions?.hottest?.share).toBeLessThan(0.4);
  });

  it('gives whole units for the size of an item or answer, and half of one for a read that may be stale', () => {
    const units = (...steps: OneStore['steps']) => {
      const { readUnits, writeUnits } = measured({ steps, ratePerSecond: 1, seconds: 1 }).store.partitions!;
      return [readUnits, writeUnits];
    };
    expect(units(put(1024), put(1025), put(0))).toEqual([0, 1 + 2 + 1]);
    expect(units(get(4096), get(4097), get(1))).toEqual([1 + 2 + 1, 0]);
    expect(units(get(4097, 'replica'), get(10, 'read-your-writes'))).toEqual([1.5, 0]);
  });

  it('pays off a request that is larger than all it can keep', () => {
    // One unit a second: a put of three units passes with the one that is kept, and three seconds later another one.
    const values = { ...one, partitionWriteUnits: 1 };
    const given = { steps: [put(3000)], keys: oneKey, ratePerSecond: 1, seconds: 9, values };
    expect(measured(given).whole).toMatchObject({ offered: 9, success: 3, failed: { throttled: 6 } });
  });

  it('splits when it has throttled for long enough, which helps many keys and not one', () => {
    const values = { ...one, partitionReadUnits: 10, splitAfterMs: 5000 };
    const spread = { type: 'uniform', items: 100_000 } as const;
    const warm = measured({ steps: [get()], keys: spread, ratePerSecond: 18, seconds: 60, values });
    expect(warm.store.partitions?.count).toBeGreaterThan(1);
    expect(warm.whole.success).toBeGreaterThan(0.9 * warm.whole.offered);
    const hot = measured({ steps: [get()], keys: oneKey, ratePerSecond: 18, seconds: 60, values });
    expect(hot.store.partitions?.splits).toBeGreaterThan(3);
    expect(hot.whole.success).toBeLessThan(620);
  });
});

describe('an item', () => {
  it('that is too large is not written, and takes no unit', () => {
    const { store, whole } = measured({ steps: [put(1025)], ratePerSecond: 1, seconds: 3, values: { itemKiB: 1 } });
    expect(whole).toMatchObject({ success: 0, failed: { failed: 3 } });
    expect(store.partitions?.writeUnits).toBe(0);
  });

  it('is stale at two of three copies until they show it, but not to who wrote it and asks for that', () => {
    const reads = (readFrom: ReadSource) => {
      const steps = [put(), get(1024, readFrom)];
      const given = { steps, keys: oneKey, ratePerSecond: 1, seconds: 900, values: { copyLagMs: constant(500) } };
      return measured(given).store.replication!;
    };
    const { replicaReads, staleReads, meanStaleAgeMs } = reads('replica');
    // Two thirds of 900, give or take four standard deviations.
    expect(Math.abs(replicaReads - 600)).toBeLessThan(57);
    expect(staleReads).toBe(replicaReads);
    expect(meanStaleAgeMs).toBe(0);
    expect(reads('read-your-writes').staleReads).toBe(0);
    expect(reads('primary').replicaReads).toBe(0);
  });
});

describe('while it runs', () => {
  it('shows the use of its busiest partition, and the units it gives', () => {
    const values = { partitions: 2, partitionWriteUnits: 40 };
    const run = begin(design({ steps: [get(), put(2000)], keys: oneKey, ratePerSecond: 10, values }));
    run.advance(3000, Number.POSITIVE_INFINITY);
    const { columns, components } = run.index;
    const row = (components.length - 1) * columns.components.length;
    const figure = (name: ComponentColumn) => run.snapshot().components[row + columns.components.indexOf(name)];
    expect(figure('partitions')).toBe(2);
    // Ten gets of a unit and ten puts of two, of which its partition may give 40.
    expect(figure('readUnitRate')).toBe(10);
    expect(figure('writeUnitRate')).toBe(20);
    expect(figure('utilization')).toBe(0.5);
  });
});

describe('what is expected of it', () => {
  const bottleneckOf = (given: Omit<OneStore, 'kind'>) => {
    const document = design(given);
    return flowBalance(document, document.stages[0]!.id, 0)?.now.bottleneck;
  };

  it('is the use of the partition of the hottest key', () => {
    const values = { partitions: 4, partitionReadUnits: 100 };
    const zipf = { type: 'zipf', items: 1000, exponent: 1, hotShares: [0.5] } as const;
    const given = { steps: [get()], keys: zipf, ratePerSecond: 80, seconds: 60, values };
    const expected = bottleneckOf(given);
    expect(expected).toMatchObject({ kind: 'partition', of: 'reads' });
    const { hottest } = measured({ ...given, values: { ...values, partitionReadUnits: null } }).store.partitions!;
    expect(hottest!.taken / 60 / 100).toBeCloseTo(expected!.utilization, 1);
    expect(bottleneckOf({ ...given, steps: [get(5000)] })?.utilization).toBeCloseTo(2 * expected!.utilization, 10);
    expect(bottleneckOf({ ...given, steps: [get(10, 'replica')] })?.utilization).toBeCloseTo(
      expected!.utilization / 2,
      10,
    );
  });
});

describe('its bill', () => {
  const totalOf = (values: Configuration): number => {
    const steps = [get(5000), get(100, 'replica'), put(1500)];
    const document = design({ steps, ratePerSecond: 10, values });
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('no bill');
    const store = document.stages[0]!.components[2]!.id;
    return step.value.value.lines
      .filter((line) => line.component === store)
      .reduce((sum, line) => sum + line.amountUsd, 0);
  };
  // 10/s x 3,600 s x 730 h = 26.28 M requests; each writes an item of 1 KiB: 25.06 GiB a month, half of it beside 1 GiB.
  const storageUsd = (1 + (26.28e6 * 1024) / 2 ** 30 / 2) * 0.25;

  it('on demand is a million units at a time, and what is stored', () => {
    // 2 read units and half of one: 65.7 M at 0.125 $; 2 write units: 52.56 M at 0.625 $.
    expect(totalOf({})).toBeCloseTo(65.7 * 0.125 + 52.56 * 0.625 + storageUsd, 1);
  });

  it('provisioned is what stands ready, used or not', () => {
    // 100 x 730 h x 0.00013 $ and 50 x 730 h x 0.00065 $.
    const values = { capacityMode: 'provisioned', readUnits: 100, writeUnits: 50 };
    expect(totalOf(values)).toBeCloseTo(9.49 + 23.725 + storageUsd, 1);
  });
});
