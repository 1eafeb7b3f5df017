/** What chunks that fail and a new metric cost on each sheet, and whether clips come in time meanwhile. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { play } from '../testing/play';
import { bad, clip, entry, metric, title } from './video-pipeline';

const second = 1000;
const unit = play(createRun, entry.document, 0);
const services = play(createRun, entry.document, 1);
const clips = { trafficClass: 'Studios' } as const;
const calm = { ...clips, fromMs: 60 * second, toMs: bad.atMs };
const busy = { ...clips, fromMs: metric.atMs + 60 * second, toMs: metric.atMs + 180 * second };

/** Time that workers were held for encoding and measuring, where quality is measured. */
const heldSeconds = ({ named }: typeof unit, parts: readonly string[]) =>
  parts.reduce((sum, part) => sum + named(part).heldMs, 0) / second;

describe('the video pipeline', () => {
  it('makes clips in time on both sheets while nothing is wrong', () => {
    for (const { quantileMs } of [unit, services]) expect(quantileMs(1, calm)).toBeLessThan(clip.wantedMs);
  });

  it('makes clips wait for a new metric in one unit, and none where quality is a service', () => {
    expect(unit.quantileMs(0.5, busy)).toBeGreaterThan(2 * clip.wantedMs);
    expect(services.quantileMs(1, busy)).toBeLessThan(clip.wantedMs);
  });

  it('begins titles anew where a chunk failed, or encodes that chunk again', () => {
    // 0.88 to the power of 12: one title in five has no such chunk.
    const failures = (played: typeof unit) =>
      played.named(played === unit ? 'Orchestration' : 'Streaming workflow').failures;
    expect(failures(unit)).toBeGreaterThan(0);
    expect(failures(services)).toBe(0);
  });

  it('works a fraction as much for the metric as for encoding all again', () => {
    const perTitle = title.chunks * (title.encodeMs + title.measureMs);
    const least = (metric.titles * (perTitle - title.chunks * title.measureMs)) / second;
    expect(heldSeconds(unit, ['Workers']) - heldSeconds(services, ['Encoding', 'Quality'])).toBeGreaterThan(
      0.6 * least,
    );
  });
});
