import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { packHandIn, playable, smallExercise } from '#exercises';
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
