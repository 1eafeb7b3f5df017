/** A talk in a real browser: shown forward and back, left for something improvised and come back to, written by hand and sent as a link. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const strip = (page: Page) => page.getByRole('navigation', { name: 'Scenes' });

/** The digest of the run where a scene opens. */
async function stateOf(page: Page, place: number, of: number): Promise<string> {
  await expect(strip(page)).toContainText(`Scene ${place} of ${of}`);
  return (await page.getByTestId('scene-state').textContent({ timeout: 30_000 })) ?? '';
}

test('ten scenes are shown forward and back, each in the same state, whatever is improvised in between', async ({
  page,
  context,
}) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop-in-four');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Start the demo' }).click();
  const forward: string[] = [await stateOf(page, 1, 10)];
  for (let place = 2; place <= 10; place += 1) {
    // A question waits for its answer first.
    if ((await page.locator('.demo-told').getAttribute('data-asked')) === 'true') await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    forward.push(await stateOf(page, place, 10));
  }
  expect(new Set(forward).size).toBe(9);
  const back: string[] = [forward[9] ?? ''];
  for (let place = 9; place >= 1; place -= 1) {
    await page.keyboard.press('ArrowLeft');
    back.unshift(await stateOf(page, place, 10));
  }
  expect(back).toEqual(forward);

  await page.keyboard.press('i');
  await editor.node('Database').locator('.node-head').click();
  await page.keyboard.press('Delete');
  await expect(editor.node('Database')).toHaveCount(0);
  await page.getByRole('button', { name: 'Return' }).click();
  expect(await stateOf(page, 1, 10)).toBe(forward[0]);
  await expect(editor.node('Database')).toBeVisible();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('End');
  await stateOf(page, 10, 10);
  await page.getByRole('button', { name: 'Link to this scene' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const link = await page.evaluate(async () => navigator.clipboard.readText());
  const guest = await context.newPage();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Off and on again' })).toBeVisible();
  expect(await stateOf(guest, 10, 10)).toBe(forward[9]);

  await page.keyboard.press('Escape');
  await expect(strip(page)).toHaveCount(0);
  // Nothing that was improvised is kept.
  expect(page.url()).toContain('/gallery/corner-shop-in-four');
});

test('scenes are written from what is on the sheet, strike it, travel in the link, and are taken back by undo', async ({
  page,
  context,
}) => {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/hot-key', '2 min');
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Demo' });
  await expect(dialog.getByRole('button', { name: 'Start the demo' })).toBeDisabled();
  const add = dialog.getByRole('button', { name: 'Add what is on the sheet' });
  await add.click();
  await dialog.getByRole('textbox', { name: 'Title of the scene' }).fill('All is well');
  await page.keyboard.press('Enter');
  await add.click();
  await dialog.getByRole('textbox', { name: 'Title of the scene' }).fill('Now it breaks');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Line under the sheet' }).fill('Somebody notices.');
  await dialog.getByRole('textbox', { name: 'Asked first, while the run stands still' }).fill('Who?');
  await dialog.getByRole('textbox', { name: 'Opens at' }).fill('30 s');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '+ Fault' }).click();
  await dialog.getByRole('button', { name: 'Show from this scene' }).click();
  await expect(page.getByRole('heading', { name: 'Now it breaks' })).toBeVisible();
  await expect(page.getByText('Who?')).toBeVisible();
  const state = await stateOf(page, 2, 2);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('Somebody notices.')).toBeVisible();
  await expect(page.locator('.node-fault').getByText(/\S/u).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Share link' })).toBeVisible();

  await page.getByRole('button', { name: 'Share link' }).click();
  const link = await page.getByTestId('share-url').inputValue();
  const guest = await context.newPage();
  await guest.goto(link.replace('#', '?scene=2#'));
  expect(await stateOf(guest, 2, 2)).toBe(state);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('p');
  await dialog.getByRole('list', { name: 'Scenes' }).getByText('Now it breaks').click();
  await expect(dialog.getByRole('region', { name: 'What happens' }).getByRole('region')).toHaveCount(0);
});

test('a talk in a tab that only reads leaves it so, and the other tab keeps the design', async ({ context }) => {
  const first = new EditorPage(await context.newPage());
  await first.openWith(['Server', 300, 200]);
  await first.page.keyboard.press('p');
  await first.page.getByRole('button', { name: 'Add what is on the sheet' }).click();
  await first.page.getByRole('button', { name: 'Close' }).click();
  await expect(first.page.getByText(/saved here/)).toBeVisible();
  await first.page.waitForTimeout(600);
  const second = new EditorPage(await context.newPage());
  await second.page.goto(first.page.url());
  const banner = second.page.locator('.read-only');
  await expect(banner).toBeVisible();
  await second.page.keyboard.press('p');
  await second.page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(strip(second.page)).toContainText('Scene 1 of 1');
  await second.page.keyboard.press('Escape');
  await expect(strip(second.page)).toHaveCount(0);
  await expect(banner).toBeVisible();
});

test('a talk is drafted from a design that has none, and from an exercise, which is there again behind it', async ({
  page,
}) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/quirk-telemetry');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Draft a talk' }).click();
  await expect(page.getByRole('list', { name: 'Scenes' }).getByRole('button')).toHaveCount(6);
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await stateOf(page, 1, 6);
  await page.keyboard.press('PageDown');
  await stateOf(page, 2, 6);
  await expect(page.getByRole('heading', { name: 'The vendor is slow' })).toBeVisible();

  await page.goto('/#/exercise/the-noisy-neighbor');
  const brief = page.getByRole('region', { name: 'Exercise', exact: true });
  await expect(brief).toBeVisible();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Draft a talk' }).click();
  await page.getByRole('button', { name: 'Start the demo' }).click();
  await expect(strip(page)).toContainText('Scene 1 of');
  await page.keyboard.press('Escape');
  await expect(brief).toBeVisible();
});
