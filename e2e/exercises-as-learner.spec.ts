/** One exercise of each chapter as a learner plays it: predicted, run, missed, helped with, built on the sheet and in the inspector, run again, passed, and told of. */
import { expect, test, type Page } from '@playwright/test';
import { serializeDocument, type Document } from '#design';
import { exerciseEntry } from '#exercises';
import { EditorPage } from './pages/editor-page';
import { begin, briefOf, enter, goalOf, passes } from './pages/exercise-page';

async function predicts(page: Page, answer: string): Promise<void> {
  const question = briefOf(page).getByRole('form', { name: 'Predict' });
  const choices = question.getByRole('combobox');
  const field = choices.or(question.getByRole('spinbutton'));
  await expect(field).toBeVisible();
  if (await choices.isVisible()) await field.selectOption(answer);
  else await field.fill(answer);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(briefOf(page).getByText(`You said ${answer}`)).toBeVisible();
}

async function misses(page: Page, goals: string): Promise<void> {
  const brief = briefOf(page);
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText(new RegExp(`Not yet: ${goals} goals? (is|are) missed`))).toBeVisible({
    timeout: 90_000,
  });
  const hints = brief.getByRole('region', { name: 'Hints' });
  for (const left of [2, 1, 0]) {
    await hints.getByRole('button', { name: 'Show' }).click();
    await expect(hints.getByText('after the one before')).toHaveCount(Math.max(0, left - 1));
  }
  await expect(hints.locator('p')).toHaveCount(3);
  await expect(brief.getByRole('region', { name: 'Afterword' })).toHaveCount(0);
}

/** The limit of the title block with this name. */
const limitOf = (page: Page, name: string) =>
  page.locator('.title-row').filter({ hasText: name }).locator('.title-mark');

/** The design on the sheet to the end of its scenario: the title block tells what came of a limit before anybody judges. */
async function runs(editor: EditorPage, limit: string, verdict: 'met' | 'missed'): Promise<void> {
  await editor.runToTheEnd();
  await expect(limitOf(editor.page, limit)).toHaveClass(new RegExp(`is-${verdict}`));
}

async function passesToTheEnd(page: Page, afterword: string): Promise<void> {
  const brief = await passes(page);
  await expect(brief.getByRole('region', { name: 'Afterword' })).toContainText(afterword);
  await expect(brief.getByRole('region', { name: 'Stretch' })).toBeVisible();
}

test('the first exercise is begun at home, a shop is drawn from nothing, and home knows that it passed', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await page.getByRole('region', { name: 'Exercises' }).getByText('Hello, traffic').click();
  await expect(briefOf(page).getByRole('heading', { name: 'Hello, traffic' })).toBeVisible();
  await predicts(page, '30');
  await misses(page, '\\d of 6');
  await expect(goalOf(page, 'database')).toHaveAttribute('data-verdict', 'missed');

  const palette = page.getByRole('complementary', { name: 'Parts' });
  await expect(palette.getByRole('button', { name: 'Queue', exact: true })).toHaveCount(0);
  await palette.getByRole('button', { name: 'Server', exact: true }).click();
  await palette.getByRole('button', { name: 'Relational database', exact: true }).click();
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  const editor = new EditorPage(page);
  await editor.wire(editor.port('Users'), 'Server');
  await editor.wire(editor.modulePort('Server'), 'Relational database');
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await runs(editor, 'availability', 'met');
  await passesToTheEnd(page, 'Most designs in the world are this one');
  await page.goto('/');
  await expect(
    page.getByRole('region', { name: 'Exercises' }).getByText('passed', { exact: false }).first(),
  ).toContainText('1 of');
});

test('three letters are answered, each by the design that meets it and the line that rules another one out', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'the-brief');
  const brief = briefOf(page);
  await predicts(page, "The Market's");
  await page.getByRole('navigation', { name: 'Stages' }).getByText('Founders: serverless').click();
  await runs(editor, 'the report is there', 'missed');
  await misses(page, '2 of 2');
  const choose = async (goal: string, choices: readonly string[]) => {
    for (const [at, choice] of choices.entries())
      await brief.locator(`[data-goal="${goal}"]`).getByRole('combobox').nth(at).selectOption(choice);
  };
  await choose('picks', ['Founders: monolith', 'Market: services', 'Agency: serverless']);
  await choose('lines', ['the report is there', 'a change is out']);
  // What is right is not told before the check, but how far the answers are.
  await expect(goalOf(page, 'picks')).toContainText('3 of 3 named');
  await expect(goalOf(page, 'lines')).toContainText('2 of 3 named');
  await expect(brief.getByText('Changed since: check again.')).toBeVisible();
  await passesToTheEnd(page, 'each letter has a number that says so');
});

test('tables get one owner each in one process, which is all that the knot needs', async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'cutting-the-knot');
  await predicts(page, 'Along the domains: catalog, sales, people, money');
  await misses(page, '1 of 7');
  await expect(goalOf(page, 'shared')).toContainText('3');
  const own = async (module: string, data: string) => {
    await page.locator('.module-row').filter({ hasText: module }).first().click();
    const label = `Let only ${module} ask for ${data}`;
    const offer = page.getByRole('region', { name: 'Refactor' }).getByRole('group').filter({ hasText: label });
    await offer.getByText(label).click();
    await offer.getByRole('button', { name: 'Do it' }).click();
  };
  await own('catalog records', 'products');
  await own('people records', 'accounts');
  await expect(goalOf(page, 'shared')).toContainText('1');
  await own('sales records', 'orders');
  await expect(goalOf(page, 'shared')).toHaveAttribute('data-verdict', 'met');
  await runs(editor, 'availability', 'met');
  await passesToTheEnd(page, 'The knot was the tables, not the process');
});

