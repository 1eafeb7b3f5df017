/** How do we know it is right? The page shows the results that are kept in the repository: all of them, of the run that it names. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';

interface Row {
  readonly status: 'pass' | 'fail' | 'not-applicable' | 'skipped';
  readonly measured: unknown;
}

interface Results {
  readonly made: { readonly date: string; readonly commit: string };
  readonly cases: readonly {
    readonly id: string;
    readonly missing: readonly string[];
    readonly rows: readonly Row[];
  }[];
}

const file = new URL('../src/app/accuracy/results.json', import.meta.url);
const { made, cases } = JSON.parse(readFileSync(file, 'utf8')) as Results;
const rows = cases.flatMap((each) => each.rows);
const count = (status: Row['status']) => rows.filter((row) => row.status === status).length;

async function open(page: Page): Promise<void> {
  await page.goto('/#/accuracy');
  await expect(page.getByRole('heading', { name: 'How do we know it is right?' })).toBeVisible();
}

test('it opens from the first page and from the bar of every page', async ({ page }) => {
  await page.goto('/#/');
  await page.getByRole('main').getByRole('link', { name: /right/ }).click();
  await expect(page).toHaveURL(/#\/accuracy$/);
  await expect(page.getByRole('heading', { name: 'How do we know it is right?' })).toBeVisible();
  await page.goto('/#/glossary');
  await page.getByRole('link', { name: 'Accuracy', exact: true }).click();
  await expect(page).toHaveURL(/#\/accuracy$/);
});

test('it names its run, and how that can be made again', async ({ page }) => {
  await open(page);
  const told = page.locator('.accuracy-made').first();
  await expect(told).toContainText(`Run on ${made.date} at commit ${made.commit}`);
  await expect(told.locator('code')).toHaveText(/^npm run --silent fidelity -- /);
});

test('its counts and rows are those of the kept results', async ({ page }) => {
  await open(page);
  await expect(page.locator('.accuracy-counts dd')).toHaveText([
    String(count('pass')),
    String(count('fail')),
    String(count('not-applicable')),
    String(cases.filter(({ missing }) => missing.length > 0).length),
  ]);
  await expect(page.locator('.accuracy-case')).toHaveCount(cases.length);
  for (const status of ['pass', 'fail', 'not-applicable', 'skipped'] as const)
    await expect(page.locator(`tr[data-status="${status}"]`)).toHaveCount(count(status));
  await expect(page.locator('.dot-plot .dot')).toHaveCount(rows.filter(({ measured }) => measured !== null).length);
  const verdicts = page.locator('tr[data-status="pass"] .accuracy-verdict');
  expect(new Set(await verdicts.allTextContents())).toEqual(new Set(['inside']));
});

test('the search and the names of families find cases, and say how many', async ({ page }) => {
  await open(page);
  const search = page.getByRole('searchbox', { name: 'Find a case' });
  await search.fill('kleinrock');
  await expect(page.getByText(new RegExp(`^\\d+ of ${cases.length} cases$`))).toBeVisible();
  await expect.poll(() => page.locator('.accuracy-case').count()).toBeLessThan(cases.length);
  await search.fill('nothing of the kind');
  await expect(page.getByText(`0 of ${cases.length} cases. Try one word of it.`)).toBeVisible();
  await expect(page.locator('.accuracy-case')).toHaveCount(0);
  await search.fill('');
  await expect(page.getByText(`All ${cases.length} cases`)).toBeVisible();
  const family = page.locator('.dot-lane button').first();
  const name = ((await family.textContent()) ?? '').replace(/\s*\d+$/, '');
  await family.click();
  await expect(page.getByRole('region', { name })).toBeVisible();
  await expect.poll(() => page.locator('.accuracy-case').count()).toBeLessThan(cases.length);
});
