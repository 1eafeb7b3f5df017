import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('a design is drawn, wired, run, broken, mended, and sent as a link that gives the same digest', async ({
  page,
  browser,
}) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await expect(page.getByText('Press a frame, drag a part here, or type / and its name.')).toBeVisible();

  await editor.drag('Users', 80, 200);
  await editor.drag('Load balancer', 280, 200);
  await editor.drag('Server', 480, 100);
  await editor.drag('Relational database', 640, 330);
  await expect(page.locator('.react-flow__node')).toHaveCount(4);

  await editor.wire(editor.port('Users'), 'Load balancer');
  await editor.wire(editor.port('Load balancer'), 'Server');
  await editor.node('Server').hover();
  await editor.wire(editor.modulePort('Server'), 'Relational database');
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);

  await editor.speed('60×').click();
  await editor.playPause();
  await expect(editor.chart('latency')).toContainText('ms p99');
  await expect(editor.chart('traffic')).toContainText('req/s');
  await expect(page.locator('.title-row', { hasText: 'monthly bill' })).toContainText('$', { timeout: 30_000 });

  await editor.cause(/^Take it down/, 'Server');
  await expect(editor.node('Server')).toHaveAttribute('data-state', 'off');
  await expect(page.locator('[data-chart="errors"] .chart-caption')).not.toContainText('· 0 % of what ended', {
    timeout: 15_000,
  });
  await page.getByRole('button', { name: 'Clear the fault' }).click();
  await expect(editor.node('Server')).toHaveAttribute('data-state', /working|saturated/, { timeout: 15_000 });

  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await expect(editor.clock).toHaveText('0:00.0');
  await editor.runToTheEnd();
  const digest = await editor.digest();
  expect(digest).toMatch(/^[0-9a-f]{32}$/);

  const url = await editor.link();
  const other = await browser.newContext();
  const reader = new EditorPage(await other.newPage());
  await reader.page.goto(url);
  await expect(reader.page.locator('.react-flow__node')).toHaveCount(4);
  await reader.page.getByRole('button', { name: 'Reset to the start' }).click();
  await reader.runToTheEnd();
  expect(await reader.digest()).toBe(digest);
  await other.close();
});

test('the headless command prints the digest that the browser shows for the Corner Shop', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await editor.runToTheEnd();
  const digest = await editor.digest();

  const folder = mkdtempSync(path.join(tmpdir(), 'loadbearing-'));
  const file = path.join(folder, 'corner-shop.loadbearing.json');
  await page.getByRole('button', { name: 'Share link' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download file' }).click(),
  ]);
  writeFileSync(file, readFileSync(await download.path()));
  const report: unknown = JSON.parse(
    execFileSync(process.execPath, ['scripts/cli.mjs', 'simulate', file, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  );
  expect(report).toMatchObject({ digest, isComplete: true });
});

test('a module dragged out of the monolith turns its free call into a remote one', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Shop server')).toBeVisible();
  const edges = await page.locator('.react-flow__edge').count();
  const row = page.getByTestId('module-payments');
  const start = await row.boundingBox();
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!start || !pane) throw new Error('the module is not on the screen');
  await page.mouse.move(start.x + 20, start.y + 10);
  await page.mouse.down();
  await page.mouse.move(pane.x + 120, pane.y + 460, { steps: 10 });
  await page.mouse.up();
  await expect(editor.node('payments')).toBeVisible();
  await expect(editor.node('payments').getByTestId('module-payments')).toBeVisible();
  await expect(page.locator('.react-flow__edge')).toHaveCount(edges + 1);
  await expect.poll(() => wiresUnderTitle(page)).toBe(0);
  await expect(editor.node('Users')).toContainText('sent');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(editor.node('payments')).toHaveCount(0);
});

test('a refused wire says why, and what would fit', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Users', 80, 120);
  await editor.drag('Relational database', 420, 120);
  await editor.wire(editor.port('Users'), 'Relational database');
  const card = page.getByRole('alertdialog');
  await expect(card).toContainText('request does not join sql');
  await expect(page.locator('.react-flow__edge')).toHaveCount(0);
});

/** How many wires run under the title block. */
function wiresUnderTitle(page: Page): Promise<number> {
  return page.evaluate(() => {
    const title = document.querySelector('.canvas-title')?.getBoundingClientRect() ?? new DOMRect();
    return [...document.querySelectorAll<SVGPathElement>('path.wire')].filter((path) => {
      const matrix = path.getScreenCTM() ?? new DOMMatrix();
      const length = path.getTotalLength();
      return Array.from({ length: 200 }, (_, at) =>
        path.getPointAtLength((at * length) / 199).matrixTransform(matrix),
      ).some(({ x, y }) => x > title.left && x < title.right && y > title.top && y < title.bottom);
    }).length;
  });
}