test('who is late is asked once more, and a hundred leaves answer in time', async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'the-long-tail');
  await predicts(page, '60');
  await runs(editor, 'p99', 'missed');
  await misses(page, '\\d of 5');
  await page.getByLabel('request from Root to Leaves', { exact: true }).press('Enter');
  await page.getByRole('switch', { name: 'Hedge' }).click();
  const after = page.getByRole('group', { name: /after/ }).getByRole('textbox').first();
  await after.fill('12 ms');
  await after.press('Enter');
  await runs(editor, 'p99', 'met');
  await passesToTheEnd(page, 'hedge');
});

test('one line serves people first and keeps the jobs of a project apart', async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'who-goes-first');
  await predicts(page, '50');
  await misses(page, '\\d of 5');
  // The pool is given: what would change it is not done, and it is said over the sheet why.
  await editor.node('Workers').locator('.node-name').click();
  await expect(page.getByText('locked in this exercise: vCPUs, Speed and Workers')).toBeVisible();
  const speed = page.getByRole('textbox', { name: 'Speed', exact: true });
  await speed.fill('10');
  await speed.press('Enter');
  await expect(page.getByText('Speed of every part is locked in this exercise: given as it is')).toBeVisible();
  await expect(speed).toHaveValue('1');
  await editor.node('Jobs').locator('.node-name').click();
  await page.getByRole('combobox', { name: 'Order', exact: true }).selectOption('deadline');
  await page.getByRole('combobox', { name: 'Messages of one key' }).selectOption('exclusive');
  await page.locator('.module-row').filter({ hasText: 'api' }).click();
  for (const [operation, deadline] of [
    ['api.submit encoding', '3600 s'],
    ['api.ask for preview', '15 s'],
  ] as const) {
    const steps = page.getByRole('region', { name: operation, exact: true });
    await steps.getByText('send to jobs').click();
    await enter(page, 'Deadline', deadline);
    await steps.getByText('send to jobs').click();
  }
  await runs(editor, 'taken', 'met');
  await passesToTheEnd(page, 'First come, first served is fair to jobs and not to people');
});

/** Puts a drawing in the place of the one that is kept, as if it had been drawn. */
async function draws(page: Page, document: Document): Promise<void> {
  await page.waitForURL(/#\/d\//);
  const id = page.url().split('/').at(-1) ?? '';
  await expect(page.getByText(/^saved here/)).toBeVisible();
  await page.goto('/#/');
  await page.evaluate(
    async ([key, text]) => {
      const opening = indexedDB.open('loadbearing');
      await new Promise((done) => opening.addEventListener('success', done));
      const kept = { id: key, title: 'Three stages', savedAt: Date.now(), trashedAt: null, text };
      const writing = opening.result.transaction('documents', 'readwrite');
      writing.objectStore('documents').put(kept, key);
      await new Promise((done) => writing.addEventListener('complete', done));
    },
    [id, serializeDocument(document)] as const,
  );
  await page.goto(`/#/d/${id}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
}

test('a shop is drawn for each of three times, each stage under the load and the limits of its own', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const editor = await begin(page, 'three-stages');
  const brief = briefOf(page);
  const era = (id: string) => brief.locator(`[data-era="${id}"]`);
  await predicts(page, 'the world, since it surges and a region is lost');
  await expect(era('garage')).toHaveAttribute('open');
  await expect(era('growth')).toContainText('not drawn yet');

  // The garage, by hand: a database, and the wires that are missing.
  await page.getByRole('button', { name: 'Wire Customers to Shop' }).click();
  await page.getByRole('complementary', { name: 'Parts' }).getByRole('button', { name: 'Relational database' }).click();
  const needs = editor.node('Shop').locator('[data-handleid^="need:"]');
  for (const at of [0, 1]) await editor.wire(needs.nth(at), 'Relational database');
  await runs(editor, 'garage answered', 'met');
  await expect(goalOf(page, 'garage answered')).toContainText('now 100 %');
  const note = goalOf(page, 'garage decision');
  await note
    .getByRole('textbox')
    .fill('One server for all of it: three people have no hours for more, and one customer a second leaves it idle.');
  await note.getByRole('button', { name: 'Add this run' }).click();
  await expect(note.getByRole('textbox')).toHaveValue(/Seed 261: garage answered 100 %\.$/);

  // Growth begins as a copy of it, and runs under its own time.
  await page.getByRole('button', { name: 'Add a stage' }).click();
  await expect(era('growth')).toHaveAttribute('open');
  await expect(era('garage')).not.toHaveAttribute('open');
  await runs(editor, 'growth answered', 'missed');
  await misses(page, '\\d+ of 20');
  await era('garage').locator('summary').click();
  await expect(goalOf(page, 'garage decision')).toHaveAttribute('data-verdict', 'met');
  await expect(goalOf(page, 'growth lead time')).toHaveAttribute('data-verdict', 'missed');
  await expect(goalOf(page, 'world surge')).toHaveAttribute('data-verdict', 'unmeasured');

  const entry = exerciseEntry('three-stages')!;
  const solutions = await entry.loadSolutions();
  await draws(page, solutions.find(({ name }) => name === 'reference')!.document);
  await page.getByRole('navigation', { name: 'Stages' }).getByText('World').click();
  await runs(editor, 'world surge', 'met');
  await passesToTheEnd(page, 'Nobody needed the third stage in the first year');
  await expect(goalOf(page, 'stayed')).toHaveAttribute('data-verdict', 'met');
});
