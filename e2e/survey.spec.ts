/** The fault survey in a real browser: it is made, canceled, read, and one of its cells becomes a run. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Fault survey' });

async function opened(page: Page): Promise<void> {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await editor.playPause();
  await page.keyboard.press('Shift+F');
  await expect(dialogOf(page)).toBeVisible();
}

test('every single fault is run against every entry operation, and a cell opens as a run', async ({ page }) => {
  test.setTimeout(240_000);
  await opened(page);
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Run the survey' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await expect(dialog.getByText(/^\d+ runs\.$/u)).toBeVisible({ timeout: 200_000 });
  // Whatever passes through the one balancer is lost with it.
  const worst = dialog.getByRole('button', { name: /^Load balancer: down, .*show page: 100 points lost/u });
  await expect(worst).toBeVisible();
  await expect(dialog.locator('.survey-worst')).toContainText('Load balancer: down');
  await worst.click();
  await expect(dialog).toHaveCount(0);
  // The run begins anew with the fault in its scenario.
  await expect(page.getByLabel('Timeline')).toContainText('Load balancer: down');
});

test('a survey is canceled at once, and what was finished is kept', async ({ page }) => {
  await opened(page);
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Run the survey' }).click();
  await expect(dialog.getByRole('row', { name: /down/u }).first()).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText(/^Canceled: \d+ of \d+ runs were finished\.$/u)).toBeVisible();
  await expect(dialog.getByRole('row', { name: /down/u }).first()).toBeVisible();
});
