/** What slow reviews do to a page on each sheet, and who fails when the name of a store is gone. */
import { describe, expect, it } from 'vitest';
import { createRun } from '#simulation';
import { play } from '../testing/play';
import { entry, nameGone, pages, slowReviews } from './amazon-storefront';

const second = 1000;
const view = { operation: 'page.view' } as const;
const calm = { ...view, fromMs: 60 * second, toMs: slowReviews.fromMs };
/** When the new version is everywhere. */
const slow = { ...view, fromMs: slowReviews.fromMs + 20 * second, toMs: slowReviews.fromMs + 45 * second };
const untilMs = slow.toMs + 10 * second;

describe('slow reviews', () => {
  it('take the page engine along: most pages never come', () => {
    const tiers = play(createRun, entry.document, 0, untilMs);
    expect(tiers.served(calm)).toBeGreaterThan(0.99);
    expect(tiers.served(slow)).toBeLessThan(0.6);
  });

  it('make each page of services as slow as it is patient', () => {
    const services = play(createRun, entry.document, 1, untilMs);
    expect(services.quantileMs(0.95, calm)).toBeLessThan(200);
    expect(services.served(slow)).toBeGreaterThan(0.95);
    expect(services.quantileMs(0.95, slow)).toBeGreaterThan(0.9 * pages.waitMs);
  });

  const today = play(createRun, entry.document, 2, nameGone.atMs + 40 * second);

  it('are left out of a page that waits for nobody', () => {
    expect(today.served(slow)).toBeGreaterThan(0.98);
    expect(today.quantileMs(0.95, slow)).toBeLessThan(pages.waitMs / 3);
    expect(today.quantileMs(0.95, slow)).toBeGreaterThan(pages.shortWaitMs);
  });

  it('are no worse than a store without a name for whoever fills a cart', () => {
    const gone = { fromMs: nameGone.atMs + second, toMs: nameGone.atMs + 35 * second };
    expect(today.served({ ...gone, operation: 'page.add' })).toBe(0);
    expect(today.served({ ...gone, operation: 'page.buy' })).toBe(0);
    expect(today.served({ ...gone, ...view })).toBeGreaterThan(0.98);
  });
});
