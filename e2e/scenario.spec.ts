/** The scenario in a real browser: planned, dragged, made longer, typed, undone, and played. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

/** A run of ten minutes, paused, with its scenario open. */
async function opened(page: Page): Promise<{ readonly editor: EditorPage; readonly panel: Locator }> {
  const editor = new EditorPage(page);
  await editor.openPaused('/gallery/shop-with-a-database', '10 min');
  return { editor, panel: await editor.openScenario() };
}

const barIn = (panel: Locator, name: RegExp) => panel.getByRole('button', { name });

/** From `inX` px within it, or its middle where it is narrower. */
async function drag(page: Page, handle: Locator, byX: number, inX = 8): Promise<void> {
  const box = await handle.boundingBox();
  if (!box) throw new Error('what is dragged is not on the screen');
  const [x, y] = [box.x + Math.min(inX, box.width / 2), box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + byX, y, { steps: 6 });
  await page.mouse.up();
}

test('a fault is planned, dragged, made longer, typed, undone step by step, and played', async ({ page }) => {
  const { editor, panel } = await opened(page);
  await panel.getByRole('button', { name: 'Plan a fault' }).click();
  const bar = barIn(panel, /^Faults: Taken down/u);
  await expect(bar).toBeFocused();
  const at = panel.getByRole('textbox', { name: 'At', exact: true });
  const lasting = panel.getByRole('textbox', { name: 'For', exact: true });
  const begins = await at.inputValue();
  await drag(page, bar, 120);
  await expect(at).not.toHaveValue(begins);
  const moved = await at.inputValue();
  await drag(page, panel.locator('.scenario-end'), -25);
  await expect(lasting).not.toHaveValue('1 min');
  // Each drag is one step back.
  await page.keyboard.press('Control+z');
  await expect(lasting).toHaveValue('1 min');
  await expect(at).toHaveValue(moved);
  await page.keyboard.press('Control+z');
  await expect(at).toHaveValue(begins);
  await at.fill('2 min');
  await at.press('Enter');
  await lasting.fill('90 s');
  await lasting.press('Enter');
  await panel.getByRole('combobox', { name: 'Where' }).selectOption({ label: 'Database' });
  await expect(barIn(panel, /^Faults: Taken down: Database, at 2:00 for 1:30$/u)).toBeVisible();
  await editor.chooseSpeed('max');
  await editor.playPause();
  await expect(editor.clock).toContainText('10:00', { timeout: 60_000 });
  expect(await editor.events()).toEqual(expect.arrayContaining([expect.stringMatching(/Taken down: Database/u)]));
});

test('a name beside its short bar chooses the event and drags nothing; the bar itself is dragged', async ({ page }) => {
  const { panel } = await opened(page);
  await panel.getByRole('button', { name: 'Plan a fault' }).click();
  await panel.getByRole('button', { name: 'Plan a note' }).click();
  const lasting = panel.getByRole('textbox', { name: 'For', exact: true });
  const bar = barIn(panel, /^Faults: Taken down/u);
  await bar.click();
  await lasting.fill('1 s');
  await lasting.press('Enter');
  const at = panel.getByRole('textbox', { name: 'At', exact: true });
  const begins = await at.inputValue();
  await barIn(panel, /^Notes: Note/u).click();
  await drag(page, bar.locator('.scenario-name'), 60, 40);
  await expect(bar).toHaveAttribute('aria-pressed', 'true');
  await expect(at).toHaveValue(begins);
  await drag(page, bar, 60, 2);
  await expect(at).not.toHaveValue(begins);
});

test('keys alone plan, move, lengthen, open and remove an event', async ({ page }) => {
  const { panel } = await opened(page);
  await panel.getByRole('button', { name: 'Plan a change of traffic' }).focus();
  await page.keyboard.press('Enter');
  const bar = barIn(panel, /^Traffic: /u);
  await expect(bar).toBeFocused();
  const told = () => bar.getAttribute('aria-label');
  const first = await told();
  await page.keyboard.press('ArrowRight');
  await expect.poll(told).not.toBe(first);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(told).toBe(first);
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(told).not.toBe(first);
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: 'Name of the event' })).toBeFocused();
  await bar.focus();
  // What is on the sheet stays.
  const parts = await page.locator('.react-flow__node').count();
  await page.keyboard.press('Delete');
  await expect(bar).toHaveCount(0);
  await expect(page.locator('.react-flow__node')).toHaveCount(parts);
  await page.keyboard.press('s');
  await expect(panel).toHaveCount(0);
});

test('settings, deployments and notes are planned, and what comes by chance has its mean times', async ({ page }) => {
  const { panel } = await opened(page);
  await panel.getByRole('button', { name: 'Plan a change of a setting' }).click();
  await panel.getByRole('combobox', { name: 'Of', exact: true }).selectOption({ label: 'Database' });
  await panel.getByRole('combobox', { name: 'Setting', exact: true }).selectOption({ label: 'vCPUs' });
  await panel.getByRole('textbox', { name: 'Becomes' }).fill('8');
  await page.keyboard.press('Enter');
  await expect(barIn(panel, /^Settings: Database: vCPUs 8, at/u)).toBeVisible();
  await panel.getByRole('button', { name: 'Plan a deployment' }).click();
  await panel.getByRole('textbox', { name: 'Fails', exact: true }).fill('30 %');
  await page.keyboard.press('Enter');
  await expect(barIn(panel, /^Deployments: Deploy /u)).toBeVisible();
  await panel.getByRole('button', { name: 'Plan a note' }).click();
  await panel.getByLabel('What is to be said').fill('Now look at the database');
  await expect(barIn(panel, /^Notes: Now look at the database, at/u)).toBeVisible();
  await panel.getByRole('button', { name: 'Plan a fault' }).click();
  await panel.getByRole('switch', { name: 'By chance' }).click();
  await expect(panel.getByRole('group', { name: 'Up time' })).toBeVisible();
  await expect(barIn(panel, /^Faults: .*by chance/u)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Now look at the database');
});
