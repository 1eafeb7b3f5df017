/** Pictures of a sheet in a real browser: saved as SVG and PNG, dropped or chosen they open as the design; others are refused by name. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

async function savedAs(page: Page, form: 'SVG' | 'PNG'): Promise<{ readonly name: string; readonly path: string }> {
  const button = page.getByRole('button', { name: `Picture as ${form}` });
  if (!(await button.isVisible())) await page.getByRole('button', { name: 'Share link' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** A file that is let go over the page. */
async function dropped(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ base64, file }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], file));
      return data;
    },
    { base64: bytes.toString('base64'), file: name },
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

test('a picture opens as the design that it shows, beside the own work', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.playPause();
  const svg = await savedAs(page, 'SVG');
  const png = await savedAs(page, 'PNG');
  expect([svg.name, png.name]).toEqual(['corner-shop.svg', 'corner-shop.png']);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Loadbearing, all designs' }).click();

  await dropped(page, png.name, readFileSync(png.path));
  await expect(editor.node('Shop server')).toBeVisible();
  await expect(page.getByText(/saved here/)).toBeVisible();
  expect(page.url()).toContain('#/d/');
  await expect(
    page
      .getByRole('tab', { name: /Services/ })
      .or(page.getByRole('button', { name: /Services/ }))
      .first(),
  ).toBeVisible();

  // The very same design: its link says so.
  const fromPng = await editor.link();
  await page.getByRole('link', { name: 'Loadbearing, all designs' }).click();
  await page.getByRole('button', { name: 'Open a file or link' }).click();
  await page.locator('input[type="file"]').setInputFiles(svg.path);
  await expect(editor.node('Shop server')).toBeVisible();
  expect((await editor.link()).split('#')[1]).toBe(fromPng.split('#')[1]);
});

test('a picture without a design is refused, and nothing of the own work is touched', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await dropped(page, 'holiday.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  const dialog = page.getByRole('dialog', { name: 'Not opened' });
  await expect(dialog).toContainText('This picture has no design in it');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(editor.node('Shop server')).toBeVisible();
});
