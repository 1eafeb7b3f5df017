/** A queue between two servers: wired by hand, run, and watched filling and draining. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

/** Users -> Server -> Queue -> Server 2. */
async function wired(page: Page): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.openWith(['Users', 40, 90], ['Server', 220, 100], ['Queue', 500, 100], ['Server', 760, 100]);
  await editor.port('Users').click();
  await editor.port('Server', 'in').click();
  await editor.modulePort('Server').first().click();
  await editor.port('Queue', 'in').click();
  await editor.port('Queue').click();
  await editor.node('Server 2').getByText('Server 2').first().click();
  await expect(page.locator('.react-flow__edge')).toHaveCount(3);
  return editor;
}

test('a queue is wired to whoever sends and to whoever consumes, and its messages are counted', async ({ page }) => {
  const editor = await wired(page);
  await editor.advance(20);
  expect(await editor.footFigure('Queue', 'waiting')).toBeLessThan(5);
  await editor.openMeasured('Queue');
  await expect(page.locator('.measured div', { hasText: 'Consumed' })).toContainText(/\d+(\.\d+)?\/s/);
  await expect(page.locator('.measured div', { hasText: 'Dead letters' }).locator('dd').first()).toHaveText('0');
});

test('the wire to the consumer says how messages are handed over, and nothing about calls', async ({ page }) => {
  await wired(page);
  await page.locator('.react-flow__edge').last().click({ force: true });
  const inspector = page.locator('.inspector');
  await expect(inspector.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  await expect(inspector.getByRole('heading', { name: 'Policies' })).toHaveCount(0);
  await inspector.getByRole('textbox', { name: 'Batch' }).fill('10');
  await page.keyboard.press('Enter');
  await expect(inspector.getByText('· wait to fill')).toBeVisible();
});
