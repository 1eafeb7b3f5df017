/** How long a preview takes from its order to the word that it is done, while titles queue. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { play } from '../testing/play';
import { bulk, entry, previews, workers } from './cosmos';

const { document } = entry;
const second = 1000;
const minute = 60 * second;
const [line, deadlines, apart] = [0, 1, 2];

/** Plays a sheet for so long and tells the time of each preview that was done, by its order, and of those that were not. */
function previewsOf(place: number, untilMs: number) {
  const doneAt = document.stages[place]!.components.find(({ name }) => name === 'Previews done')!.id;
  const artists = document.workload.trafficClasses[1]!.id;
  const ordered = new Map<number, number>();
  const done = new Map<number, number>();
  const { named } = play(
    (design, stage, seed, { requestOver }) =>
      createRun(design, stage, seed, {
        requestOver: (request) => {
          requestOver(request);
          if (request.trafficClass === artists) ordered.set(request.ordinal, request.arrivedMs);
        },
        visitArrived: ({ component, ordinal, arrivedMs }) => {
          if (component === doneAt) done.set(ordinal, arrivedMs);
        },
      }),
    document,
    place,
    untilMs,
  );
  /** Times of those ordered within a span, shortest first. */
  const timesMs = (fromMs: number, toMs: number) =>
    [...ordered]
      .filter(([, atMs]) => atMs >= fromMs && atMs < toMs)
      .map(([ordinal, atMs]) => (done.get(ordinal) ?? Number.POSITIVE_INFINITY) - atMs)
      .toSorted((a, b) => a - b);
  return { timesMs, named };
}

const midnight = bulk.atMs + bulk.withinMs;
const span = [midnight, midnight + 4 * minute] as const;
const untilMs = span[1] + minute;
/** A worker is held for 5 s by a preview, in two parts, each with a way over queues and workflow. */
const bareMs = 5 * second;

describe('a preview', () => {
  it('is soon done before midnight', () => {
    expect(
      previewsOf(line, bulk.atMs)
        .timesMs(0, bulk.atMs - 30 * second)
        .at(-1),
    ).toBeLessThan(bareMs + 3 * second);
  });

  it('waits for titles in one line, for longer than it is looked at', () => {
    expect(previewsOf(line, untilMs).timesMs(...span)[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it('waits for the rest of a running task where deadlines decide', () => {
    const { timesMs, named } = previewsOf(deadlines, untilMs);
    expect(timesMs(...span).at(-1)).toBeLessThan(60 * second);
    // Nobody has less to do for that.
    expect(named('Workers').inside.mean).toBeGreaterThan((0.9 * workers * (untilMs - midnight)) / untilMs);
  });

  it('waits for nobody in a pool of its own, most of which is idle', () => {
    const { timesMs, named } = previewsOf(apart, untilMs);
    expect(timesMs(...span).at(-1)).toBeLessThan(30 * second);
    expect(named('Preview workers').inside.mean).toBeLessThan(0.5 * previews.workers);
  });
});
