/** Wires pressed from port to part, what undo leaves selected, where parts land, and how near the sheet is. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

async function usersAndServer(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Users', 60, 90);
  await editor.drag('Server', 300, 100);
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  return editor;
}

const wires = (page: Page) => page.locator('.react-flow__edge');

test('a press on an open port, then on a part, draws a wire', async ({ page }) => {
  const editor = await usersAndServer(page);
  await expect(page.getByText('To wire two parts')).toBeVisible();
  await editor.port('Users').click();
  await page.mouse.move(280, 300);
  await expect(page.locator('.carried-wire path')).toHaveAttribute('d', /^M/);
  await editor.port('Server', 'in').click();
  await expect(wires(page)).toHaveCount(1);
  await expect(page.locator('.carried-wire path')).toHaveAttribute('d', '');
  await expect(page.getByText('To wire two parts')).toHaveCount(0);
});

test('a module that calls nothing shows its port, and a press there begins a new need', async ({ page }) => {
  const editor = await usersAndServer(page);
  await editor.drag('Relational database', 700, 100);
  await expect(editor.modulePort('Server')).toHaveCSS('opacity', '1');
  await editor.modulePort('Server').click();
  await editor.node('Relational database').getByText('Relational database').first().click();
  await expect(wires(page)).toHaveCount(1);
});

test('a wire in hand is let go by Escape and by a press on the empty sheet', async ({ page }) => {
  const editor = await usersAndServer(page);
  await editor.port('Users').click();
  await page.keyboard.press('Escape');
  await editor.node('Server').getByText('Server').first().click();
  await expect(wires(page)).toHaveCount(0);
  await editor.port('Users').click();
  await page.locator('.react-flow__pane').click({ position: { x: 420, y: 420 } });
  await editor.node('Server').getByText('Server').first().click();
  await expect(wires(page)).toHaveCount(0);
});

test('what undo takes away is no longer selected', async ({ page }) => {
  const editor = await usersAndServer(page);
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await editor.node('Users').getByText('Users').first().click();
  await expect(page.locator('.inspector')).toContainText('Users');
  await expect(page.locator('.inspector')).not.toContainText('2 selected');
});

test('Undo and redo go through a menu that lies over the page', async ({ page }) => {
  const editor = await usersAndServer(page);
  await page.getByRole('button', { name: 'Cause a fault' }).click();
  await expect(page.getByRole('dialog', { name: 'Cause a fault' })).toBeVisible();
  await page.getByRole('button', { name: 'Cause a fault' }).focus();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
  await expect(page.getByRole('dialog', { name: 'Cause a fault' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  // A key that acts on the sheet does not.
  await editor.node('Users').getByText('Users').first().focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
});

test('Tab goes round in the card of a refused wire, and Escape gives the keys back', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.wire(editor.port('Users'), 'Database');
  const card = page.getByRole('alertdialog');
  const buttons = card.getByRole('button');
  const count = await buttons.count();
  expect(count).toBeGreaterThan(1);
  await expect(buttons.first()).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(buttons.last()).toBeFocused();
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press('Tab');
    await expect(buttons.nth(at)).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});

test('what was set is told with its value', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.standAt(1);
  await editor.node('Database').locator('.node-name').click();
  await page.getByLabel('vCPUs', { exact: true }).fill('4');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo Set vCPUs of Database: 4' })).toBeVisible();
  await editor.advance(1);
  expect(await editor.events()).toContain('Set vCPUs of Database: 4');
});

test('Escape closes what lies on top alone', async ({ page }) => {
  const editor = await usersAndServer(page);
  await editor.node('Users').getByText('Users').first().click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(editor.node('Users')).toHaveAttribute('data-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(editor.node('Users')).toHaveAttribute('data-selected', 'false');
});

test('a part dropped on another stands beside it', async ({ page }) => {
  const editor = await usersAndServer(page);
  await editor.drag('Cache', 70, 100);
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  const [users, cache] = [await editor.node('Users').boundingBox(), await editor.node('Cache').boundingBox()];
  if (!users || !cache) throw new Error('a part is not on the screen');
  const isBelow = cache.y >= users.y + users.height || users.y >= cache.y + cache.height;
  const isBeside = cache.x >= users.x + users.width || users.x >= cache.x + cache.width;
  expect(isBelow || isBeside).toBe(true);
});

test('a part dropped at the lower right comes out from under the title block', async ({ page }) => {
  const editor = await usersAndServer(page);
  const title = await page.locator('.title-block').boundingBox();
  const part = page.locator('.palette').getByRole('button', { name: 'Cache', exact: true });
  await part.scrollIntoViewIfNeeded();
  const row = await part.boundingBox();
  if (!title || !row) throw new Error('not on the screen');
  await page.mouse.move(row.x + 20, row.y + 10);
  await page.mouse.down();
  await page.mouse.move(title.x + 40, title.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(async () => {
    const cache = await editor.node('Cache').boundingBox();
    if (!cache) throw new Error('not on the screen');
    expect(cache.x + cache.width <= title.x || cache.y + cache.height <= title.y).toBe(true);
  }).toPass();
});

test('the sheet goes nearer and farther, and all of it comes back into sight', async ({ page }) => {
  const editor = await usersAndServer(page);
  const zoom = page.getByRole('group', { name: 'Zoom' });
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  await zoom.getByRole('button', { name: 'Zoom in' }).click();
  await expect(zoom).toContainText('144 %');
  await page.keyboard.press('Control+-');
  await expect(zoom).toContainText('120 %');
  await page.keyboard.press('Shift+1');
  await expect(zoom).toContainText('100 %');
  await page.setViewportSize({ width: 800, height: 700 });
  await expect(editor.node('Server')).toBeInViewport({ ratio: 1 });
  await expect(editor.node('Users')).toBeInViewport({ ratio: 1 });
});

test('a sheet that was fitted follows a window that grows', async ({ page }) => {
  const editor = new EditorPage(page);
  await page.setViewportSize({ width: 1024, height: 768 });
  await editor.open('/gallery/corner-shop');
  const zoomNow = async () =>
    Number(/\d+/.exec((await page.getByRole('group', { name: 'Zoom' }).textContent()) ?? '')?.[0]);
  await expect(editor.node('Users')).toContainText('sent');
  await page.keyboard.press('Shift+1');
  await page.waitForTimeout(600);
  const small = await zoomNow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(async () => expect(await zoomNow()).toBeGreaterThan(small)).toPass();
});

/** Drags a row of the Corner Shop's server to the empty sheet and tells how many hairlines were seen on their way out. */
async function crossingsWhileMovingOut(page: Page): Promise<number> {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Users')).toContainText('sent');
  await page.evaluate(() => {
    const seen = new Set<Element>();
    new MutationObserver(() => document.querySelectorAll('.crossing').forEach((line) => seen.add(line))).observe(
      document.body,
      { childList: true, subtree: true },
    );
    Object.assign(window, { crossingsSeen: () => seen.size });
  });
  const row = await editor.placeOf(page.getByTestId('module-payments'));
  const sheet = await editor.sheet.boundingBox();
  if (!row || !sheet) throw new Error('not on the screen');
  await page.mouse.move(row.x + 40, row.y + 10);
  await page.mouse.down();
  await page.mouse.move(sheet.x + 160, sheet.y + sheet.height - 140, { steps: 8 });
  await page.mouse.up();
  await expect(page.locator('.crossing')).toHaveCount(0);
  await expect(page.locator('.react-flow__edge[data-crossing]')).toHaveCount(0);
  return page.evaluate(() => (window as unknown as { crossingsSeen: () => number }).crossingsSeen());
}

test('a module that leaves its host takes its hairline along, which becomes a wire', async ({ page }) => {
  expect(await crossingsWhileMovingOut(page)).toBe(1);
  await expect(page.getByLabel('request from Shop server to payments')).toHaveCount(1);
});

test.describe('under reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('the wire is simply there', async ({ page }) => {
    expect(await crossingsWhileMovingOut(page)).toBe(0);
  });
});
