/** Why, in a real browser: asked, answered with proof, its place chosen on the sheet, the changed design opened as a run; by mouse and by keys. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const panelOf = (page: Page) => page.getByRole('region', { name: 'Why' });
const answered = (page: Page) =>
  expect(panelOf(page).getByText(/^\d+ runs, 5 of each/u)).toBeVisible({ timeout: 200_000 });

test('why names a cause with its proof, its place is chosen, and the design without it opens as a run', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/corner-shop', '4 min');
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Why', exact: true }).click();
  const panel = panelOf(page);
  await expect(panel.getByRole('progressbar', { name: 'Runs done' })).toBeVisible();
  await answered(page);
  await expect(panel).toContainText('No limit is missed');
  await expect(panel).toContainText('Would not help');
  const server = panel
    .getByRole('listitem')
    .filter({ hasText: /With 4 vCPUs instead of 2, .*less ± .* in 5 replications/u });
  await server.getByRole('button', { name: 'Shop server', exact: true }).click();
  await expect(page.locator('.inspector')).toContainText('Server, hosts 6 modules');
  const axe = await new AxeBuilder({ page }).include('.why-panel').analyze();
  expect(axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await server.getByRole('button', { name: /^Open as a run: 4 vCPUs/u }).click();
  await expect(editor.node('Shop server')).toContainText('1 × 4 vCPU');
  await expect(page.getByText('Of the design as it was, not as it is now')).toBeVisible();
});

test('why the bill is too high names its dearest line, and the cheaper design opens as a run', async ({ page }) => {
  test.setTimeout(240_000);
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/video-quality-monitor', '5 min');
  await page.keyboard.press('W');
  const panel = panelOf(page);
  await panel.getByLabel('What is explained').selectOption({ label: 'monthly bill' });
  await answered(page);
  await expect(panel).toContainText(/monthly bill: \$3,8\d\d, limit \$600\./u);
  const workflow = panel.getByRole('listitem').filter({
    hasText: /for State transitions, 85 % of the bill\. With type Express instead of Standard, .*8\d % less/u,
  });
  await workflow.getByRole('button', { name: /^Open as a run/u }).click();
  await expect(panel.getByText('Of the design as it was, not as it is now')).toBeVisible();
  await expect(page.locator('.title-row', { hasText: 'monthly bill' })).toContainText('$6', { timeout: 30_000 });
});

test('by keys it is opened, canceled with what was finished, and closed', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/corner-shop', '4 min');
  await page.keyboard.press('W');
  const panel = panelOf(page);
  await expect(panel).toBeFocused();
  await expect(panel.getByText(/p95 of all answered requests: /u)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Tab');
  await expect(panel.getByRole('combobox', { name: 'What is explained' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel.getByText(/^Canceled: \d+ runs were finished\.$/u)).toBeVisible();
  await expect.poll(() => editor.poolWorkers.length).toBe(0);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});
