/** From the monolith to a queue and a function, compared, swept and written down: by mouse, and again by the keyboard alone. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test.describe.configure({ timeout: 300_000 });

const stageNames = (page: Page) => page.getByRole('navigation', { name: 'Stages' }).locator('.stage-name');
const refactorings = (page: Page) => page.getByRole('region', { name: 'Refactor' });

async function accessible(page: Page, part: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

async function inBothThemes(page: Page, part: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, part);
  }
}

/** What is the same on other sheets changes there, too, unless one says so. */
const onlyHere = (page: Page) => page.locator('.scope-note').getByRole('button', { name: 'Only here' });

/** What both ways must have come to: the drawing, the crossing of cost, and the document that says so. */
async function crossingIsFound(page: Page): Promise<void> {
  await expect(page.locator('.sweep-mark', { hasText: /^cross at/u }).first()).toBeVisible({ timeout: 150_000 });
}

async function documentIsComplete(page: Page): Promise<void> {
  const paper = page.getByRole('article', { name: 'Technical document' });
  for (const name of [
    'Requirements',
    'Stages and decisions',
    'Modules',
    'Interfaces',
    'Data',
    'Results',
    'Bill',
    'Risks',
  ])
    await expect(paper.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(paper.getByText(/^Rests on \d+ replications of seed 7/u).first()).toBeVisible({ timeout: 60_000 });
  await expect(paper.getByText(/catalog \(Function\)/u).first()).toBeVisible();
  await expect(paper.getByRole('img', { name: /^Sheet of/u })).toHaveCount(4);
}

test('by mouse: three modules out, a queue between two, one a function; compared, swept, written down', async ({
  page,
}) => {
  const editor = new EditorPage(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await editor.open('/gallery/corner-shop');
  await editor.playPause();
  await page.getByRole('button', { name: 'Add a stage' }).click();
  for (const [at, name] of ['catalog', 'users', 'payments'].entries()) {
    await pulledOut(editor, name, { x: 60 + at * 320, y: 500 });
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
  }
  await page.getByTestId('module-web').click();
  await refactorings(page).getByText('Put a queue between web and cart').click();
  await refactorings(page).locator('details[open]').getByRole('button', { name: 'Do it' }).click();
  await expect(editor.node('cart queue')).toBeVisible();
  // The function stands on a sheet of its own, so that it can be told apart from the server.
  await page.getByRole('button', { name: 'Add a stage' }).click();
  await editor.node('catalog').locator('.node-name').click();
  await refactorings(page).getByText('Turn catalog into a function').click();
  await inBothThemes(page, '.inspector');
  await refactorings(page).locator('details[open]').getByRole('button', { name: 'Do it' }).click();
  await onlyHere(page).click();
  await expect(stageNames(page)).toHaveCount(4);

  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.locator('[data-figure="monthly-cost"] .compare-word').first()).toHaveText(/better|worse|noise/u, {
    timeout: 120_000,
  });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Load and sweeps' }).click();
  await page.getByLabel('Figure').selectOption({ label: 'Cost a month at that load' });
  await page.getByLabel('Vary from').fill('1');
  await page.getByLabel('Vary to').fill('60');
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await crossingIsFound(page);
  await inBothThemes(page, '.compare');
  await page.getByRole('button', { name: 'Technical document' }).click();
  await documentIsComplete(page);
  await inBothThemes(page, '.compare');
});

async function pulledOut({ page }: EditorPage, name: string, at: { x: number; y: number }): Promise<void> {
  const start = await new EditorPage(page).placeOf(page.getByTestId(`module-${name}`));
  const pane = await page.locator('.react-flow__pane').boundingBox();
  if (!start || !pane) throw new Error('the module is not on the screen');
  await page.mouse.move(start.x + 20, start.y + 10);
  await page.mouse.down();
  await page.mouse.move(pane.x + at.x, pane.y + at.y, { steps: 10 });
  await page.mouse.up();
  await expect(page.getByTestId(`node-${name}`)).toBeVisible();
}

/** Moves the focus there as a person without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 250; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement, undefined, { timeout: 10_000 })) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the focus never came there');
}

async function pressed(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Where the sheet has the focus: a part or a wire. */
const focusedPlace = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[aria-roledescription]')?.getAttribute('aria-label') ?? '');

/** Along the wires from the users, part by part; the last one is chosen. */
async function walkTo(page: Page, ...parts: readonly string[]): Promise<void> {
  await tabTo(page, page.locator(':is(.react-flow__node, .react-flow__edge)[tabindex="0"]'));
  for (let steps = 0; steps < 12; steps += 1) await page.keyboard.press('Alt+ArrowLeft');
  for (const part of parts) {
    await page.keyboard.press('Alt+ArrowRight');
    for (let wires = 0; wires < 20 && !(await focusedPlace(page)).endsWith(` to ${part}`); wires += 1)
      await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
  }
  await page.keyboard.press('Enter');
  expect(await focusedPlace(page)).toMatch(new RegExp(`^${parts.at(-1)},`, 'u'));
}

/** The inspector keeps to the tab that was chosen last. */
async function showSettings(page: Page): Promise<void> {
  await tabTo(page, page.locator('.inspector [role="tab"][aria-selected="true"]'));
  await page.keyboard.press('Home');
}

/** A module of a host, by the tab of its modules. */
async function chooseModule(page: Page, module: string): Promise<void> {
  await showSettings(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await pressed(page, page.getByRole('tabpanel').getByRole('button', { name: new RegExp(`^${module}`, 'u') }));
}

test('by keys alone: the same', async ({ page }) => {
  const editor = new EditorPage(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await editor.open('/gallery/corner-shop');
  await page.keyboard.press('k');
  await pressed(page, page.getByRole('button', { name: 'Add a stage' }));
  for (const name of ['catalog', 'users', 'payments']) {
    await walkTo(page, 'Shop server');
    await chooseModule(page, name);
    await refactored(page, `Give ${name} a host of its own`);
    await expect(editor.node(name)).toBeVisible();
  }
  await walkTo(page, 'Shop server');
  await chooseModule(page, 'web');
  await refactored(page, 'Put a queue between web and cart');
  await expect(editor.node('cart queue')).toBeVisible();
  await pressed(page, page.getByRole('button', { name: 'Add a stage' }));
  await walkTo(page, 'Shop server', 'catalog');
  await showSettings(page);
  await refactored(page, 'Turn catalog into a function');
  await pressed(page, onlyHere(page));

  await page.keyboard.press('Shift+C');
  await expect(page.locator('[data-figure="p95"] .compare-word').first()).toHaveText(/better|worse|noise/u, {
    timeout: 120_000,
  });
  await pressed(page, page.getByRole('button', { name: 'Cancel', exact: true }));
  await pressed(page, page.getByRole('button', { name: 'Load and sweeps' }));
  await tabTo(page, page.getByLabel('Vary from'));
  await page.keyboard.type('1');
  await tabTo(page, page.getByLabel('Vary to'));
  await page.keyboard.type('60');
  await tabTo(page, page.getByLabel('Figure'));
  await page.keyboard.type('Cost a month');
  await pressed(page, page.getByRole('button', { name: 'Sweep', exact: true }));
  await crossingIsFound(page);
  await page.keyboard.press('Shift+D');
  await documentIsComplete(page);
});

async function refactored(page: Page, label: string): Promise<void> {
  const row = refactorings(page).locator('details', { hasText: label });
  await pressed(page, row.locator('summary'));
  await pressed(page, row.getByRole('button', { name: 'Do it' }));
}
