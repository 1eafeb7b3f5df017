/** One request of a run, followed from the charts, the keyboard, the histogram and a wire. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('the slowest request of the Corner Shop is shown span by span, and its way on the sheet', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.chooseSpeed('60×');
  await expect(editor.clock).toHaveText(/^[3-9]:/, { timeout: 30_000 });
  await editor.playPause();

  await page.getByRole('button', { name: 'Latency: follow the slowest request' }).click();
  const panel = page.getByRole('region', { name: 'Follow a request' });
  const spans = panel.getByRole('list', { name: 'Spans' }).getByRole('button');
  await expect(spans.first()).toContainText('Users ·', { timeout: 30_000 });
  await expect(panel.getByRole('button', { name: 'Slowest' })).toHaveAttribute('aria-pressed', 'true');
  expect(await spans.count()).toBeGreaterThan(2);

  const axe = await new AxeBuilder({ page }).include('.follow-panel').analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

  // The parts that it passed stand out, and the one of the span that the keyboard is on is framed.
  await expect(editor.node('Shop server')).toHaveAttribute('data-route', 'passed');
  await spans.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(editor.node('Shop server')).toHaveAttribute('data-route', 'pointed');
  await page.keyboard.press('Enter');
  await expect(editor.node('Shop server')).toHaveAttribute('data-selected', 'true');

  // A bar of the histogram gives another request, of its own latency.
  const before = await panel.locator('.follow-total').textContent();
  await panel
    .getByRole('button', { name: /: follow one$/ })
    .first()
    .click();
  await expect(panel.locator('.follow-total')).not.toHaveText(before ?? '', { timeout: 30_000 });

  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(editor.node('Shop server')).not.toHaveAttribute('data-route');
  await expect(editor.chart('traffic')).toBeVisible();
});

test('a failed request of a broken shop says where it failed, after edits and faults by hand', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.keyboard.press('t');
  const panel = page.getByRole('region', { name: 'Follow a request' });
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');

  await editor.chooseSpeed('16×');
  await expect(editor.clock).toHaveText(/^0:[2-5]/, { timeout: 30_000 });
  await editor.cause(/^Take it down/, 'Database');
  await expect(editor.chart('errors')).not.toContainText(/^Errors0 /, { timeout: 15_000 });
  await page.waitForTimeout(1000);
  await editor.playPause();
  await page.getByRole('button', { name: 'Errors: follow the failed request' }).click();
  const spans = panel.getByRole('list', { name: 'Spans' }).getByRole('button');
  await expect(spans.filter({ hasText: 'Database' }).first()).toContainText('✕', { timeout: 30_000 });
  await expect(panel).not.toContainText('Do not rely on these figures');

  // Of a wire: the latest request that failed there.
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__edge').first().press('Enter');
  await page.getByRole('button', { name: 'Follow one that failed here' }).click();
  await expect(spans.filter({ hasText: '✕' }).first()).toBeVisible({ timeout: 30_000 });
  await panel.getByRole('button', { name: /take this condition away/ }).click();
  await expect(panel.getByRole('button', { name: 'Latest' })).toHaveAttribute('aria-pressed', 'true');
});

test('a mark on a wire is pressed for a request that passed it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.chooseSpeed('60×');
  await expect(editor.clock).toHaveText(/^[3-9]:/, { timeout: 30_000 });
  await editor.playPause();
  // Marks stand close on the busy wire from the users: somewhere along it there is one under the pointer.
  const wire = await page.locator('.react-flow__edge').first().locator('path.wire').boundingBox();
  const panel = page.getByRole('region', { name: 'Follow a request' });
  for (let share = 0.15; share < 0.9 && !(await panel.isVisible()); share += 0.08)
    await page.mouse.click((wire?.x ?? 0) + share * (wire?.width ?? 0), (wire?.y ?? 0) + (wire?.height ?? 0) / 2);
  await expect(panel.getByRole('button', { name: /^passed at Shop server/ })).toBeVisible();
  await expect(panel.getByRole('list', { name: 'Spans' }).getByRole('button').first()).toBeVisible({ timeout: 30_000 });
});

test('a replay that counts otherwise than the run is not passed off as the run', async ({ page }) => {
  // The page orders a replay that must come to one request more than there were.
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      const { order } = message as { readonly order?: { readonly recipe: { readonly until: { ledger: object } } } };
      const until = order?.recipe.until;
      if (until && 'arrived' in until.ledger)
        until.ledger = { ...until.ledger, arrived: Number(until.ledger.arrived) + 1 };
      postMessage.call(this, message);
    };
  });
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.chooseSpeed('16×');
  await expect(editor.clock).toHaveText(/^0:[1-5][0-9]/, { timeout: 30_000 });
  await editor.playPause();
  await page.keyboard.press('t');
  const panel = page.getByRole('region', { name: 'Follow a request' });
  const doubt = panel.getByRole('alert');
  await expect(doubt).toContainText('Do not rely on these figures', { timeout: 30_000 });
  await expect(doubt).toContainText('Look again');
});
