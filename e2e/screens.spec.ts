/** Every screen in both themes and at two sizes: pictures for people, and what a machine can hold: no serious finding of axe, nothing scrolls, nothing is cut. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { packHandIn, playable, smallExercise } from '#exercises';
import { encodeLink, encodePacket } from '#sharing';
import { AuthorPage } from './pages/author-page';
import { EditorPage } from './pages/editor-page';
import { shopOfAllKinds } from './pages/shop-of-all-kinds';

const folder = 'test-results/screens';

/** A small design about to become an exercise. */
async function authorOf(editor: EditorPage): Promise<AuthorPage> {
  await editor.open(encodeLink(smallExercise().design, 1));
  await editor.pause();
  await editor.page.keyboard.press('Shift+M');
  return new AuthorPage(editor.page);
}

const screens: Readonly<Record<string, (editor: EditorPage) => Promise<void>>> = {
  home: async ({ page }) => {
    await page.goto('/#/');
    await expect(page.getByRole('heading', { name: 'What will it carry?' })).toBeVisible();
  },
  course: async ({ page }) => {
    await page.goto('/#/course');
    await expect(page.getByRole('table', { name: 'Conclusions' })).toBeVisible();
  },
  'empty-sheet': async (editor) => {
    await editor.open('/new');
    await expect(editor.page.getByText('Press a frame, drag a part here, or type / and its name.')).toBeVisible();
  },
  'corner-shop-running': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.chooseSpeed('60×');
    await expect(editor.clock).toHaveText(/^[3-9]:/, { timeout: 30_000 });
    await editor.playPause();
    // Charts are drawn a few times a second: the picture waits for the last moment of the run.
    await editor.page.waitForTimeout(500);
  },
  'following-a-request': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.chooseSpeed('60×');
    await expect(editor.clock).toHaveText(/^[3-9]:/, { timeout: 30_000 });
    await editor.playPause();
    await editor.page.keyboard.press('t');
    await expect(editor.page.getByRole('list', { name: 'Spans' })).toBeVisible({ timeout: 30_000 });
  },
  inspector: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.node('Database').click();
    await expect(editor.page.getByText('CPU time of statements')).toBeVisible();
  },
  'refused-wire': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await expect(editor.node('Users')).toContainText('sent');
    await editor.wire(editor.port('Users'), 'Database');
    await expect(editor.page.getByRole('alertdialog')).toBeVisible();
  },
  bill: async (editor) => {
    await editor.open('/gallery/corner-shop');
    const toggle = editor.page.getByRole('button', { name: 'Open the inspector' });
    if (await toggle.isVisible()) await toggle.click();
    await editor.page.getByRole('button', { name: 'Line by line' }).click({ timeout: 30_000 });
    await expect(editor.page.getByText('Month of 730 hours')).toBeVisible();
    await editor.page.locator('.bill-item > summary').first().click();
    const dialog = await editor.page.getByRole('dialog').boundingBox();
    const { width = 0 } = editor.page.viewportSize() ?? {};
    expect(Math.abs((dialog?.x ?? 0) + (dialog?.width ?? 0) / 2 - width / 2)).toBeLessThan(2);
  },
  replications: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.playPause();
    await editor.page.getByRole('button', { name: 'Report' }).click();
    await editor.page.getByRole('button', { name: 'Replications' }).click();
    const dialog = editor.page.getByRole('dialog', { name: 'Replications' });
    await dialog.getByLabel('Replications', { exact: true }).fill('3');
    await editor.page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 50_000 });
    await expect(dialog.getByRole('table', { name: /^Requests/ })).toBeVisible();
  },
  compare: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.playPause();
    await editor.page.keyboard.press('Shift+C');
    const word = editor.page.locator('[data-figure="p95"] .compare-word');
    await expect(word.first()).toHaveText(/better|worse|noise/, { timeout: 50_000 });
    await editor.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  },
  sweep: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.playPause();
    await editor.page.keyboard.press('Shift+C');
    await editor.page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await editor.page.getByRole('button', { name: 'Load and sweeps' }).click();
    await editor.page.getByRole('button', { name: 'Sweep', exact: true }).click();
    await expect(editor.page.locator('.sweep-point').nth(3)).toBeAttached({ timeout: 60_000 });
    await editor.page.getByRole('button', { name: 'Cancel sweep' }).click();
  },
  'technical-document': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.playPause();
    await editor.page.keyboard.press('Shift+D');
    await expect(editor.page.getByText(/^Rests on [2-9] replications/).first()).toBeVisible({ timeout: 50_000 });
    await editor.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  },
  why: async (editor) => {
    await editor.openPaused('/gallery/corner-shop', '4 min');
    await editor.page.keyboard.press('w');
    await expect(editor.page.locator('.why-causes li').first()).toBeVisible({ timeout: 50_000 });
    await expect(editor.page.getByText('Would not help')).toBeVisible({ timeout: 50_000 });
  },
  scenario: async (editor) => {
    await editor.openPaused('/gallery/corner-shop', '10 min');
    const panel = await editor.openScenario();
    await panel.getByRole('button', { name: 'Plan a fault' }).click();
    await panel.getByRole('switch', { name: 'By chance' }).click();
    await expect(panel.getByRole('group', { name: 'Down time' })).toBeVisible();
  },
  'scene-of-a-talk': async ({ page }) => {
    // A question holds the run: what is looked at stands still.
    await page.goto('/?scene=3#/gallery/corner-shop-in-four');
    await expect(page.getByTestId('scene-state')).toBeAttached({ timeout: 30_000 });
    await page.keyboard.press('n');
  },
  'scenes-written': async (editor) => {
    await editor.open('/gallery/corner-shop-in-four');
    await editor.pause();
    await editor.page.keyboard.press('p');
    await editor.page.getByText('The payment provider stops answering').click();
    await expect(editor.page.getByRole('textbox', { name: 'Line under the sheet' })).toBeVisible();
  },
  'hand-ins-graded': async ({ page }) => {
    const whole = smallExercise();
    const lines = playable(whole).solutions.map((solution) => {
      const handIn = {
        name: `Learner of ${solution.name}`,
        exercise: whole.brief.id,
        version: 1,
        whole,
        solution,
        classCode: '',
      };
      return `#${encodePacket({ kind: 'hand-in', ...packHandIn(handIn) }, '', 1)}`;
    });
    await page.goto('/#/grade');
    await page.getByRole('textbox', { name: 'Hand-ins' }).fill([...lines, lines[1], 'nothing'].join('\n'));
    await page.getByRole('button', { name: 'Grade them' }).click();
    await expect(page.getByText('3 of 7 passed.')).toBeVisible({ timeout: 60_000 });
  },
  'class-made': async ({ page }) => {
    await page.goto('/#/class');
    await page.getByLabel('Name', { exact: true }).fill('Systems WS26');
    await page.getByLabel('Class code').fill('ws26');
    await expect(page.getByLabel('Link of the class')).toBeVisible();
  },
  'exercise-played': async (editor) => {
    const { brief, design } = smallExercise();
    await editor.open(encodePacket({ kind: 'exercise', json: brief, designs: [design] }, 'small', 1));
    await expect(editor.page.getByText('Locked: Database.')).toBeVisible();
    await editor.page.getByText('Hand in', { exact: true }).click();
  },
  'exercise-words': async (editor) => {
    await authorOf(editor);
    await expect(editor.page.getByLabel('Title', { exact: true })).toBeVisible();
  },
  'exercise-designs': async (editor) => {
    const author = await authorOf(editor);
    await author.show('Designs');
    await author.dialog.getByLabel('The palette offers everything').uncheck();
    await expect(author.dialog.getByText('The palette offers', { exact: true })).toBeVisible();
  },
  'exercise-goals': async (editor) => {
    const author = await authorOf(editor);
    await author.show('Goals');
    await author.dialog.getByRole('button', { name: 'Add the goal' }).click();
    await author.dialog.getByRole('button', { name: 'Propose goals from runs' }).click();
    await expect(author.dialog.getByRole('table', { name: 'Proposed goals' })).toBeVisible({ timeout: 60_000 });
  },
  'exercise-tested': async (editor) => {
    const author = await authorOf(editor);
    await author.show('Goals');
    await author.dialog.getByRole('button', { name: 'Add the goal' }).click();
    await author.show('Test');
    await author.dialog.getByRole('button', { name: 'Test the exercise' }).click();
    await expect(author.dialog.getByText('which is wrong').first()).toBeVisible({ timeout: 60_000 });
    await expect(author.dialog.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  },
  'rate-over-time': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.node('Users').getByText('Users').first().click();
    await editor.page.getByRole('button', { name: 'Add a point of the run' }).click();
    await editor.page.getByRole('slider', { name: 'From 12:00' }).focus();
    await editor.page.keyboard.press('ArrowUp');
  },
  'why-before-anything-ran': async (editor) => {
    await editor.open('/new');
    await editor.page.keyboard.press('w');
    await expect(editor.page.locator('.why-panel')).toContainText('Nothing was measured', { timeout: 30_000 });
  },
  'stage-differences': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.playPause();
    await editor.page.locator('.stage-name').nth(1).click();
    await editor.page.getByRole('button', { name: 'Stage Services', exact: true }).click();
    await editor.page.getByLabel('Mark what differs from Monolith').check();
    await expect(editor.page.locator('.stage-ghost')).toBeVisible();
  },
  module: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.node('Shop server').getByText('Shop server').click();
    await editor.page.getByRole('tab', { name: 'Modules' }).click();
    await editor.page
      .getByRole('tabpanel')
      .getByRole('button', { name: /^orders/ })
      .click();
    await editor.page
      .getByRole('button', { name: /transaction/ })
      .first()
      .click();
    await expect(editor.page.getByText('Through')).toBeVisible();
  },
  share: async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.page.getByRole('button', { name: 'Share link' }).click();
    await expect(editor.page.getByText('fits everywhere')).toBeVisible();
  },
  glossary: async ({ page }) => {
    await page.goto('/#/glossary');
    await expect(page.getByRole('heading', { name: 'Glossary' })).toBeVisible();
  },
  accuracy: async ({ page }) => {
    await page.goto('/#/accuracy');
    await expect(page.getByRole('heading', { name: 'How do we know it is right?' })).toBeVisible();
  },
  'nodes-of-a-database': async (editor) => {
    await editor.open(encodeLink(shopOfAllKinds(), 1));
    await editor.standAt(10);
    await editor.cause(/^Take a replica down/, 'Database');
    await editor.advance(10);
    await editor.openMeasured('Database');
    await expect(editor.page.locator('table.nodes')).toBeVisible();
  },
  'menu-of-faults': async (editor) => {
    await editor.open('/gallery/corner-shop');
    await editor.openFaults('Shop server');
  },
  refusal: async ({ page }) => {
    await page.goto('/#2broken');
    await expect(page.getByText('Your own designs are untouched.')).toBeVisible();
  },
};

