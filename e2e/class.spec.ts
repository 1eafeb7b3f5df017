import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { smallExercise } from '#exercises';
import { encodePacket } from '#sharing';
import { EditorPage } from './pages/editor-page';

const { brief: words, design } = smallExercise();
const exerciseLink = encodePacket({ kind: 'exercise', json: words, designs: [design] }, words.text.title, 1);

test('a class is made, joined by its link, played, handed in, graded on the same seeds, and left', async ({
  page,
  browser,
}) => {
  await page.goto('/#/class');
  await page.getByLabel('Name', { exact: true }).fill('Systems');
  await page.getByLabel('Class code').fill('ws26');
  await page.getByLabel('All hints are open').check();
  const classLink = await page.getByLabel('Link of the class').inputValue();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(readFileSync(await saved.path(), 'utf8')).toContain('"code": "ws26"');

  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(classLink);
  await expect(learner.getByRole('heading', { name: 'Class Systems' })).toBeVisible();
  await expect(learner.getByRole('banner').getByRole('link', { name: 'Class Systems' })).toBeVisible();

  await new EditorPage(learner).open(exerciseLink);
  const brief = learner.getByRole('region', { name: 'Exercise', exact: true });
  await expect(brief.getByRole('link', { name: 'Class Systems' })).toBeVisible();
  await expect(brief.getByText(words.text.hints[2]!)).toBeVisible();
  await brief.getByRole('combobox').selectOption('vCPU');
  await brief.getByRole('button', { name: 'Keep it' }).click();
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText(/Not yet: \d of 3 goals/)).toBeVisible({ timeout: 60_000 });
  await brief.getByText('Hand in', { exact: true }).click();
  await expect(brief.getByText('and the class code ws26')).toBeVisible();
  const handIn = await brief.getByLabel('Link to hand in').inputValue();

  await learner.goto('/#/grade');
  const graded = learner.getByRole('table', { name: 'Hand-ins' });
  await learner.getByRole('textbox', { name: 'Hand-ins' }).fill(handIn);
  await expect(learner.getByLabel('Class code')).toHaveValue('ws26');
  await learner.getByRole('button', { name: 'Grade them' }).click();
  await expect(learner.getByText('0 of 1 passed.')).toBeVisible({ timeout: 60_000 });
  await expect(graded).not.toContainText('Made in');
  await learner.getByLabel('Class code').fill('');
  await learner.getByRole('button', { name: 'Grade them' }).click();
  await expect(graded).toContainText('Made in the class ws26, judged in no class.');

  await learner.getByRole('button', { name: 'Leave the class Systems' }).click();
  await expect(learner.getByLabel('Class code')).toHaveValue('');
  await expect(learner.getByRole('banner').getByRole('link', { name: 'Class Systems' })).toBeHidden();
  await new EditorPage(learner).open(exerciseLink);
  await expect(brief.getByText(words.text.hints[2]!)).toBeHidden();
  await context.close();
});
