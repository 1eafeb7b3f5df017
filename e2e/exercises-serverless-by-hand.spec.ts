/** An exercise about functions and their limits, solved with the means of the page alone. */
import { test } from '@playwright/test';
import { begin, enter, passes } from './pages/exercise-page';

test('a sale that nobody told of is served by functions, no more at once than the database has connections', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const editor = await begin(page, 'flash-sale');
  await editor.node('Shop servers').locator('.node-name').click();
  const offer = page
    .getByRole('region', { name: 'Refactor' })
    .getByRole('group')
    .filter({ hasText: 'Turn Shop servers into a function' });
  await offer.getByText('Turn Shop servers into a function').click();
  await offer.getByRole('button', { name: 'Do it' }).click();
  await editor.node('Shop servers').locator('.node-name').click();
  await enter(page, 'Memory', '1769 MiB');
  await enter(page, 'Concurrency limit', '38');
  await enter(page, 'Waiting places', '300');
  await page.getByLabel('sql from Shop servers to Database', { exact: true }).press('Enter');
  await enter(page, 'Connections', '1');
  await passes(page);
});
