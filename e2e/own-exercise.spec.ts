import { expect, test } from '@playwright/test';
import { smallExercise } from '#exercises';
import { encodePacket } from '#sharing';
import { EditorPage } from './pages/editor-page';

const { brief: words, design } = smallExercise();
const link = encodePacket({ kind: 'exercise', json: words, designs: [design] }, words.text.title, 1);

test('an exercise that came by link is played like one of the course, and its locked parts stay as they are', async ({
  page,
  browser,
}) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await expect(page).toHaveURL(/#\/exercise\/toosmall0001$/);
  const brief = page.getByRole('region', { name: 'Exercise', exact: true });
  await brief.getByRole('combobox').selectOption('vCPU');
  await brief.getByRole('button', { name: 'Keep it' }).click();
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText(/Not yet: \d of 3 goals/)).toBeVisible({ timeout: 60_000 });

  await editor.node('Database').locator('.node-name').click();
  await page.keyboard.press('Delete');
  await expect(
    page.getByText('Database is locked in this exercise: given as it is, and the answer lies elsewhere.'),
  ).toBeVisible();
  await expect(editor.node('Database')).toBeVisible();

  await editor.node('Server').locator('.node-name').click();
  const instances = page.getByRole('textbox', { name: 'Instances', exact: true });
  await instances.fill('3');
  await instances.press('Enter');
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 5 seeds.')).toBeVisible({ timeout: 60_000 });
  await expect(brief.getByRole('region', { name: 'Afterword' })).toContainText('1.2 vCPU');
  await expect(brief.getByRole('region', { name: 'Stretch' })).toContainText('two instances');
  // What was begun goes on after a reload, and home knows of it.
  await expect(page).toHaveURL(/#\/d\//);
  await page.reload();
  await expect(brief.getByText('You said vCPU')).toBeVisible();
  await page.goto('/#/');
  await expect(page.getByRole('region', { name: 'Exercises from others' })).toContainText('passed');

  // Another browser goes on from there.
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'save progress as a file' }).click(),
  ]);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto('/#/');
  await other.getByRole('button', { name: 'Open a file or link' }).click();
  await other.locator('input[type="file"]').setInputFiles(await saved.path());
  await expect(other.getByRole('region', { name: 'Exercises from others' })).toContainText('passed');
  await context.close();
});
