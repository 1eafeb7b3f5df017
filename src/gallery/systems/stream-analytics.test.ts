/** How old records are when they are read on each sheet: behind one reader, behind a hot key at the top of the hour, and behind a record that nobody can read. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { entry, load, poison, reading, shards, topOfTheHour } from './stream-analytics';

const { document } = entry;
const second = 1000;
const rushEndMs = topOfTheHour.atMs + topOfTheHour.durationMs;
const instantsMs = [topOfTheHour.atMs, rushEndMs, poison.atMs, poison.endMs];

/** What waits for the enriching readers of a sheet before and after the rush, before the broken record and at the end. */
function readOn(stage: number) {
  const created = createRun(document, document.stages[stage]!.id, 1);
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  return instantsMs.map((untilMs) => {
    while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
    const { components, flows } = run.report();
    const [enriching, archiving] = components.find(({ messages }) => messages !== null)!.messages!.subscriptions;
    return { enriching: enriching!, archiving: archiving!, availability: flows[0]!.availability };
  });
}

const [one, five, split] = [readOn(0), readOn(1), readOn(2)];
const pace = (reading.records * second) / reading.forMs;
const perSecond = load.biggest + load.others;

describe('records in a stream', () => {
  it('are taken on each sheet: nobody who sends hears of what is late', () => {
    for (const at of [one, five, split]) expect(at.at(-1)!.availability).toBeGreaterThan(0.999);
  });

  it('are behind from the beginning in one shard, by all that its reader does not take', () => {
    // 20 of 40 a second for a minute; the enriched record is handed on in a part of each batch's time.
    const behind = ((perSecond - pace) * topOfTheHour.atMs) / second;
    expect(one[0]!.enriching.waiting).toBeGreaterThan(0.9 * behind);
    expect(one[0]!.enriching.waiting).toBeLessThan(1.25 * behind);
  });

  it('are behind in the shard of a hot key only while it brings more than one reader takes', () => {
    expect(five[0]!.enriching.waiting).toBeLessThan(100);
    // 2 x (12 + 28 / 5) less 20 are 15 a second, for a minute.
    const hot = topOfTheHour.factor * (load.biggest + load.others / shards) - pace;
    const grown = five[1]!.enriching.waiting - five[0]!.enriching.waiting;
    expect(Math.abs(grown / ((hot * topOfTheHour.durationMs) / second) - 1)).toBeLessThan(0.25);
    expect(five[2]!.enriching.ages.p99Ms!).toBeGreaterThan(20 * second);
    // Without the hot key, 16 a second of 20.
    expect(split[1]!.enriching.waiting).toBeLessThan(150);
    expect(split[2]!.enriching.ages.p99Ms!).toBeLessThan(5 * second);
  });

  it('stand still in a shard behind one that nobody can read, until it may be given up', () => {
    const more = five[3]!.enriching.waiting - five[2]!.enriching.waiting;
    // At least what comes to a shard of the others alone, 5.6 a second for 90 s, less what the others catch up.
    expect(more).toBeGreaterThan(200);
    expect(five[3]!.enriching).toMatchObject({ deadLettered: 0 });
    expect(five[3]!.archiving.waiting).toBeGreaterThan(300);
    expect(split[3]!.enriching).toMatchObject({ deadLettered: 1, lost: 0 });
    expect(split[3]!.enriching.waiting).toBeLessThan(100);
    expect(split[3]!.archiving).toMatchObject({ deadLettered: 1, lost: 0 });
    expect(split[3]!.archiving.waiting).toBeLessThan(300);
  });
});
