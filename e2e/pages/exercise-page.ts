/** An exercise that is open: its brief, its goals, and what learners do with them. */
import { expect, type Locator, type Page } from '@playwright/test';
import { EditorPage } from './editor-page';

export const briefOf = (page: Page): Locator => page.getByRole('region', { name: 'Exercise', exact: true });
export const goalOf = (page: Page, id: string): Locator => briefOf(page).locator(`[data-goal="${id}"]`);

/** Opens an exercise of the course that starts with parts on the sheet. */
export async function begin(page: Page, id: string): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.open(`/exercise/${id}`);
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  return editor;
}

/** Enters a value in a field of the inspector. */
export async function enter(page: Page, field: string, value: string): Promise<void> {
  const input = page.getByLabel(field, { exact: true });
  await input.fill(value);
  await input.press('Enter');
}

/** Asks for the check, which is passed. */
export async function passes(page: Page): Promise<Locator> {
  const brief = briefOf(page);
  await brief.getByRole('button', { name: 'Check' }).click();
  await expect(brief.getByText('Passed on all 8 seeds.')).toBeVisible({ timeout: 120_000 });
  return brief;
}
