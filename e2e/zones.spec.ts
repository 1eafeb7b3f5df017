/** Zones on the sheet: added, stood in by a check and by a drag, taken down by hand. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('parts stand in zones by a check and by a drag, and a zone that is down says so', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/shop-with-a-database', '10 min');
  const frames = page.locator('.zone-frame');
  await expect(frames).toHaveCount(0);
  await page.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await page.getByRole('button', { name: 'Add a zone', exact: true }).click();
  await page.getByRole('button', { name: 'Add a zone', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Name of zone b' })).toBeVisible();
  for (const [part, zone] of [
    ['Shop server', 'zone a'],
    ['Database', 'zone b'],
  ] as const) {
    await editor.node(part).getByText(part, { exact: true }).first().click();
    await page.getByRole('group', { name: 'Stands in' }).getByRole('checkbox', { name: zone, exact: false }).check();
  }
  await expect(frames).toHaveText(['zone a', 'zone b']);
  // Into the frame of the other: it stands there, and its own frame is gone.
  const from = await editor.placeOf(editor.node('Database'));
  const to = await editor.placeOf(editor.node('Shop server'));
  if (!from || !to) throw new Error('a part is not on the screen');
  await page.mouse.move(from.x + 30, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 30, { steps: 10 });
  await page.mouse.up();
  await expect(frames).toHaveText(['zone a']);
  // The drag and where it stands are one step back.
  await page.keyboard.press('Control+z');
  await expect(frames).toHaveText(['zone a', 'zone b']);
  await editor.standAt(10);
  await editor.cause(/^Take a zone down: /, 'zone a');
  await expect(frames).toHaveText(['zone a: down', 'zone b']);
  await editor.advance(10);
  await expect.poll(() => editor.footFigure('Users', 'failed')).toBeGreaterThan(0);
});
