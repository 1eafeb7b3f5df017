/** Rules and credentials in a real browser: written by hand, and told of the run. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('counters and a relation are written, counted by a step, and broken in the run', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/shop-with-a-database', '2 min');
  await page.keyboard.press('Shift+U');
  const dialog = page.getByRole('dialog', { name: 'Rules' });
  await dialog.getByRole('button', { name: 'Add a counter' }).click();
  await dialog.getByRole('textbox', { name: 'Name of counter counter 1' }).fill('asked');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Add a relation' }).click();
  await dialog.getByRole('combobox', { name: 'The sum' }).selectOption({ label: 'is at most' });
  await dialog.getByRole('textbox', { name: 'Target' }).fill('100');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('asked ≤ 100')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  // A step of the shop counts.
  await editor.node('Shop server').getByText('shop', { exact: true }).click();
  const step = page.getByRole('combobox', { name: /^Step to add/u }).first();
  await step.selectOption({ label: 'count' });
  await step.locator('xpath=..').getByRole('button', { name: 'Add', exact: true }).click();
  await editor.standAt(10);
  await page.keyboard.press('Shift+U');
  await dialog.getByRole('button', { name: 'Report of the run so far' }).click();
  await expect(dialog.getByText(/^Broken once, .* broken now\.$/u)).toBeVisible();
  await expect(dialog.locator('.relation-outcome rect')).toHaveCount(1);
});

test('a credential is held, opens what is asked for, and leads there when it leaks', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await page.getByRole('button', { name: 'Reach', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reach' });
  await dialog.getByRole('button', { name: 'Add a credential' }).click();
  await dialog.getByRole('combobox', { name: 'What credential 1 opens' }).selectOption({ label: 'data: orders' });
  await dialog.getByRole('region', { name: 'credential 1' }).getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'shop', exact: true }).check();
  await expect(dialog.getByRole('list', { name: 'Opened by credential 1' })).toContainText('data: orders');
  await dialog.getByRole('combobox', { name: 'From' }).selectOption({ label: 'module shop' });
  await expect(dialog.getByText(/orders in Database .*with credential 1/u)).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'shop', exact: true }).uncheck();
  await expect(dialog.getByText(/orders in Database .*no credential held/u)).toBeVisible();
});
