/** Replications in a real browser: their means are those of the headless program, however many workers make them. */
import { execFileSync } from 'node:child_process';
import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const seconds = 75;
const count = 3;

type Figure = 'throughputPerSecond' | 'availability' | 'meanMs' | 'p50Ms' | 'p95Ms' | 'p99Ms';
interface FlowReport {
  readonly scope: { readonly type: string };
  readonly offered: number;
  readonly throughputPerSecond: number;
  readonly availability: number;
  readonly responses: Readonly<Record<Figure, number>>;
}

/** Means of the headless program over the same replications, by row and figure of the table, in the unit in which it shows them. */
function headlessMeans(): readonly Readonly<Record<Figure, number>>[] {
  const words = ['scripts/cli.mjs', 'simulate', 'src/gallery/corner-shop.loadbearing.json', '--json'];
  const options = ['--seconds', String(seconds), '--replications', String(count)];
  const printed = execFileSync(process.execPath, [...words, ...options], { encoding: 'utf8', maxBuffer: 1e8 });
  const reports = JSON.parse(printed) as readonly { readonly flows: readonly FlowReport[] }[];
  const mean = (at: number, of: (flow: FlowReport) => number) =>
    reports.reduce((sum, { flows }) => sum + of(flows[at]!), 0) / reports.length;
  return reports[0]!.flows.flatMap(({ scope }, at) => {
    if (scope.type === 'traffic-class') return [];
    return {
      throughputPerSecond: mean(at, (flow) => flow.throughputPerSecond),
      availability: 100 * mean(at, (flow) => flow.availability),
      meanMs: mean(at, ({ responses }) => responses.meanMs),
      p50Ms: mean(at, ({ responses }) => responses.p50Ms),
      p95Ms: mean(at, ({ responses }) => responses.p95Ms),
      p99Ms: mean(at, ({ responses }) => responses.p99Ms),
    };
  });
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Replications' });

/** The Corner Shop, paused, at a length of its own. */
const opened = (page: Page, length: string) => new EditorPage(page).openPaused('/gallery/corner-shop', length);

async function order(page: Page, replications: number): Promise<void> {
  await dialogOf(page).getByLabel('Replications', { exact: true }).fill(String(replications));
  await page.keyboard.press('Enter');
}

/** Made on a machine of so many cores, as it says; the table of requests. */
async function made(browser: Browser, cores: number): Promise<{ readonly page: Page; readonly table: Locator }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(
    (value) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => value }),
    cores,
  );
  await opened(page, `${seconds} s`);
  await page.keyboard.press('Shift+R');
  await order(page, count);
  await expect(dialogOf(page).getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  return { page, table: dialogOf(page).getByRole('table', { name: /^Requests/ }) };
}

test('replications on one worker and on many have the means of the headless program', async ({ browser }) => {
  const one = await made(browser, 2);
  const rows = one.table.locator('tbody tr');
  const means = headlessMeans();
  await expect(rows).toHaveCount(means.length);
  for (const [at, row] of means.entries())
    for (const [figure, mean] of Object.entries(row)) {
      const shown = (await rows.nth(at).locator(`[data-figure="${figure}"] b`).textContent()) ?? '';
      const value = Number(/[\d.,]+/.exec(shown)?.[0].replaceAll(',', ''));
      const decimals = /\.(\d+)/.exec(shown)?.[1]?.length ?? 0;
      expect(Math.abs(value - mean), `${figure} of row ${at}: ${shown}`).toBeLessThanOrEqual(0.5001 * 10 ** -decimals);
    }
  await expect(dialogOf(one.page)).toContainText('3 replications of 1:15, the first 1:00 left out as warm-up');
  expect(new EditorPage(one.page).poolWorkers).toEqual([]);
  const many = await made(browser, 8);
  expect(await many.table.innerText()).toBe(await one.table.innerText());
});

test('are canceled at once, and their workers end', async ({ page }) => {
  await opened(page, '24 h');
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Replications' }).click();
  const dialog = dialogOf(page);
  await expect(dialog).toContainText('None yet');
  await order(page, 20);
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBeGreaterThan(0);
  await expect(dialog.getByText('0 of 20 finished')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.run-message')).toHaveText(/^Replications \d+ %$/);
  await page.keyboard.press('Shift+R');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toContainText('Canceled before two of 20 were finished.');
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBe(0);
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeVisible();
  await expect(page.locator('.run-message')).toHaveText('');
});

test('say that they are of an older design after an edit, until it is taken back', async ({ page }) => {
  await opened(page, `${seconds} s`);
  await page.keyboard.press('Shift+R');
  await order(page, 2);
  const dialog = dialogOf(page);
  const note = dialog.getByText('Of an older design');
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 60_000 });
  await expect(note).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.press('Shift+R');
  await expect(note).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Shift+R');
  await expect(dialog.getByRole('table', { name: /^Requests/ })).toBeVisible();
  await expect(note).toHaveCount(0);
});

test('that no worker can make say so, and what to do', async ({ page }) => {
  await page.route(/replication\.worker/, (route) => route.abort());
  await opened(page, `${seconds} s`);
  await page.keyboard.press('Shift+R');
  await order(page, 5);
  await expect(dialogOf(page)).toContainText('None could be made');
  await expect(dialogOf(page)).toContainText('Reload the page, then run again.');
});

test('lost by a worker that crashes are made by another', async ({ page }) => {
  let crashes = 0;
  await page.route(/replication\.worker/, (route) =>
    crashes++ === 0
      ? route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("crashed")' })
      : route.continue(),
  );
  await opened(page, `${seconds} s`);
  await page.keyboard.press('Shift+R');
  await order(page, 2);
  const dialog = dialogOf(page);
  await expect(dialog).toContainText('2 replications of 1:15', { timeout: 60_000 });
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeVisible();
  expect(crashes).toBeGreaterThan(1);
  await expect(dialog.getByText('left out:')).toHaveCount(0);
});
