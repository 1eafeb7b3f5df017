/** The gallery as a person uses it: a card opens a design that runs, its sheets are there, and what it rests on can be read. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const designs = [
  'corner-shop',
  'shop-with-a-database',
  'corner-shop-in-four',
  'modular-monolith',
  'quirk-v1',
  'quirk-telemetry',
  'amazon-storefront',
  'supply-chain',
  'iot-fleet',
  'netflix-streaming',
  'video-pipeline',
  'cosmos-service',
  'web-search',
  'uber-rides',
  'support-chat',
  'social-feed',
  'online-game',
  'files-and-etl',
  'stream-analytics',
  'static-website',
  'video-quality-monitor',
  'ten-thousand-files',
  'retry-storm',
  'cache-stampede',
  'hot-key',
  'poison-record',
  'out-of-connections',
  'cold-start',
  'concurrency-limit',
  'burst-rate',
];

test('a failure is loaded from the home page, and ends on its second sheet', async ({ page }) => {
  const editor = new EditorPage(page);
  await page.goto('/#/');
  const shelf = page.getByRole('region', { name: 'Load a failure' });
  await shelf.getByText('Facts and sources').first().click();
  await expect(shelf.getByText('Summary of the DynamoDB service disruption')).toBeVisible();
  await shelf.getByRole('link', { name: /^Poison record/ }).click();
  await expect(editor.node('Readings')).toBeVisible();
  await expect(editor.clock).not.toHaveText('0:00.0');
  await editor.chooseSpeed('max');
  await expect(page.getByText('Poison message').first()).toBeVisible();
  await page.getByRole('button', { name: /^2\s*Three tries/ }).click();
  await expect(page.getByText('After three tries a record is a dead letter, and the partition goes on.')).toBeVisible();
});

test('every design opens running', async ({ page }) => {
  test.slow();
  const editor = new EditorPage(page);
  for (const id of designs) {
    await editor.open(`/gallery/${id}`);
    await expect(editor.clock, id).not.toHaveText('0:00.0');
    await expect(page.getByText('Cannot run'), id).toHaveCount(0);
    await page.goto('/#/');
  }
  await page.goto('/#/');
  await expect(page.locator('.home-card[href^="#/gallery/"]')).toHaveCount(designs.length);
});
