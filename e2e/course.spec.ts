import { expect, test } from '@playwright/test';

test('the page of the course tells what each exercise teaches, and leads to exercises and designs', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'what each teaches' }).click();
  await expect(page.getByRole('heading', { name: 'The course' })).toBeVisible();
  const chapter = page.getByRole('region', { name: '3. The monolith' });
  await expect(chapter.getByRole('listitem').filter({ hasText: 'no part can be scaled alone' }).first()).toBeVisible();
  const row = page.getByRole('row', { name: /no part can be scaled alone/ });
  await expect(row.getByRole('link')).toHaveCount(2);
  await expect(
    page
      .getByRole('row', { name: /Picture: services/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('Corner Shop, Corner Shop in four');
  await page
    .getByRole('row', { name: /Picture: Quirk v1/ })
    .getByRole('link', { name: 'Quirk v1' })
    .click();
  await expect(page).toHaveURL(/gallery\/quirk-v1$/);
  await page.goBack();
  await chapter.getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Exercise', exact: true })).toBeVisible();
});
