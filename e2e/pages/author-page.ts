/** The dialog in which an exercise is made. */
import type { Locator, Page } from '@playwright/test';
import { smallExercise } from '#exercises';
import { encodeLink } from '#sharing';
import { EditorPage } from './editor-page';

export class AuthorPage {
  readonly dialog: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Make an exercise' });
  }

  /** The dialog over a small design that has no limits yet, with the keys that open it. */
  static async overSmallDesign(page: Page): Promise<AuthorPage> {
    const editor = new EditorPage(page);
    await editor.open(encodeLink({ ...smallExercise().design, requirements: [] }, 1));
    await editor.pause();
    await page.keyboard.press('Shift+M');
    return new AuthorPage(page);
  }

  async show(tab: 'Words' | 'Designs' | 'Goals' | 'Test' | 'Give away'): Promise<void> {
    await this.dialog.getByRole('tab', { name: tab }).click();
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await this.dialog.getByLabel(label, { exact: true }).fill(value);
  }
}

/** Words that an exercise needs, by the labels of their fields. */
export const someWords = {
  Title: 'Room for twenty',
  'Story: who asks, and why': 'Twenty people a second ask for a page that takes 60 ms.',
  'Task, in one sentence': 'Let it answer everybody.',
  'Afterword, shown when it is passed': 'Twenty times 60 ms are 1.2 vCPU.',
  'Hint 1: where to look': 'Look at the server.',
  'Hint 2: what kind of change': 'It needs more room.',
  'Hint 3: one change that works': 'Three instances.',
};
