import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { packHandIn, playable, serializeClass, smallExercise } from '#exercises';
import { encodePacket } from '#sharing';

const whole = smallExercise();
const { solutions } = playable(whole);

/** Thirty learners, who hand in five drawings between them, and one link that lost its end. */
const links = Array.from({ length: 30 }, (_, at) => {
  const solution = solutions[at % solutions.length]!;
  const handIn = { name: `Learner ${at + 1}`, exercise: whole.brief.id, version: 1, whole, solution, classCode: '' };
  return `https://example.org/#${encodePacket({ kind: 'hand-in', ...packHandIn(handIn) }, handIn.name, 1)}`;
});

test('thirty pasted hand-ins are judged anew, bad lines refused by number, equal drawings flagged, and saved as CSV', async ({
  page,
}) => {
  await page.goto('/#/grade');
  await page.getByRole('textbox', { name: 'Hand-ins' }).fill([...links, links[0]!.slice(0, -30)].join('\n'));
  await page.getByRole('button', { name: 'Grade them' }).click();
  await expect(page.getByText('12 of 31 passed.')).toBeVisible({ timeout: 90_000 });
  const rows = page.getByRole('table', { name: 'Hand-ins' }).locator('tbody tr');
  await expect(rows).toHaveCount(31);
  await expect(rows.nth(1)).toContainText('✓ passed');
  await expect(rows.nth(1)).toContainText('same drawing as line 7, 12, 17, 22, 27');
  await expect(rows.nth(3)).toContainText('✕ availability');
  await expect(rows.nth(30)).toContainText('This link lost a part of itself');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as CSV' }).click(),
  ]);
  const csv = readFileSync(await saved.path(), 'utf8');
  expect(csv.split('\r\n').filter((line) => line.includes(',true,'))).toHaveLength(12);
});

test('only the file of a class knows its prices, and its code alone is told to be too little', async ({ page }) => {
  const [, solution] = solutions;
  const handIn = { name: 'Ada', exercise: whole.brief.id, version: 1, whole, solution: solution!, classCode: 'ws26' };
  await page.goto('/#/grade');
  await page
    .getByRole('textbox', { name: 'Hand-ins' })
    .fill(encodePacket({ kind: 'hand-in', ...packHandIn(handIn) }, handIn.name, 1));
  await expect(page.getByText('Prices and effort are those of each exercise.')).toBeVisible();
  await page.getByLabel('Class code').fill('ws26');
  await expect(page.getByText('Give its file, or open its link before you grade.')).toBeVisible();
  const row = page.getByRole('table', { name: 'Hand-ins' }).locator('tbody tr');
  const cost = row.getByText(/cost \$/);
  await page.getByRole('button', { name: 'Grade them' }).click();
  await expect(row).toContainText('those of the class ws26 are not known here');
  await expect(cost).toBeVisible({ timeout: 60_000 });
  const before = await cost.textContent();

  const settings = { name: 'Systems', code: 'ws26', prices: { 'ebs.gp3.gb': 99 }, effortHoursPerWeek: {} };
  await page.locator('input[type="file"]').setInputFiles({
    name: 'class.loadbearing.json',
    mimeType: 'application/json',
    buffer: Buffer.from(serializeClass({ ...settings, defaults: {}, hintsOpen: false })),
  });
  await expect(page.getByText('those of the class Systems, its seeds too')).toBeVisible();
  await page.getByRole('button', { name: 'Grade them' }).click();
  await expect(row).not.toContainText('not known here');
  await expect(cost).toBeVisible({ timeout: 60_000 });
  await expect(cost).not.toHaveText(before ?? '');
});
