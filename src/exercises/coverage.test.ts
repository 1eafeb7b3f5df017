/** The law of the course: nobody teaches or shows what it does not say, and whatever it says can be met somewhere. */
import { gallery } from '#gallery';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCoverage, type CoveredSection } from './coverage';
import { exercises } from './index';
import { inventory } from './inventory';

const ids = inventory.flatMap(({ items }) => Object.keys(items));
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

  it('is what exercises teach and designs show, and nothing else', async () => {
    const taught = await Promise.all(exercises.map(async (entry) => (await entry.load()).teaches));
    for (const each of taught) expect(each.length).toBeGreaterThan(0);
    const named = [...taught.flat(), ...gallery.flatMap(({ shows }) => shows)];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
    expect(gallery.filter(({ shelf, shows }) => shelf === 'design' && shows.length === 0)).toEqual([]);
  });
});
