import { expect, test } from '@playwright/test';
import { AuthorPage, someWords } from './pages/author-page';
import { EditorPage } from './pages/editor-page';

/** Begins with a design of stages and ends with a learner in a browser of their own. */
test('an exercise is made of a design, tested, given away, and passed by somebody else', async ({ page, browser }) => {
  const author = await AuthorPage.overSmallDesign(page);
  const { dialog } = author;
  await author.show('Give away');
  await expect(dialog.getByRole('list', { name: 'What is missing' })).toContainText('text.story Nothing is there yet.');
  await author.show('Words');
  await author.fill(someWords);

  await author.show('Designs');
  await expect(dialog.getByLabel('Wider')).toHaveValue('reference');
  await dialog.getByRole('checkbox', { name: 'Database' }).check();
  await dialog.getByRole('combobox', { name: 'Locked fields of' }).selectOption('every part');
  await dialog.getByRole('group', { name: 'Locked fields of every part' }).getByLabel('Speed').check();
  await dialog.getByLabel(/^Seeds/).fill('1 2');
  await author.show('Goals');
  await dialog.getByRole('button', { name: 'Propose goals from runs' }).click();
  await dialog.getByRole('button', { name: 'Add p95', exact: true }).click({ timeout: 60_000 });

  // A latency alone would be passed by whoever refuses, and nothing is dear yet.
  await author.show('Test');
  await dialog.getByLabel('Random edits').selectOption('0');
  await dialog.getByRole('button', { name: 'Test the exercise' }).click();
  const faults = dialog.getByRole('list', { name: 'What is wrong with it' });
  await expect(faults).toContainText('Wrong-2 passes', { timeout: 60_000 });
  await expect(faults).toContainText('refuses requests would pass');
  await author.show('Goals');
  await dialog.getByRole('button', { name: 'Add availability', exact: true }).click();
  await dialog.getByLabel('Goal to add').selectOption('cost');
  await dialog.getByRole('button', { name: 'Add the goal' }).click();
  await author.show('Test');
  await dialog.getByLabel('Random edits').selectOption('5');
  await dialog.getByRole('button', { name: 'Test the exercise' }).click();
  await expect(dialog.getByText('✓ Nothing is wrong with it, on 5 seeds.')).toBeVisible({ timeout: 60_000 });
  // An edit is told as its field is: by its label, and in its unit.
  const edited = dialog.getByRole('table', { name: 'Designs against goals' }).getByRole('rowheader');
  await expect(edited.filter({ hasText: /^Server: [a-z].* → / })).toHaveCount(5);
  await expect(edited.filter({ hasText: /Ms|[a-z]MiB|[a-z]Gi/ })).toHaveCount(0);

  await author.show('Give away');
  const link = await dialog.getByLabel('Link of the exercise').inputValue();
  await expect(dialog.getByText('Version 1.')).toBeVisible();

  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(link);
  const brief = learner.getByRole('region', { name: 'Exercise', exact: true });
  await expect(brief.getByRole('heading', { name: 'Room for twenty' })).toBeVisible();
  await expect(brief.getByText('Locked: Database, Speed of every part.')).toBeVisible();
  await new EditorPage(learner).node('Server').locator('.node-name').click();
  const speed = learner.getByRole('textbox', { name: 'Speed', exact: true });
  await speed.fill('2');
  await speed.press('Enter');
  await expect(learner.getByText('Speed of every part is locked in this exercise')).toBeVisible();
  await expect(speed).toHaveValue('1');
  const instances = learner.getByRole('textbox', { name: 'Instances', exact: true });
  await instances.fill('3');
  await instances.press('Enter');
  await expect(learner.getByText('is locked in this exercise')).toHaveCount(0);
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 5 seeds.')).toBeVisible({ timeout: 60_000 });
  // What is handed in holds the exercise too: a teacher who never saw it judges it anew.
  await brief.getByText('Hand in', { exact: true }).click();
  await brief.getByLabel('Your name').fill('Ada');
  const handIn = await brief.getByLabel('Link to hand in').inputValue();
  await context.close();
  await page.goto('/#/grade');
  await page.getByRole('textbox', { name: 'Hand-ins' }).fill(handIn);
  await page.getByRole('button', { name: 'Grade them' }).click();
  await expect(page.getByText('1 of 1 passed.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('table', { name: 'Hand-ins' })).toContainText('Ada');
});

test('an exercise of two eras is made, travels, and is passed with a stage for each', async ({ page, browser }) => {
  const author = await AuthorPage.overSmallDesign(page);
  const { dialog } = author;
  await author.fill(someWords);
  await author.show('Designs');
  await dialog.getByLabel('Larger').selectOption('reference');
  await dialog.getByRole('button', { name: 'Tell of several eras' }).click();
  await dialog.getByLabel('What era 2 is like').fill('Twice the shop');
  for (const visitors of await dialog.getByLabel('Visitors').all()) await visitors.check();
  await dialog.getByLabel(/^Seeds/).fill('1');
  await author.show('Goals');
  await dialog.getByRole('button', { name: 'Propose goals from runs' }).click();
  await dialog.getByRole('button', { name: 'Add availability of Era 1' }).click({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Add availability of Twice the shop' }).click();
  await dialog.getByLabel('Goal to add').selectOption('steps');
  await dialog.getByRole('button', { name: 'Add the goal' }).click();
  await dialog.getByLabel('Era of Changes against the stage before').selectOption('Twice the shop');
  await author.show('Give away');
  const link = await dialog.getByLabel('Link of the exercise').inputValue();

  const context = await browser.newContext();
  const learner = await context.newPage();
  await learner.goto(link);
  const brief = learner.getByRole('region', { name: 'Exercise', exact: true });
  await expect(brief.locator('[data-era="era-2"]')).toContainText('Twice the shop');
  await new EditorPage(learner).node('Server').locator('.node-name').click();
  const instances = learner.getByRole('textbox', { name: 'Instances', exact: true });
  await instances.fill('3');
  await instances.press('Enter');
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Not yet: 2 of 3 goals are missed.')).toBeVisible({ timeout: 60_000 });
  await learner.getByRole('button', { name: 'Add a stage' }).click();
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 4 seeds.')).toBeVisible({ timeout: 60_000 });
  await context.close();
});
