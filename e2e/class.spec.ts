import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { serializeDocument } from '#design';
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

/** Opens it as a file, at home. */
async function openFile(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/#/');
  await page.getByRole('button', { name: 'Open a file or link' }).click();
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await page.locator('input[type="file"]').setInputFiles(file);
}

test('a class takes prices and effort from a design and says what new parts start from; its file opens it', async ({
  page,
  browser,
}) => {
  const priced = { ...design.assumptions, prices: { own: 3 }, effortHoursPerWeek: { server: 7, queue: 2 } };
  await openFile(page, 'priced.json', serializeDocument({ ...design, title: 'Priced', assumptions: priced }));
  await expect(new EditorPage(page).sheet).toBeVisible();
  await page.goto('/#/class');
  await page.getByLabel('Name', { exact: true }).fill('Systems');
  await page.getByLabel('Class code').fill('ws26');
  await page.getByLabel('Take prices and effort from').selectOption('Priced');
  await expect(page.getByText('Own 1 price and effort of 2 kinds in its exercises.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption('Server');
  await page.getByLabel('Add a figure of it').selectOption('Workers');
  await page.getByLabel('Add a figure of it').selectOption('Boot time');
  const figures = page.getByRole('region', { name: 'Server' });
  await figures.getByRole('textbox', { name: 'Workers' }).fill('7');
  await figures.getByRole('textbox', { name: 'Workers' }).press('Enter');
  await figures.getByRole('button', { name: 'Leave out Boot time of Server' }).click();
  await expect(page.getByText('New parts start from 1 figure of its own.')).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const file = readFileSync(await saved.path(), 'utf8');

  const context = await browser.newContext();
  const learner = await context.newPage();
  const editor = new EditorPage(learner);
  await openFile(learner, 'class.json', file);
  await expect(learner.getByRole('heading', { name: 'Class Systems' })).toBeVisible();
  await expect(learner.getByRole('list', { name: 'What new parts start from' })).toHaveText('Server: Workers 7');
  await expect(learner.getByText('Own 1 price and effort of 2 kinds in its exercises.')).toBeVisible();

  await editor.open(exerciseLink);
  const workers = learner.getByRole('textbox', { name: 'Workers' });
  await editor.node('Server').click({ position: { x: 60, y: 12 } });
  await expect(workers).not.toHaveValue('7');
  await editor.drag('Server', 300, 420);
  await expect(learner.getByLabel('Name of the component')).toHaveValue('Server 2');
  await expect(workers).toHaveValue('7');
  await learner.getByRole('button', { name: 'Workers', exact: true }).last().click();
  await expect(learner.getByText('class Systems', { exact: true })).toBeVisible();

  // What is no exercise of the class starts as ever.
  await editor.openWith(['Server', 300, 200]);
  await expect(workers).not.toHaveValue('7');

  await openFile(learner, 'class.json', file.replace('"workers": 7', '"workers": 0.5'));
  await expect(learner.getByText('defaults.server.workers')).toBeVisible();
  await context.close();
});
