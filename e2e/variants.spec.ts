/** Limits against variants in a real browser: tried, read, canceled, and one of the cells becomes a run; by mouse and by keys, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Acceptance test' });

async function isAccessible(page: Page): Promise<void> {
  const axe = await new AxeBuilder({ page }).include('.variants').analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

test('limits are tried on variants of the design, and a cell opens as a run', async ({ page }) => {
  test.setTimeout(240_000);
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/corner-shop', '4 min');
  await page.keyboard.press('Shift+A');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Try the limits' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await expect(dialog.getByText(/^\d+ runs\.$/u)).toBeVisible({ timeout: 200_000 });
  await expect(dialog).toContainText(/\d of \d sabotages are caught, \d of 2 harmless variants accepted\./u);
  // The payment provider answers in 1.5 s: whoever waits that long gives up.
  const provider = dialog.getByRole('row', { name: /^A slow Payment provider/u });
  await expect(provider).toContainText('caught by availability');
  await isAccessible(page);
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  await isAccessible(page);
  await provider.getByRole('button', { name: /availability: .*missed in every run\. Open as a run$/u }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Shift+A');
  await expect(dialog.getByText('Of the design and its limits as they were')).toBeVisible();
});

test('by keys it is begun and canceled, and what was finished is kept', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/corner-shop', '4 min');
  await page.keyboard.press('Shift+A');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Try the limits' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('row', { name: /^The design itself/u })).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/^Canceled: \d+ of \d+ runs were finished\.$/u)).toBeVisible();
  await expect.poll(() => editor.poolWorkers.length).toBe(0);
});
