/** Exercises about how a design is divided, solved with the means of the page alone: refactorings, wires, limits, zones; goals of the drawing follow at once. */
import { expect, test, type Page } from '@playwright/test';
import { begin, goalOf, passes } from './pages/exercise-page';

async function refactor(page: Page, module: string, label: string): Promise<void> {
  await page.locator('.module-row').filter({ hasText: module }).first().click();
  const offer = page.getByRole('region', { name: 'Refactor' }).getByRole('group').filter({ hasText: label });
  await offer.getByText(label).click();
  await offer.getByRole('button', { name: 'Do it' }).click();
}

test('a shop is cut into modules with one task each, and its goals follow every cut', async ({ page }) => {
  test.setTimeout(150_000);
  await begin(page, 'one-job-each');
  await expect(goalOf(page, 'repeated')).toContainText('5');
  await refactor(page, 'shop', 'Let all 3 places use one module for login check');
  await expect(goalOf(page, 'repeated')).toContainText('2');
  await refactor(page, 'shop', 'Let all 2 places use one module for tax');
  await expect(goalOf(page, 'repeated')).toHaveAttribute('data-verdict', 'met');
  for (const task of ['cart', 'orders', 'catalog']) await refactor(page, 'shop', `Give ${task} a module of its own`);
  for (const id of ['modules', 'tasks', 'tax', 'password', 'complete'])
    await expect(goalOf(page, id)).toHaveAttribute('data-verdict', 'met');
  await passes(page);
});

test('a vault is closed: walls, a way of its own for the office, a limit for each client, and data that come home', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'who-can-reach-the-vault');
  await editor.node('Customer database').locator('.node-name').click();
  await page.getByRole('checkbox', { name: 'Frankfurt' }).check();
  await page.getByRole('checkbox', { name: 'Virginia' }).uncheck();
  await expect(goalOf(page, 'regions')).toHaveAttribute('data-verdict', 'met');
  await editor.node('Door').locator('.node-name').click();
  await page.getByRole('button', { name: 'Add a limit' }).click();
  await expect(page.getByRole('group', { name: 'Limit 1' }).getByRole('combobox', { name: 'Counts' })).toHaveValue(
    'client',
  );
  await refactor(page, 'shop', 'queue between shop and billing');
  for (const module of ['web', 'accounts', 'admin']) await refactor(page, module, `Give ${module} a host of its own`);
  await expect(goalOf(page, 'stores')).toHaveAttribute('data-verdict', 'met');
  await expect(goalOf(page, 'entries')).toContainText('3');
  for (const wire of ['Door to admin', 'Staff to Door']) {
    await page.getByLabel(`request from ${wire}`, { exact: true }).press('Enter');
    await page.keyboard.press('Delete');
    await expect(page.getByLabel(`request from ${wire}`, { exact: true })).toHaveCount(0);
  }
  await editor.wire(editor.port('Staff'), 'admin');
  await expect(goalOf(page, 'entries')).toHaveAttribute('data-verdict', 'met');
  await passes(page);
});

test('a release train becomes four units with canaries', async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'the-release-train');
  await editor.node('Shop').locator('.node-name').click();
  await page.getByRole('combobox', { name: 'Come', exact: true }).selectOption('canary');
  for (const [module, other] of [
    ['catalog', 'search'],
    ['cart', 'orders'],
    ['users', 'mail'],
  ] as const) {
    await refactor(page, module, `Give ${module} a host of its own`);
    await page.locator('.module-row').filter({ hasText: other }).click();
    await page.getByRole('button', { name: `Move to ${module}` }).click();
  }
  await expect(goalOf(page, 'effort')).toContainText('37 h');
  await passes(page);
});

test('payments and receipts get a module each, and whoever sells answers before it sends', async ({ page }) => {
  test.setTimeout(180_000);
  await begin(page, 'room-for-tomorrow');
  await expect(goalOf(page, 'touched')).toContainText('9');
  await refactor(page, 'orders', 'Let all 3 places use one module for payment');
  await refactor(page, 'orders', 'Let all 3 places use one module for receipt');
  await expect(goalOf(page, 'touched')).toHaveAttribute('data-verdict', 'met');
  await refactor(page, 'orders', 'Put a queue between orders and receipt');
  for (const seller of ['cart', 'users'])
    await refactor(page, seller, `Let ${seller} send to receipt through receipt queue`);
  await expect(goalOf(page, 'receipts')).toHaveAttribute('data-verdict', 'met');
  for (const [seller, operation] of [
    ['orders', 'orders.place'],
    ['cart', 'cart.buy now'],
    ['users', 'users.renew'],
  ] as const) {
    await page.locator('.module-row').filter({ hasText: seller }).click();
    const steps = page.getByRole('region', { name: operation, exact: true });
    await steps.getByRole('combobox', { name: `Step to add to ${operation}` }).selectOption('reply');
    await steps.getByRole('button', { name: 'Add', exact: true }).click();
    await steps.getByRole('button', { name: /^Move up .* reply, then go on/ }).click();
  }
  await passes(page);
});
