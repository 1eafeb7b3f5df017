/** The fault survey in a real browser: it is made, canceled, read, and one of its cells becomes a run. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Fault survey' });

async function opened(page: Page, hash: string): Promise<void> {
  const editor = new EditorPage(page);
  await editor.open(hash);
  await editor.playPause();
  await page.keyboard.press('Shift+F');
  await expect(dialogOf(page)).toBeVisible();
}

test('every single fault of a design is run against every entry operation, and its worst cell opens as a run', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await opened(page, '/gallery/quirk-v1');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Run the survey' }).click();
  await expect(dialog.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await expect(dialog.getByText(/^\d+ runs\.$/u)).toBeVisible({ timeout: 280_000 });
  // What passes through the one broker is lost with it, and most does.
  await expect(dialog.locator('.survey-worst')).toContainText(/^Worst: Broker: silent/u);
  const worst = dialog.getByRole('button', { name: /^Broker: silent, api\.webhook: 100 points lost/u });
  await expect(worst).toBeVisible();
  await worst.click();
  await expect(dialog).toHaveCount(0);
  // The run begins anew with the fault in its scenario.
  await expect(page.getByLabel('Timeline')).toContainText('Broker: silent');
});

test('a survey is canceled at once, and what was finished is kept', async ({ page }) => {
  await opened(page, '/gallery/shop-with-a-database');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: 'Run the survey' }).click();
  await expect(dialog.getByRole('row', { name: /down/u }).first()).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByText(/^Canceled: \d+ of \d+ runs were finished\.$/u)).toBeVisible();
  await expect(dialog.getByRole('row', { name: /down/u }).first()).toBeVisible();
});
