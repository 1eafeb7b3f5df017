/** Load to failure in a real browser: stages in one chart, limits between the loads they lie between, a map of two parameters. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

async function opened(page: Page): Promise<void> {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.playPause();
  await page.keyboard.press('Shift+C');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Load and sweeps' }).click();
}

test('load is swept for all stages in one chart, canceled at once, and exported', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await opened(page);
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await expect(page.locator('.sweep-point').nth(3)).toBeAttached({ timeout: 60_000 });
  await expect(page.locator('.sweep-name')).toHaveText(['1 Monolith', '2 Services']);
  await expect(page.getByRole('table', { name: 'Load to failure' })).toContainText('p95 browse');
  await page.getByRole('button', { name: 'Cancel sweep' }).click();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBe(0);
  await expect(page.getByText('Canceled; what was finished is kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy points as CSV' }).click();
  await expect(page.getByText('Points copied')).toBeVisible();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect(lines[0]).toContain('"Load, requests a second",p95 latency');
  expect(lines).toHaveLength(41);
});

test('two parameters make a map with its numbers', async ({ page }) => {
  await opened(page);
  await page.getByLabel('Second parameter').selectOption({ label: 'Shop server: vCPUs' });
  await page.getByLabel('and from').fill('1');
  await page.getByLabel('and to').fill('4');
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  const map = page.getByRole('table', { name: /^Monolith: p95 latency/ });
  await expect(map.locator('td[data-step]').first()).toHaveText(/ms|s$/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel sweep' }).click();
  await expect.poll(() => new EditorPage(page).poolWorkers.length).toBe(0);
});
