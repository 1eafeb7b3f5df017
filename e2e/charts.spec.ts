import { expect, test, type Locator } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('not on the screen');
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  test.describe(`at ${viewport.width}`, () => {
    test.use({ viewport });

    test('no word over a chart is cut', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/gallery/corner-shop');
      await editor.standAt(20);
      await editor.cause(/^Answer with errors/, 'Shop server');
      await editor.advance(10);
      await expect(page.locator('[data-chart="errors"] .chart-caption')).toContainText('% of what ended');
      const cut = await page
        .locator('.chart-head, .chart-title, .chart-value, .chart-caption')
        .evaluateAll((all) =>
          all.filter((each) => each.scrollWidth > each.clientWidth + 1).map(({ textContent }) => textContent),
        );
      expect(cut).toEqual([]);
    });

    test('the definitions of the charts stand clear of the run bar', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/gallery/corner-shop');
      for (const chart of ['traffic', 'latency', 'errors', 'saturation', 'capacity', 'cost']) {
        await page.locator(`[data-chart="${chart}"] .term-button`).click();
        const definition = page.getByRole('dialog', { name: /^Definition of/ });
        await expect(definition).toBeVisible();
        if (chart === 'errors') await expect(definition).toContainText('Refused: no room, or nobody listening.');
        expect(await overlap(definition, page.locator('.run-bar')), chart).toBe(false);
        await page.keyboard.press('Escape');
        await expect(definition).toBeHidden();
      }
    });
  });
}

test('a part whose workers wait in vain says so, over no other part', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.speed('16×').click();
  await expect(editor.clock).toHaveText(/^0:[1-9]/, { timeout: 30_000 });
  await editor.cause(/^Hang/, 'Database');
  await page.keyboard.press('Escape');
  await expect(editor.node('Shop server')).toContainText('blocked', { timeout: 30_000 });
  await expect(editor.clock).toHaveText(/^1:[0-9]/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Clear the fault' }).click();
  const note = page.locator('.node-stuck');
  await expect(note).toContainText('workers wait for answers that never come', { timeout: 30_000 });
  for (const other of ['Users', 'Database', 'Payment provider'])
    expect(await overlap(note, editor.node(other)), other).toBe(false);
  expect(await overlap(note, page.locator('.title-block'))).toBe(false);
});

test('an empty sheet has no bill', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await expect(page.locator('.title-block')).toContainText('no part yet that costs', { timeout: 15_000 });
  await expect(page.locator('.title-block')).not.toContainText('$');
  await expect(page.locator('.inspector')).not.toContainText('$0.00');
});

test('a run that nobody asks anything of says so', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.playPause();
  const told = page.locator('.run-message');
  await expect(told).toHaveText('No users wired');
  expect(await told.evaluate((each) => each.scrollWidth - each.clientWidth), 'cut').toBe(0);
  await editor.open('/gallery/corner-shop');
  await expect(told).toHaveText('');
});

test('a run that ended quietly still says why attempts were refused on its way', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await expect(page.locator('.run-play')).toHaveText('Pause');
  await editor.runToTheEnd();
  const notes = page.locator('[data-chart="errors"] .chart-notes');
  await expect(notes).toHaveText(/^nobody listening at Shop server: [\d,]+ refused since 0:30/);
  await page.getByRole('button', { name: 'Report' }).click();
  await expect(page.getByLabel('Summary')).toContainText(
    /Turned away\s*[\d,]+ attempts: nobody listening at Shop server/,
  );
});
