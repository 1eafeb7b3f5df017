import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('a number that does not fit stays to be mended, with range and example beside it', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.locator('.run-play').click();
  await page.locator('[data-kind="users"]').first().click();
  const rate = page.getByRole('textbox', { name: 'Rate' }).first();
  for (const wrong of ['abc', '-5']) {
    await rate.fill(wrong);
    await rate.press('Tab');
    await expect(rate).toHaveValue(wrong);
    await expect(rate).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(/; for example /)).toBeVisible();
  }
  await rate.fill('15');
  await rate.press('Enter');
  await expect(rate).toHaveAttribute('aria-invalid', 'false');
});

test('a limit is added, changed and judged on a part of the run', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.locator('.run-play').click();
  await page.getByRole('button', { name: 'Edit limits' }).click();
  const dialog = page.getByRole('dialog', { name: 'Limits' });
  await dialog.getByRole('button', { name: 'Add a limit' }).click();
  const added = dialog.getByRole('region', { name: 'Limit p95', exact: true });
  await added.getByRole('combobox', { name: 'Metric' }).selectOption('availability');
  // It is named by what it limits until somebody names it.
  const limit = dialog.getByRole('region', { name: 'Limit availability', exact: true }).last();
  await expect(limit.getByRole('textbox', { name: 'Target' })).toHaveValue('99.9 %');
  await limit.getByRole('switch', { name: 'Part of the run' }).click();
  await limit.getByRole('textbox', { name: '· to' }).fill('30s');
  await limit.getByRole('textbox', { name: '· to' }).press('Tab');
  await expect(limit.getByText('It ends before it begins')).toBeVisible();
  await limit.getByRole('textbox', { name: '· to' }).fill('2min');
  await limit.getByRole('textbox', { name: '· to' }).press('Tab');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('requests from 1:00 to 2:00')).toBeVisible();
});

test('a bare number is meant in the unit that was shown', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Users', 300, 200);
  await editor.node('Users').click();
  const patience = page.getByRole('textbox', { name: 'Patience' });
  await expect(patience).toHaveValue('3 s');
  await patience.fill('1.5');
  await expect(patience.locator('..').getByText('s', { exact: true })).toBeVisible();
  await patience.press('Enter');
  await expect(patience).toHaveValue('1.5 s');
});

test('Enter and Escape in a field give the keys back to the sheet, and Escape keeps nothing', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.locator('.run-play').click();
  await page.locator('[data-kind="users"]').first().click();
  const rate = page.getByRole('textbox', { name: 'Rate' }).first();
  const before = await rate.inputValue();
  await rate.fill('999');
  await rate.press('Escape');
  await expect(rate).toHaveValue(before);
  await expect(page.getByTestId('sheet')).toBeFocused();
  await rate.fill('15');
  await rate.press('Enter');
  await expect(rate).toHaveValue('15');
  await page.keyboard.press('/');
  await page.keyboard.type('data');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('node-Relational database').locator('xpath=..')).toBeFocused();
});

test('Enter and Escape in a name give the keys back to the sheet, and Escape keeps nothing', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.node('Database').getByText('Database').first().click();
  const name = page.getByRole('textbox', { name: 'Name of the component' });
  await name.fill('Orders');
  await name.press('Escape');
  await expect(page.getByTestId('sheet')).toBeFocused();
  await expect(name).toHaveValue('Database');
  await name.fill('Orders');
  await name.press('Enter');
  await expect(page.getByTestId('sheet')).toBeFocused();
  await expect(editor.node('Orders')).toBeVisible();
});

test('the change pipeline runs, and reach tells stores', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: 'Change pipeline' }).click();
  const changes = page.getByRole('dialog', { name: 'Change pipeline' });
  await expect(changes.getByText('No team makes changes yet')).toBeVisible();
  await changes.getByRole('button', { name: 'Add a team' }).click();
  await changes.getByRole('checkbox').first().click();
  await changes.getByRole('button', { name: 'Run 26 weeks' }).click();
  await expect(changes.getByText(/20 replications/)).toBeVisible({ timeout: 60_000 });
  await expect(changes.getByText(/^Mean .*Bad changes cost \d+.* of its requests\.$/u)).toBeVisible();
  // Hours come as the kinds assume them, and are the reader's to replace.
  const effort = changes.getByRole('region', { name: 'Effort' });
  const hours = effort.getByRole('textbox', { name: 'Server' });
  await expect(hours).toHaveValue('2');
  await expect(effort.getByRole('textbox', { name: 'Runtime compiled' })).toHaveValue('0');
  const total = Number(/([\d.]+) h a week in all/.exec(await effort.innerText())?.[1]);
  await hours.fill('7');
  await hours.press('Enter');
  await expect(effort).toContainText(`${total + 5} h a week in all`);
  await effort.getByRole('button', { name: 'Set Server to its default, 2' }).click();
  await expect(effort).toContainText(`${total} h a week in all`);
  await changes.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Reach', exact: true }).click();
  const reach = page.getByRole('dialog', { name: 'Reach' });
  await expect(reach.getByText('Public entry points')).toBeVisible();
  await expect(reach.getByRole('row').nth(1)).toBeVisible();
});
