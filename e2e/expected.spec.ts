/** What is expected of a design stands beside what is measured, before anything has run, and follows each edit. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('expected figures stand on a sheet that has not run, and change with an edit', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  if ((await page.locator('.run-play').textContent())?.includes('Pause') === true) await editor.playPause();
  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await expect(editor.clock).toHaveText('0:00.0');
  const first = page.getByRole('region', { name: 'First bottleneck' });
  await expect(first).toContainText('Shop server: vCPUs');
  await expect(first).toContainText('257/s');
  await expect(editor.node('Shop server')).toContainText('first bottleneck: vCPUs, expected 78 % at the peak');
  await editor.node('Shop server').locator('.node-name').click();
  const expected = page.getByRole('region', { name: 'Expected' });
  await expect(expected).toContainText('20/s');
  await expect(expected).toContainText('7.8 %');
  // Twice the vCPUs: half the use, and the next thing is the bottleneck.
  await page
    .getByRole('spinbutton', { name: 'vCPUs' })
    .or(page.getByLabel('vCPUs', { exact: true }))
    .first()
    .fill('4');
  await page.keyboard.press('Enter');
  await expect(expected).toContainText('3.9 %');
  await expect(editor.node('Shop server')).toContainText('expected 39 % at the peak');
  await expect(editor.clock).toHaveText('0:00.0');
});

test('the name of an expected figure opens what it means and leaves out', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  const first = page.getByRole('region', { name: 'First bottleneck' });
  await first.getByRole('button', { name: 'First bottleneck' }).click();
  await expect(page.getByText('Waiting grows long before that.')).toBeVisible();
});
