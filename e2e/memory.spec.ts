/** What the largest design of the gallery takes in a browser: the page, its worker, and a pool that makes replications of it beside the run. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test, type Browser } from '@playwright/test';
import { gallery } from '#gallery';
import { EditorPage } from './pages/editor-page';

const mostMB = 500;
const looksApartMs = 250;

/** Parts on the largest sheet of a design. */
const partsOf = ({ document }: (typeof gallery)[number]): number =>
  Math.max(...document.stages.map(({ components }) => components.length));
const largest = gallery.reduce((most, entry) => (partsOf(entry) > partsOf(most) ? entry : most));

/** MB of all processes that show pages, workers in them included; what several share counts in parts. */
async function takenMB(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const taken = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id));
  return taken.reduce((sum, kB) => sum + kB, 0) / 1000;
}

function memoryOf(id: number): number {
  const file = `/proc/${id}/smaps_rollup`;
  const [, kB = '0'] = (existsSync(file) && /^Pss: +(\d+) kB/m.exec(readFileSync(file, 'utf8'))) || [];
  return Number(kB);
}

test('page, worker and pool stay under 500 MB with the largest design', async ({ page, browser }) => {
  test.skip(!existsSync('/proc/self/smaps_rollup'), 'this system does not tell what a process takes');
  test.setTimeout(240_000);
  const editor = new EditorPage(page);
  await editor.open(`/gallery/${largest.id}`);
  await editor.chooseSpeed('max');
  await expect(editor.clock).toHaveText(/^[2-9]:|^\d\d:/, { timeout: 60_000 });
  await page.keyboard.press('Shift+R');
  const dialog = page.getByRole('dialog', { name: 'Replications' });
  await dialog.getByLabel('Replications', { exact: true }).fill('6');
  await page.keyboard.press('Enter');
  let most = 0;
  const done = dialog.getByRole('button', { name: 'Run again' });
  while (!(await done.isVisible())) {
    most = Math.max(most, await takenMB(browser));
    await page.waitForTimeout(looksApartMs);
  }
  most = Math.max(most, await takenMB(browser));
  process.stdout.write(`${largest.title}: page, worker and pool took ${most.toFixed(0)} MB at most\n`);
  expect(most).toBeGreaterThan(50);
  expect(most).toBeLessThan(mostMB);
});
