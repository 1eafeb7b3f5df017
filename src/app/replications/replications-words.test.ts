import { describe, expect, it } from 'vitest';
import { setScenario } from '#design';
import { galleryEntry } from '#gallery';
import type { Estimate, FlowEstimates } from '#judging';
import {
  basisWords,
  estimateWords,
  flowWords,
  lackWords,
  nothingWords,
  otherDesignWords,
  readCount,
} from './replications-words';

const { document } = galleryEntry('corner-shop')!;
const [monolith, services] = document.stages;

const estimate = (mean: number, halfWidth: number | null, needed: number | null = null): Estimate => ({
  count: 10,
  mean,
  halfWidth,
  relative: halfWidth === null ? null : halfWidth / mean,
  needed,
});

describe('the words of an estimate', () => {
  it('are the mean in its unit and the interval without it', () => {
    expect(estimateWords(estimate(186.4, 4.21), 'ms')).toEqual({ mean: '186 ms', range: '182 to 191', wide: '' });
    expect(estimateWords(estimate(1864, 421), 'ms').mean).toBe('1.86 s');
    expect(estimateWords(estimate(1864, 421), 'ms').range).toBe('1.44 to 2.29');
    expect(estimateWords(estimate(0.1477, 0.0001), 'usd-per-hour').mean).toBe('$0.1477/h');
    expect(estimateWords(estimate(1234, 20), 'per-second').mean).toBe('1,234/s');
  });

  it('have as many decimals as it takes to see the interval', () => {
    expect(estimateWords(estimate(120.03, 0.03), 'per-second')).toMatchObject({
      mean: '120.03/s',
      range: '120.00 to 120.06',
    });
  });

  it('stay within what the figure can be', () => {
    expect(estimateWords(estimate(0.97, 0.06), 'ratio').range).toBe('91.0 to 100.0');
    expect(estimateWords(estimate(3, 5), 'ms').range).toBe('0.00 to 8.00');
  });

  it('tell how wide it is and how many more replications would narrow it', () => {
    expect(estimateWords(estimate(100, 24, 58), 'ms').wide).toBe('±24 %, 48 more');
  });

  it('are a dash where nothing was measured, and without interval where there is none', () => {
    expect(estimateWords(null, 'ms')).toEqual({ mean: '–', range: '', wide: '' });
    expect(estimateWords(estimate(5, null), 'ms').range).toBe('');
    expect(estimateWords(estimate(5, 0), 'ms').range).toBe('in all the same');
  });
});

describe('the words of a flow', () => {
  const flow = (offered: number, failsBelow: number | null, success: Estimate): FlowEstimates => ({
    scope: { type: 'whole' },
    offered,
    failsBelow,
    figures: {
      throughputPerSecond: null,
      availability: success,
      meanMs: null,
      p50Ms: estimate(10, 1),
      p95Ms: estimate(50, 20, 160),
      p99Ms: estimate(100, 20, 40),
    },
  });

  it('bound success by the number of requests where none failed', () => {
    const words = flowWords(flow(30_000, 0.0001, estimate(1, 0)), 'availability');
    expect(words).toEqual({ mean: '100 %', range: '99.99 to 100', wide: '' });
    expect(flowWords(flow(30_000, null, estimate(0.98, 0.001)), 'availability').range).toBe('97.9 to 98.1');
  });

  it('name a quantile of few requests for what it is', () => {
    const few = flow(190, null, estimate(1, 0));
    expect(flowWords(few, 'p95Ms').wide).toBe('slowest of 19');
    expect(flowWords(few, 'p99Ms').wide).toBe('slowest of 19');
    expect(flowWords(few, 'p50Ms').wide).toBe('');
    const more = flow(990, null, estimate(1, 0));
    expect(flowWords(more, 'p95Ms').wide).toBe('±40 %, 150 more');
    expect(flowWords(more, 'p99Ms').wide).toBe('slowest of 99');
    expect(flowWords(flow(1000, null, estimate(1, 0)), 'p99Ms').wide).toBe('±20 %, 30 more');
  });
});

describe('the state of replications', () => {
  it('takes whole numbers from 2 to 100', () => {
    expect(['2', ' 100 ', '1', '101', '2.5', '', 'ten'].map(readCount)).toEqual([2, 100, null, null, null, null, null]);
  });

  it('says what they rest on', () => {
    expect(basisWords(document, { count: 10, requests: 647_830 })).toBe(
      '10 replications of 10:00, the first 1:00 left out as warm-up; 647,830 requests seen',
    );
  });

  it('says why there is nothing to show', () => {
    expect(nothingWords(document, { count: 1 })).toMatch(/when two are finished/);
    expect(nothingWords(document, { count: 5 })).toMatch(/^No request came from 1:00 to 10:00 in any of 5/);
  });

  it('says that a warm-up as long as the run leaves nothing to measure', () => {
    expect(lackWords(document)).toBe('');
    expect(lackWords(setScenario(document, { warmUpMs: document.scenario.durationMs }))).toMatch(
      /^The warm-up of 10:00/,
    );
  });

  it('says when they are of an older design or of another stage, and nothing when they are of this', () => {
    const of = { document, stage: monolith!.id, count: 10 };
    expect(otherDesignWords(null, document, monolith!.id)).toBe('');
    expect(otherDesignWords(of, document, monolith!.id)).toBe('');
    expect(otherDesignWords(of, setScenario(document, { seed: 8 }), monolith!.id)).toMatch(/^Of an older design/);
    expect(otherDesignWords(of, document, services!.id)).toMatch(/^Of Monolith, not of the stage/);
  });
});
