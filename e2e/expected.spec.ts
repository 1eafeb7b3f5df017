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

test('a wire tells what is expected of it before a run, and beside what is measured', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.standAt(0);
  const wire = page.locator('.react-flow__edge', { has: page.locator('path.wire') }).first();
  await wire.press('Enter');
  await expect(page.locator('.inspector-head')).toContainText('Users → Shop server');
  const expected = page.getByRole('region', { name: 'Expected' });
  const row = (region: typeof expected, name: string) =>
    region.locator('dl > div', { has: page.getByRole('button', { name, exact: true }) });
  await expect(row(expected, 'Calls').locator('dd')).toHaveText(['20/s', '200/s']);
  const bytes = (await row(expected, 'Traffic').locator('dd').first().textContent()) ?? '';
  expect(bytes).toMatch(/KiB\/s$/);
  await editor.advance(20);
  const measured = page.getByRole('region', { name: 'Measured' });
  await expect(measured).toContainText('last 1 s; expected');
  await expect(row(measured, 'Calls').locator('.measured-expected')).toHaveText('20/s');
  await expect(row(measured, 'Traffic').locator('.measured-expected')).toHaveText(bytes);
  const rate = Number.parseFloat((await row(measured, 'Calls').locator('dd').first().textContent()) ?? '');
  expect(rate).toBeGreaterThan(5);
  expect(rate).toBeLessThan(40);
});

test('the name of an expected figure opens what it means and leaves out', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  const first = page.getByRole('region', { name: 'First bottleneck' });
  await first.getByRole('button', { name: 'First bottleneck' }).click();
  await expect(page.getByText('Waiting grows long before that.')).toBeVisible();
});
