/** What the largest design of the gallery takes in a browser: the page, its worker, and a pool that makes replications of it beside the run. */
import { expect, test, type Browser, type CDPSession } from '@playwright/test';
import { gallery } from '#gallery';
import { EditorPage } from './pages/editor-page';

const mostMB = 500;
const looksApartMs = 250;

/** Parts on the largest sheet of a design. */
const partsOf = ({ document }: (typeof gallery)[number]): number =>
  Math.max(...document.stages.map(({ components }) => components.length));
const largest = gallery.reduce((most, entry) => (partsOf(entry) > partsOf(most) ? entry : most));

/** What the browser tells of its processes: their names, and now and then the memory of each. */
interface Told {
  readonly name: string;
  readonly pid: number;
  /** Of the look, the same for all processes. */
  readonly id?: string;
  readonly args: {
    readonly name?: string;
    /** Bytes as a hexadecimal number. */
    readonly dumps?: { readonly process_totals?: { readonly private_footprint_bytes: string } };
  };
}

/** Looks at the memory of all processes again and again until the session ends its trace. */
async function watch(browser: Browser): Promise<{ readonly session: CDPSession; readonly told: readonly Told[] }> {
  const session = await browser.newBrowserCDPSession();
  const told: Told[] = [];
  session.on('Tracing.dataCollected', ({ value }) => told.push(...(value as unknown as Told[])));
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['disabled-by-default-memory-infra'],
      excludedCategories: ['*'],
      // The types of the protocol know no values in it but words.
      memoryDumpConfig: { triggers: [{ mode: 'light', periodic_interval_ms: looksApartMs }] as unknown as string },
    },
  });
  return { session, told };
}

/** MB of the processes that show pages, workers in them included, at each look: what is theirs alone. */
function takenMB(told: readonly Told[]): readonly number[] {
  const pages = new Set(told.filter(({ args }) => args.name === 'Renderer').map(({ pid }) => pid));
  const looks = new Map<string, number>();
  for (const { id = '', pid, args } of told) {
    const bytes = args.dumps?.process_totals?.private_footprint_bytes;
    if (bytes !== undefined && pages.has(pid)) looks.set(id, (looks.get(id) ?? 0) + Number.parseInt(bytes, 16) / 1e6);
  }
  return [...looks.values()];
}

test('page, worker and pool stay under 500 MB with the largest design', async ({ page, browser }) => {
  test.setTimeout(240_000);
  const { session, told } = await watch(browser);
  const editor = new EditorPage(page);
  await editor.open(`/gallery/${largest.id}`);
  await editor.chooseSpeed('max');
  await expect(editor.clock).toHaveText(/^[2-9]:|^\d\d:/, { timeout: 60_000 });
  await page.keyboard.press('Shift+R');
  const dialog = page.getByRole('dialog', { name: 'Replications' });
  await dialog.getByLabel('Replications', { exact: true }).fill('6');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 120_000 });

  const over = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await over;
  const taken = takenMB(told);
  const most = Math.max(...taken);
  process.stdout.write(`${largest.title}: page, worker and pool took ${most.toFixed(0)} MB at most\n`);
  expect(taken.length).toBeGreaterThan(3);
  expect(most).toBeGreaterThan(50);
  expect(most).toBeLessThan(mostMB);
});
