import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const seedOf = (page: Page) => page.getByLabel('Seed', { exact: true });

test('the seed of the run bar is the seed of the link, and can be undone', async ({ page, browser }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: 'Another seed' }).click();
  const seed = await seedOf(page).inputValue();
  const url = await editor.link();
  const other = await browser.newContext();
  const reader = await other.newPage();
  await reader.goto(url);
  await expect(seedOf(reader)).toHaveValue(seed);
  await other.close();
  await seedOf(page).fill('77');
  await seedOf(page).press('Enter');
  await expect(page.locator('.title-block')).toContainText('77');
  await page.getByRole('button', { name: 'Undo Seed 77' }).click();
  await expect(seedOf(page)).toHaveValue(seed);
});

test('what is no seed stays to be mended, with the range beside it', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  const seed = await seedOf(page).inputValue();
  await seedOf(page).fill('abc');
  await seedOf(page).press('Tab');
  await expect(seedOf(page)).toHaveValue('abc');
  await expect(seedOf(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('0 to 4,294,967,295, whole; for example 42')).toBeVisible();
  await seedOf(page).press('Escape');
  await expect(seedOf(page)).toHaveValue(seed);
});

test('an empty sheet offers no faults and no load', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await expect(page.getByRole('button', { name: 'Cause a fault' })).toBeDisabled();
  await expect(page.getByText('no load yet')).toBeVisible();
});

test('a single event moves a clock that tells microseconds', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.locator('.run-play').click();
  await page.getByRole('button', { name: 'Reset to the start' }).click();
  await expect(editor.clock).toHaveText('0:00.0');
  const step = page.getByRole('button', { name: /^Step 1 s/ });
  await step.click({ modifiers: ['Alt'] });
  await expect(editor.clock).toHaveText(/^0:00\.\d{6}$/);
  const first = await editor.clock.textContent();
  for (let again = 0; again < 5; again++) await step.click({ modifiers: ['Alt'] });
  await expect(editor.clock).not.toHaveText(first ?? '');
});

test('the report says what the run came to before it offers copies', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: 'max', exact: true }).click();
  await expect(page.locator('.run-play')).toHaveText('Run again', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Report' }).click();
  const summary = page.getByLabel('Summary');
  await expect(summary).toContainText('1:00 to 10:00');
  await expect(summary).toContainText(/Offered[\d,]+ requests/);
  await expect(summary).toContainText(/p95 browse[\d.]+ ms ≤ 150 ms/);
});

test('the playhead covers no word of the flag that it stands at', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: /^Step 1 s/ }).click();
  await expect(page.locator('.run-play')).not.toContainText('Pause');
  await editor.cause(/^Crash an instance/, 'Shop server');
  // One crash is one event.
  await expect(page.locator('.timeline-flag text', { hasText: 'Crash' })).toHaveText('Crash: Shop server, instance 1');
  const words = await page.locator('.timeline-flag text', { hasText: 'Crash' }).boundingBox();
  const playhead = await page.locator('.timeline-playhead').boundingBox();
  expect(playhead?.y ?? 0).toBeGreaterThanOrEqual(Math.floor((words?.y ?? 0) + (words?.height ?? 0)));
});

test('faults in force stand at what they strike, and end one by one', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await page.getByRole('button', { name: /^Step 1 s/ }).click();
  await expect(page.locator('.run-play')).not.toContainText('Pause');
  await editor.cause(/^Throttle its CPU/, 'Shop server');
  await editor.cause(/^Add latency/, 'wire Users → Shop server');
  const throttled = page.getByTestId('node-Shop server').locator('.fault-mark');
  await expect(throttled).toHaveText('CPU at 10 %');
  await expect(page.locator('.wire-fault .fault-mark')).toHaveText('+200 ms each way');
  await page.getByRole('button', { name: '2 faults in force' }).click();
  await page.getByRole('button', { name: 'Clear CPU throttled: Shop server, at 10 %' }).click();
  await expect(throttled).toHaveCount(0);
  await expect(page.locator('.wire-fault .fault-mark')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the fault' }).click();
  await expect(page.locator('.fault-mark')).toHaveCount(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
])
  test.describe(`at ${viewport.width}`, () => {
    test.use({ viewport });

    test('the mark of a fault stands clear of the ruler', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/gallery/corner-shop');
      await editor.standAt(1);
      await editor.cause(/^Throttle its CPU/, 'Shop server');
      const mark = await editor.placeOf(editor.node('Shop server').locator('.fault-mark'));
      const ruler = await page.locator('.ruler.is-top').boundingBox();
      if (!mark || !ruler) throw new Error('not on the screen');
      expect(mark.y).toBeGreaterThanOrEqual(ruler.y + ruler.height);
    });

    test('the list of events leaves the run bar free', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/gallery/corner-shop');
      await page.locator('.timeline-events').click();
      const list = await editor.placeOf(page.locator('.event-list'));
      const bar = await page.locator('.run-bar').boundingBox();
      if (!list || !bar) throw new Error('not on the screen');
      expect(list.y + list.height).toBeLessThanOrEqual(bar.y);
    });
  });

test('figures of a run that is over are told apart from a design that was edited since', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await expect(page.locator('.run-play')).toHaveText('Pause');
  await editor.runToTheEnd();
  const message = page.locator('.run-message');
  await expect(message).toHaveText('');
  await editor.node('Database').getByText('Database').first().click();
  await page.keyboard.press('ArrowDown');
  await expect(message).toHaveText('');
  await page.keyboard.press('Delete');
  await expect(message).toHaveText('Edited: run again');
  await page.keyboard.press('Control+z');
  await expect(message).toHaveText('');
});
