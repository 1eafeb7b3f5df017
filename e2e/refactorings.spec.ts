/** Refactorings in a real browser: offered where they fit, previewed in words, one step of undo. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('a router is put before a server after a preview, in one step that is undone', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await editor.playPause();
  await editor.node('Shop server').locator('.node-name').click();
  const section = page.getByRole('region', { name: 'Refactor' });
  await section.getByText('Put a load balancer before Shop server').click();
  await expect(section).toContainText('Load balancer added');
  await section.getByRole('group').filter({ hasText: 'load balancer' }).getByRole('button', { name: 'Do it' }).click();
  await expect(editor.node('Load balancer')).toBeVisible();
  await expect(section).toContainText('It stands behind a router already.');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Load balancer')).toHaveCount(0);
});
