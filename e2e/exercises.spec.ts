import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

/** Begins the first exercise from the home page, as a learner would. */
test('an exercise is predicted, missed, helped with, passed, and kept', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await page.getByRole('region', { name: 'Exercises' }).getByText('Hello, traffic').click();
  const brief = page.getByRole('region', { name: 'Exercise', exact: true });
  await expect(brief.getByRole('heading', { name: 'Hello, traffic' })).toBeVisible();
  await brief.getByRole('spinbutton').fill('30');
  await brief.getByRole('button', { name: 'Keep it' }).click();
  await expect(brief.getByText('You said 30 %')).toBeVisible();

  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText(/Not yet: \d of 6 goals/)).toBeVisible({ timeout: 60_000 });
  await expect(brief.locator('[data-goal="database"]')).toHaveAttribute('data-verdict', 'missed');
  await brief.getByRole('button', { name: 'Show' }).first().click();
  await expect(brief.getByText('The sheet says what is missing')).toBeVisible();

  const palette = page.getByRole('complementary', { name: 'Parts' });
  await expect(palette.getByRole('button', { name: 'Queue', exact: true })).toHaveCount(0);
  await palette.getByRole('button', { name: 'Server', exact: true }).click();
  await palette.getByRole('button', { name: 'Relational database', exact: true }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  const editor = new EditorPage(page);
  await editor.wire(editor.port('Users'), 'Server');
  await editor.wire(editor.modulePort('Server'), 'Relational database');
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);

  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 8 seeds.')).toBeVisible({ timeout: 90_000 });
  await expect(brief.getByRole('region', { name: 'Afterword' })).toBeVisible();
  await page.goto('/');
  await expect(
    page.getByRole('region', { name: 'Exercises' }).getByText('passed', { exact: false }).first(),
  ).toContainText('1 of');
});
