/** Stages beside each other in a real browser: the same requests, figures with their differences, and nothing left behind when it is over. */
import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const comparing = (page: Page) => page.getByRole('main', { name: 'Comparison of stages' });
const compareButton = (page: Page) => page.getByRole('button', { name: 'Compare', exact: true });

/** The Corner Shop, paused, at a length of its own. */
const opened = (page: Page, length: string) => new EditorPage(page).openPaused('/gallery/corner-shop', length);

/** Two replications on a machine of so many cores, as it says. */
async function compared(browser: Browser, cores: number): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(
    (value) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => value }),
    cores,
  );
  await opened(page, '75 s');
  await compareButton(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Replications').fill('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Compare again' })).toBeVisible({ timeout: 60_000 });
  return page;
}

test('compares all stages under the same requests, to the same figures on one worker as on many', async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const page = await compared(browser, 2);
  const table = page.getByRole('table', { name: /^Figures/ });
  const p95 = table.locator('[data-figure="p95"] td');
  await expect(p95).toHaveCount(2);
  await expect(p95.nth(0).locator('b')).toHaveText(/^[\d.]+ ms$/);
  await expect(p95.nth(1).locator('.compare-difference')).toHaveText(/^[+−][\d.]+ ms, [+−][\d.]+ to [+−][\d.]+$/);
  await expect(table.locator('[data-figure="deployables"] td b')).toHaveText(['1', '2']);
  await expect(table.locator('[data-figure="remote-calls"] td').nth(1)).toContainText('worse');
  await expect(table.locator('[data-figure="monthly-cost"] td b').nth(0)).toHaveText(/^\$/);
  await expect(page.locator('[data-multiple="p95Ms"] .multiple-own').nth(1)).toHaveAttribute('d', /L/);
  await expect(page.getByText('Placement: web moved to Frontend')).toBeVisible();
  const many = await compared(browser, 8);
  expect(await many.getByRole('table', { name: /^Figures/ }).innerText()).toBe(await table.innerText());
  expect(new EditorPage(many).poolWorkers).toEqual([]);
  // Another base turns the signs around.
  const before = await p95.nth(1).locator('.compare-difference').textContent();
  await page.getByRole('button', { name: 'Take as base' }).click();
  await expect(p95.nth(1).locator('.compare-difference')).toHaveCount(0);
  const after = await p95.nth(0).locator('.compare-difference').textContent();
  expect(after?.slice(0, 1)).not.toBe(before?.slice(0, 1));
});

/** Four stages of twenty-five parts in a file, each with a run of 75 s. */
function fourOfTwentyFive(): string {
  const document = JSON.parse(readFileSync('src/cli/bench/documents/twenty-five.loadbearing.json', 'utf8')) as {
    nextId: number;
    scenario: { durationMs: number; warmUpMs: number };
    stages: { id: string; name: string; components: unknown[] }[];
  };
  const [stage] = document.stages;
  if (stage?.components.length !== 25) throw new Error('twenty-five is not twenty-five');
  const stages = [0, 1, 2, 3].map((at) => ({ ...stage, id: `g${document.nextId + at}`, name: `Stage ${at + 1}` }));
  const scenario = { ...document.scenario, durationMs: 75_000, warmUpMs: 10_000 };
  return JSON.stringify({ ...document, scenario, stages, nextId: document.nextId + 4 });
}

/** Compares these, and tells how many figures stood there while more were being made. */
async function comparedInFull(browser: Browser, cores: number): Promise<{ page: Page; seen: Set<string> }> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(
    (value) => Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => value }),
    cores,
  );
  await page.goto('/');
  await page.getByRole('button', { name: 'Open a file or link' }).click();
  await page.locator('input[type="file"]').setInputFiles({
    name: 'four.loadbearing.json',
    mimeType: 'application/json',
    buffer: Buffer.from(fourOfTwentyFive()),
  });
  await expect(new EditorPage(page).sheet).toBeVisible();
  await compareButton(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByLabel('Replications').fill('3');
  await page.keyboard.press('Enter');
  const seen = new Set<string>();
  const table = page.getByRole('table', { name: /^Figures/ });
  await expect
    .poll(
      async () => {
        const isUnderWay = await page.getByRole('progressbar', { name: 'Comparison done' }).isVisible();
        if (isUnderWay) seen.add(await table.locator('[data-figure="p95"]').innerText());
        return isUnderWay;
      },
      { timeout: 90_000, intervals: [100] },
    )
    .toBe(false);
  return { page, seen };
}

test('four stages of twenty-five parts tell what is known after each replication, the same on one worker as on many', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const { page, seen } = await comparedInFull(browser, 2);
  const table = page.getByRole('table', { name: /^Figures/ });
  await expect(table.locator('[data-figure="p95"] td b')).toHaveCount(4);
  // Before the last was made, figures of one and of two stood there.
  expect(seen.size).toBeGreaterThanOrEqual(3);
  const many = await comparedInFull(browser, 8);
  expect(await many.page.getByRole('table', { name: /^Figures/ }).innerText()).toBe(await table.innerText());
  expect(new EditorPage(many.page).poolWorkers).toEqual([]);
  // Begun again, and canceled: nobody goes on.
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBe(0);
});

test('is canceled at once: no worker is left, and what was finished stays', async ({ page }) => {
  await opened(page, '24 h');
  await page.keyboard.press('Shift+C');
  await expect(comparing(page)).toBeVisible();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBeGreaterThan(0);
  await expect(page.getByRole('progressbar', { name: 'Comparison done' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBe(0);
  await expect(comparing(page)).toContainText('Canceled; what was finished is kept.');
  await page.keyboard.press('Shift+C');
  await expect(comparing(page)).toHaveCount(0);
  await expect(new EditorPage(page).sheet).toBeVisible();
});

test('is read at one instant in every chart by keys, and copied as a table', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened(page, '75 s');
  await compareButton(page).click();
  await expect(page.locator('[data-multiple="goodput"] .multiple-own').nth(1)).toHaveAttribute('d', /L/, {
    timeout: 30_000,
  });
  const instant = page.getByLabel('Instant that is read in every chart');
  await instant.focus();
  for (let pressed = 0; pressed < 40; pressed += 1) await page.keyboard.press('ArrowRight');
  await expect(instant).toHaveAttribute('aria-valuetext', '0:41');
  await expect(page.locator('[data-multiple="goodput"] .multiple-value')).toHaveText([/^[\d.]+$/, /^[\d.]+$/]);
  await expect(page.locator('.multiple-instant')).toHaveCount(8);
  await page.getByRole('button', { name: 'Copy table as CSV' }).click();
  await expect(comparing(page)).toContainText('Table copied');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines[0]).toContain('figure,unit,limit,stage,mean');
  expect(lines.filter((line) => line.startsWith('p95 latency,ms,'))).toHaveLength(2);
});

test('says that it is of an older design after an edit', async ({ page }) => {
  await opened(page, '75 s');
  await compareButton(page).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page
    .getByRole('button', { name: /Monolith/ })
    .first()
    .click();
  await page.keyboard.press('r');
  await compareButton(page).click();
  await expect(comparing(page)).toContainText('Of an older design');
  await page.keyboard.press('Control+z');
  await expect(comparing(page)).not.toContainText('Of an older design');
});
