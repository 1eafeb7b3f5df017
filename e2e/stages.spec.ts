/** The row of stages in a real browser: copies, names, order, what an edit changes in others, and what differs, drawn and in words. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Stages' });
const names = (page: Page) => tabs(page).locator('.stage-name').allTextContents();
const note = (page: Page) => page.locator('.scope-note');
const stageMenu = (page: Page, name: string) => page.getByRole('button', { name: `Stage ${name}`, exact: true });

async function opened(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.playPause();
  return editor;
}

test('a stage is added as a copy, renamed, noted, moved and deleted, each a step of undo', async ({ page }) => {
  const editor = await opened(page);
  await tabs(page).getByRole('button', { name: 'Add a stage' }).click();
  expect(await names(page)).toEqual(['1 Monolith', '2 Monolith 2', '3 Services']);
  await expect(tabs(page).locator('[aria-current]')).toHaveText('2 Monolith 2');
  await expect(editor.node('Shop server')).toBeVisible();
  await stageMenu(page, 'Monolith 2').click();
  const name = page.getByLabel('Name of the stage');
  await name.fill('Modular');
  await name.press('Enter');
  await page.getByLabel('Note', { exact: true }).fill('Calls are still free');
  await page.getByRole('button', { name: 'Move right' }).click();
  await page.keyboard.press('Escape');
  expect(await names(page)).toEqual(['1 Monolith', '2 Services', '3 Modular']);
  await expect(page.locator('.inspector')).toContainText('Calls are still free');
  await stageMenu(page, 'Modular').click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  expect(await names(page)).toEqual(['1 Monolith', '2 Services']);
  for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('Control+z');
  expect(await names(page)).toEqual(['1 Monolith', '2 Services']);
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
  await page.keyboard.press('Control+Shift+z');
  expect(await names(page)).toEqual(['1 Monolith', '2 Monolith 2', '3 Services']);
});

test('an edit of what is the same elsewhere asks once, and is taken back from others by "only here"', async ({
  page,
}) => {
  const editor = await opened(page);
  const instances = page.locator('.inspector').getByLabel('vCPUs', { exact: true });
  // Parts glide from sheet to sheet: a press may meet the place where one was.
  const choose = () =>
    expect(async () => {
      await editor.node('Database').locator('.node-name').click();
      await expect(instances).toBeVisible({ timeout: 500 });
    }).toPass();
  const set = async (value: string) => {
    await choose();
    await instances.fill(value);
    await instances.press('Enter');
  };
  const inOther = async () => {
    await tabs(page)
      .getByRole('button', { name: /Services/ })
      .click();
    await choose();
    const value = await instances.inputValue();
    await tabs(page)
      .getByRole('button', { name: /Monolith/ })
      .first()
      .click();
    return value;
  };
  await set('4');
  await expect(note(page)).toContainText('also in Services, where it was the same');
  expect(await inOther()).toBe('4');
  await set('8');
  await expect(note(page)).toBeVisible();
  await note(page).getByRole('button', { name: 'Only here' }).click();
  await expect(note(page)).toHaveCount(0);
  expect(await inOther()).toBe('4');
  await set('16');
  await expect(note(page)).toHaveCount(0);
  expect(await inOther()).toBe('4');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await inOther()).toBe('4');
});

test('what differs from the stage before is said and marked on the sheet', async ({ page }) => {
  const editor = await opened(page);
  await tabs(page)
    .getByRole('button', { name: /Services/ })
    .click();
  const section = page.getByRole('region', { name: 'Since Monolith' });
  await expect(section).toContainText('web moved to Frontend');
  await expect(section).toContainText('Shop server removed');
  await section.getByRole('button', { name: 'Mark on the sheet' }).click();
  await expect(page.locator('.stage-mark[data-mark="+"]')).toHaveCount(2);
  await expect(page.locator('.stage-ghost')).toHaveText('− Shop server');
  await expect(page.locator('.stage-mark').first()).toContainText('web moved here');
  await section.getByRole('button', { name: 'Hide on the sheet' }).click();
  await expect(page.locator('.stage-mark')).toHaveCount(0);
  await expect(editor.node('Backend')).toBeVisible();
});

test('parts glide from stage to stage, and are simply there under reduced motion', async ({ page }) => {
  const editor = await opened(page);
  const transition = () =>
    page.evaluate(async () => {
      const tab = [...document.querySelectorAll<HTMLElement>('.stage-name')].find(
        (each) => !each.hasAttribute('aria-current'),
      );
      tab?.click();
      await new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      });
      const node = document.querySelector('.react-flow__node');
      return node ? getComputedStyle(node).transitionDuration : '';
    });
  expect(await transition()).toBe('0.24s');
  await expect(editor.node('Backend')).toBeVisible();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await transition()).not.toBe('0.24s');
  await expect(editor.node('Shop server')).toBeVisible();
});

test('what goes beyond the run is opened from the menu of the stage, where no panel is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(page.getByRole('heading', { name: 'Beyond this run' })).toHaveCount(0);
  for (const name of ['Change pipeline', 'Reach', 'Fault survey', 'Acceptance test', 'Experiments', 'Rules']) {
    await page.getByRole('button', { name: 'Stage Monolith' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
