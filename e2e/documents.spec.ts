import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('work is kept through a reload, and can be thrown away and fetched back', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Server', 300, 200);
  await page.getByLabel('Name of the design').fill('My shop');
  await page.getByLabel('Name of the design').press('Enter');
  await expect(page.getByText(/saved here/)).toBeVisible();
  await page.waitForTimeout(600);
  await page.reload();
  await expect(editor.node('Server')).toBeVisible();
  await page.getByRole('link', { name: 'Loadbearing, all designs' }).click();
  await expect(page.getByRole('article', { name: 'My shop' })).toBeVisible();
  await page.getByRole('button', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('link', { name: /My shop/ })).toBeVisible();
});

test('a change is there after a reload that follows at once', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Server', 300, 200);
  await expect(editor.node('Server')).toBeVisible();
  await page.reload();
  await expect(editor.node('Server')).toBeVisible();
  await editor.drag('Cache', 500, 200);
  await expect(editor.node('Cache')).toBeVisible();
  await page.reload();
  await expect(editor.node('Cache')).toBeVisible();
});

test('a second tab reads, and may take the document over', async ({ context }) => {
  const first = new EditorPage(await context.newPage());
  await first.open('/new');
  await first.drag('Server', 300, 200);
  await expect(first.page.getByText(/saved here/)).toBeVisible();
  await first.page.waitForTimeout(600);
  const second = new EditorPage(await context.newPage());
  await second.page.goto(first.page.url());
  await expect(second.node('Server')).toBeVisible();
  await expect(second.page.getByText('Read only. This design is open in another tab')).toBeVisible();
  await second.node('Server').click();
  await expect(second.page.getByLabel('Name of the design')).toBeDisabled();
  await expect(second.page.locator('.inspector').getByRole('textbox').first()).toBeDisabled();
  await first.drag('Cache', 500, 200);
  await expect(second.node('Cache')).toBeVisible();
  await second.page.getByRole('button', { name: 'Take over' }).click();
  await expect(second.page.getByText(/saved here/)).toBeVisible();
  await expect(first.page.getByText('open in another tab, read only')).toBeVisible();
});

test('a link opens beside the own work, and a cut one is refused by name', async ({ page, browser }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  const url = await editor.link();
  const other = await browser.newContext();
  const reader = await other.newPage();
  await reader.goto(url);
  await expect(reader.getByText('not yet kept')).toBeVisible();
  await reader.goto('about:blank');
  await reader.goto(url.slice(0, -20));
  await expect(reader.getByRole('heading', { name: 'This link lost a part of itself' })).toBeVisible();
  await other.close();
});

test('undo during a run takes the edit back and lets simulated time go on', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.clock).not.toHaveText('0:00.0');
  await editor.node('Database').click();
  await page.keyboard.press('Delete');
  await expect(editor.node('Database')).toHaveCount(0);
  const before = await editor.clock.textContent();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.node('Database')).toBeVisible();
  await expect(editor.clock).not.toHaveText('0:00.0');
  expect(before).not.toBe('0:00.0');
});

test('the address of a design that another browser keeps says so', async ({ page }) => {
  await page.goto('/#/d/keptelsewhere');
  await expect(page.getByRole('heading', { name: 'This design is kept in another browser' })).toBeVisible();
  await expect(page.getByText('Ask for its share link.')).toBeVisible();
});
