/** The law of the course: nobody teaches or shows what it does not say, and whatever it says can be met somewhere. */
import { gallery } from '#gallery';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCoverage, type CoveredSection } from './coverage';
import { exercises } from './index';
import { inventory } from './inventory';

const ids = inventory.flatMap(({ items }) => Object.keys(items));
/** Uses, companies and pictures that are played with and not judged: each of their designs has limits and a failure of its own. */
const shownAlone = ['DU2', 'DU4', 'DU5', 'S1', 'S5', 'D7', 'D8', 'D11'];
let sections: readonly CoveredSection[] = [];

beforeAll(async () => {
  sections = await readCoverage(exercises);
});

describe('the course', () => {
  it('has items of its own in 16 sections', () => {
    expect(inventory).toHaveLength(16);
    expect(ids).toHaveLength(130);
    expect(new Set(ids).size).toBe(ids.length);
    expect(sections.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
  });

  it('has 26 exercises in six chapters, one after the other', () => {
    expect(exercises.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
    expect([...new Set(exercises.map(({ chapter }) => chapter))]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is what exercises teach and designs show, and nothing else', async () => {
    const taught = await Promise.all(exercises.map(async (entry) => (await entry.load()).teaches));
    for (const each of taught) expect(each.length).toBeGreaterThan(0);
    const named = [...taught.flat(), ...gallery.flatMap(({ shows }) => shows)];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(gallery.filter(({ shelf, shows }) => shelf === 'design' && shows.length === 0)).toEqual([]);
  });

  it('is taught by exercises but for what is practised in designs of the gallery alone', () => {
    const untaught = sections.flatMap(({ items }) => items.filter((item) => item.exercises.length === 0));
    expect(untaught.map(({ id }) => id)).toEqual(shownAlone);
    expect(untaught.filter(({ designs }) => designs.length === 0)).toEqual([]);
  });
});
