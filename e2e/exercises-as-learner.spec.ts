/** Exercises of the chapters about choosing and about services, from the first question to the afterword; the other chapters are played in the tests of what is done by hand. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const briefOf = (page: Page) => page.getByRole('region', { name: 'Exercise', exact: true });

async function misses(page: Page, goals: string): Promise<void> {
  const brief = briefOf(page);
  await brief.getByRole('button', { name: 'Keep it' }).click();
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText(new RegExp(`Not yet: ${goals} goals`))).toBeVisible({ timeout: 90_000 });
  for (const left of [2, 1, 0]) {
    await brief.getByRole('button', { name: 'Show' }).click();
    await expect(brief.getByRole('region', { name: 'Hints' }).getByText('after the one before')).toHaveCount(
      Math.max(0, left - 1),
    );
  }
}

async function passes(page: Page, afterword: string): Promise<void> {
  const brief = briefOf(page);
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 8 seeds.')).toBeVisible({ timeout: 90_000 });
  await expect(brief.getByRole('region', { name: 'Afterword' })).toContainText(afterword);
}

test('three letters are answered, each by the design that meets it and the line that rules another one out', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await new EditorPage(page).open('/exercise/the-brief');
  const brief = briefOf(page);
  await brief.getByRole('form', { name: 'Predict' }).getByRole('combobox').selectOption("The Market's");
  await misses(page, '2 of 2');
  const choose = async (goal: string, choices: readonly string[]) => {
    for (const [at, choice] of choices.entries())
      await brief.locator(`[data-goal="${goal}"]`).getByRole('combobox').nth(at).selectOption(choice);
  };
  await choose('picks', ['Founders: monolith', 'Market: services', 'Agency: serverless']);
  await choose('lines', ['the report is there', 'a change is out']);
  await passes(page, 'each letter has a number that says so');
});

test('who is late is asked once more, and a hundred leaves answer in time', async ({ page }) => {
  test.setTimeout(180_000);
  await new EditorPage(page).open('/exercise/the-long-tail');
  await briefOf(page).getByRole('spinbutton').fill('60');
  await misses(page, '\\d of 5');
  await page.getByLabel('request from Root to Leaves', { exact: true }).press('Enter');
  await page.getByRole('switch', { name: 'Hedge' }).click();
  const after = page.getByRole('group', { name: /after/ }).getByRole('textbox').first();
  await after.fill('12 ms');
  await after.press('Enter');
  await passes(page, 'hedge');
});
