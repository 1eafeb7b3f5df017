/** An experiment in a real browser: written, run, aborted, and its report read. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('an experiment is written on the timeline, run, aborted and reported', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await editor.playPause();
  const scenario = await editor.openScenario();
  await scenario.getByRole('button', { name: 'Plan an experiment' }).click();
  const dialog = page.getByRole('dialog', { name: 'Experiments' });
  await dialog.getByLabel('Hypothesis').fill('Without the database, pages are still served.');
  await dialog.getByLabel('Where').selectOption({ label: 'Database' });
  await dialog.getByLabel('Fault', { exact: true }).selectOption({ label: 'Take it down' });
  await dialog.getByRole('button', { name: 'Add to the method' }).click();
  // What it strikes is told before anything is run.
  await expect(dialog.getByText(/Blast radius: 2 of 2 entry operations/u)).toBeVisible();
  const begins = await dialog.getByLabel('Begins at').inputValue();
  await page.keyboard.press('Escape');
  // Its bar on the timeline is as long as all of it takes, and is moved like any other.
  const bar = scenario.getByRole('button', { name: /^Experiments: Experiment, at/u });
  await bar.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Open the experiments' }).click();
  await expect(dialog.getByLabel('Begins at')).not.toHaveValue(begins);
  await dialog.getByRole('button', { name: 'Run from the start' }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Shift+E');
  await expect(async () => {
    await dialog.getByRole('button', { name: 'Report of the run so far' }).click();
    await expect(dialog.getByText(/^Aborted: availability was below 0\.5 for 5 s\.$/u)).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 90_000 });
  await expect(dialog.getByRole('row', { name: /availability .*✓ .*✕/u })).toBeVisible();
});
