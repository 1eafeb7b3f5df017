import { describe, expect, it } from 'vitest';
import { galleryEntry } from '#gallery';
import { breachWords, latencyBreaches } from './breaches';

const { requirements } = galleryEntry('corner-shop')!.document;
const limit = requirements.find(({ metric }) => metric === 'p95')!.target;
const recording = (values: readonly number[]) => ({
  times: Float64Array.from(values, (_, at) => at + 1),
  length: values.length,
  read: (name: string) => (name.endsWith('/p95Ms') ? Float64Array.from(values) : null),
});
const calm = limit / 2;
const over = limit * 2;

describe('latencyBreaches', () => {
  it('tells when a latency was past its limit, and takes short pauses for one breach', () => {
    const values = [calm, over, over, calm, over, ...Array.from({ length: 20 }, () => calm), over];
    expect(latencyBreaches(requirements, recording(values))).toEqual([
      { name: 'p95 browse', from: 1, to: 5 },
      { name: 'p95 browse', from: 25, to: 26 },
    ]);
  });

  it('tells those in the part of the run that counts alone', () => {
    const windowed = requirements.map((each) => ({ ...each, window: { fromMs: 2000, toMs: 4000 } }));
    const values = [over, over, calm, over, over];
    expect(latencyBreaches(windowed, recording(values))).toEqual([{ name: 'p95 browse', from: 3, to: 4 }]);
  });

  it('finds none before the run and none within the limit', () => {
    expect(latencyBreaches(requirements, recording([]))).toEqual([]);
    expect(latencyBreaches(requirements, recording([calm, limit]))).toEqual([]);
  });
});

describe('breachWords', () => {
  it('counts breaches and their seconds', () => {
    expect(breachWords([])).toBe('');
    expect(breachWords([{ name: 'p95', from: 1, to: 74 }])).toBe('1 breach, for 73 s');
    expect(
      breachWords([
        { name: 'a', from: 1, to: 2 },
        { name: 'b', from: 1, to: 3 },
      ]),
    ).toBe('2 breaches, for 3 s');
  });
});