/** Text that is cut off without an ellipsis, and panels that scroll sideways. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollHeight > root.clientHeight + 1 || root.scrollWidth > root.clientWidth + 1)
      found.push('the page scrolls');
    for (const panel of document.querySelectorAll<HTMLElement>('body *')) {
      const scrolls = /auto|scroll/.test(getComputedStyle(panel).overflowX);
      if (scrolls && panel.scrollWidth > panel.clientWidth + 1) found.push(`scrolls sideways: ${panel.className}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>(
      'button, h1, h2, h3, label, th, td, dt, dd, code, .node-name, .node-sub, .title-row > *',
    )) {
      const style = getComputedStyle(element);
      if (element.closest('.visually-hidden') || style.textOverflow === 'ellipsis' || style.overflow === 'visible')
        continue;
      if (element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${element.textContent}`);
    }
    return found;
  });
}

/** Colors on their way from one theme to the other belong to neither. */
const transitionsOver = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const under = document.getAnimations().filter((each) => each instanceof CSSTransition);
    await Promise.allSettled(under.map((each) => each.finished));
  });

/** Nothing is cut off, at any of the sizes. */
async function isWhole(page: Page, theme: string): Promise<void> {
  const name = test.info().title.split(' ')[0] ?? '';
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    const picture = `${name}-${theme}-${width}`;
    // Lines and cards find their places in the frame after the one in which there is other room.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: `${folder}/${picture}.png` });
    expect(await faults(page), picture).toEqual([]);
  }
}

async function isAccessible(page: Page, theme: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    theme,
  ).toEqual([]);
}

/** The last is the one in which a screen is also looked at for those who do not see it. */
const sizes = [
  [1024, 768],
  [1440, 900],
] as const;

for (const [name, show] of Object.entries(screens))
  test(`${name} is whole and accessible in light and dark, in a small window and a large one`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await show(new EditorPage(page));
    await isWhole(page, 'light');
    await isAccessible(page, 'light');
    // The page follows the system while it is open: no screen has to be made twice.
    await page.emulateMedia({ colorScheme: 'dark' });
    await transitionsOver(page);
    await isWhole(page, 'dark');
    await isAccessible(page, 'dark');
  });
