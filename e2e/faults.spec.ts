/** Every entry of the menu of faults: each says at what it strikes what it does, stands in the list of events, and changes what is measured. */
import { expect, test, type Page } from '@playwright/test';
import { encodeLink } from '#sharing';
import { EditorPage } from './pages/editor-page';
import { shopOfAllKinds } from './pages/shop-of-all-kinds';

const link = encodeLink(shopOfAllKinds(), 1);

interface Entry {
  /** Words of its mark; null = it is over at once and leaves none. */
  readonly mark: string | null;
  /** What the list of events says of it. */
  readonly event: string;
  /** What is measured ten seconds later, or after `seconds`. */
  readonly effect: (editor: EditorPage) => Promise<void>;
  readonly seconds?: number;
}

type Entries = Readonly<Record<string, Entry>>;
type Effect = Entry['effect'];

const failing: Effect = async (editor) => {
  await expect.poll(() => editor.footFigure('Users', 'failed')).toBeGreaterThan(0);
};

/** The 99th percentile over the latency chart, ms. */
async function p99Of(page: Page): Promise<number> {
  const [figure, unit] = (await page.locator('[data-chart="latency"] .chart-value').innerText()).split(/\s/);
  return Number(figure) * (unit === 's' ? 1000 : 1);
}
const slow: Effect = ({ page }) => expect.poll(() => p99Of(page)).toBeGreaterThan(200);

const state =
  (part: string, word: RegExp): Effect =>
  (editor) =>
    expect(editor.node(part)).toHaveAttribute('data-state', word);

const instancesDown =
  (count: number): Effect =>
  (editor) =>
    expect(editor.node('Server').locator('.instance-squares [data-up="false"]')).toHaveCount(count);

const nodesDown =
  (...roles: readonly string[]): Effect =>
  async (editor) => {
    await editor.openMeasured('Database');
    await expect(downIn(editor.page)).toHaveText(roles.map((role) => new RegExp(`^${role}`)));
  };
const downIn = (page: Page) => page.locator('table.nodes tr[data-up="false"]');

const ofPart = (part: string): Entries => ({
  'Take it down': { mark: 'taken down', event: `Taken down: ${part}`, effect: state(part, /^off$/) },
  Hang: { mark: 'never answers', event: `Hung: ${part}`, effect: state(part, /^hung$/) },
  'Answer with errors': { mark: '20 % errors', event: `Answering with errors: ${part}, 20 %`, effect: failing },
});

const throttled = (part: string): Entry => ({
  mark: 'CPU at 10 %',
  event: `CPU throttled: ${part}, at 10 %`,
  effect: state(part, /^(saturated|failing)$/),
});

const ofWire = (wire: string): Entries => ({
  'Add latency': { mark: '+200 ms each way', event: `Added latency: ${wire}, +200 ms each way`, effect: slow },
  'Lose messages': { mark: '5 % lost', event: `Losing messages: ${wire}, 5 %`, effect: slow },
  'Cut it': { mark: 'cut', event: `Cut: ${wire}`, effect: failing },
  'Expire a credential': { mark: 'credential expired', event: `Credential expired: ${wire}`, effect: failing },
});

/** Every place of the menu, and every entry there. */
const menu: Readonly<Record<string, Entries>> = {
  Users: {
    'Raise the traffic': {
      mark: 'traffic × 3',
      event: 'Traffic surge: Shoppers, × 3',
      effect: async (editor) => expect.poll(() => editor.footFigure('Users', 'sent')).toBeGreaterThan(80),
    },
  },
  Gateway: ofPart('Gateway'),
  Balancer: ofPart('Balancer'),
  Server: {
    'Crash an instance': { mark: null, event: 'Crash: Server, instance 1', effect: instancesDown(1) },
    'Restart all instances': { mark: null, event: 'Restarted: Server', effect: instancesDown(2) },
    ...ofPart('Server'),
    'Throttle its CPU': throttled('Server'),
    'Leak memory': {
      mark: 'leaks 50 MiB/s',
      event: 'Leaking memory: Server, 50 MiB/s',
      effect: async (editor) => expect(await editor.events()).toContainEqual(expect.stringMatching(/^Crash: Server/u)),
      seconds: 120,
    },
    'Fail an operation': {
      mark: '20 % errors, show',
      event: 'Answering with errors: shop.show, 20 %',
      effect: failing,
    },
    'Deploy a bad version': {
      mark: 'bad version, 50 % errors, shop',
      event: 'Bad version deployed: shop, 50 % errors',
      effect: failing,
      seconds: 40,
    },
  },
  Database: {
    ...ofPart('Database'),
    'Throttle its CPU': throttled('Database'),
    'Take the primary down': {
      mark: 'taken down, primary',
      event: 'Taken down: Database, primary',
      effect: nodesDown('primary'),
    },
    'Take the standby down': {
      mark: 'taken down, standby',
      event: 'Taken down: Database, standby',
      effect: nodesDown('standby'),
    },
    'Fail over': {
      mark: null,
      event: 'Failover: Database',
      effect: async (editor) =>
        expect(await editor.events()).toContainEqual(expect.stringMatching(/the standby took over after 2 s/)),
    },
    'Take a replica down': {
      mark: 'taken down, replica 1',
      event: 'Taken down: Database, replica 1',
      effect: nodesDown('replica 1'),
    },
    'Fill its disk': { mark: 'disk full', event: 'Disk full: Database', effect: failing },
  },
  Cache: {
    ...ofPart('Cache'),
    'Empty the cache': {
      mark: null,
      event: 'Cache emptied: Cache',
      effect: async (editor) => expect.poll(() => editor.footFigure('Cache', 'hit')).toBeLessThan(80),
      seconds: 1,
    },
  },
  Partner: {
    ...ofPart('Partner'),
    'Use up its quota': { mark: 'quota used up', event: 'Quota used up: Partner', effect: failing },
  },
  'wire Users → Gateway': ofWire('Users → Gateway'),
  'wire Gateway → Balancer': ofWire('Gateway → Balancer'),
  'wire Balancer → Server': ofWire('Balancer → Server'),
  'wire shop → Database': ofWire('shop → Database'),
  'wire shop → Cache': ofWire('shop → Cache'),
  'wire shop → Partner': ofWire('shop → Partner'),
};

test('the menu has these entries, and no other', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  const seen: Record<string, readonly string[]> = {};
  for (const place of await editor.faultPlaces()) {
    seen[place] = await editor.openFaults(place);
    await page.keyboard.press('Escape');
  }
  expect(seen).toEqual(Object.fromEntries(Object.entries(menu).map(([place, all]) => [place, Object.keys(all)])));
  expect(Object.values(seen).flat()).toHaveLength(57);
});

for (const [place, entries] of Object.entries(menu))
  test(`each fault of ${place} is marked, told and measured`, async ({ page }) => {
    const editor = new EditorPage(page);
    await editor.open(link);
    for (const [label, { mark, event, effect, seconds = 10 }] of Object.entries(entries))
      await test.step(label, async () => {
        await editor.standAt(10);
        expect(await editor.footFigure('Users', 'failed')).toBe(0);
        await expect.poll(() => p99Of(page)).toBeLessThan(150);
        await editor.cause(new RegExp(`^${label}: `), place);
        const marks = place.startsWith('wire') ? page.locator('.wire-fault') : editor.node(place);
        await expect(marks.locator('.fault-mark')).toHaveText(mark === null ? [] : [mark]);
        await expect.poll(() => editor.events()).toContain(event);
        await editor.advance(seconds);
        await effect(editor);
        await page.keyboard.press('Escape');
      });
  });

test('the operation, instance or node that is chosen is the one that fails', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await editor.standAt(10);
  await editor.openFaults('Server');
  await page.getByLabel('Fail an operation: which').selectOption('shop.buy');
  await page.getByRole('button', { name: 'Fail an operation: Server, shop.buy' }).click();
  await expect(editor.node('Server').locator('.fault-mark')).toHaveText('20 % errors, buy');
  await editor.openFaults('Server');
  await page.getByLabel('Hang: which').selectOption('half of them');
  await page.getByRole('button', { name: 'Hang: Server, half of them' }).click();
  await expect(editor.node('Server').locator('.fault-mark')).toHaveText('20 % errors, buy · never answers');
  await editor.openFaults('Database');
  await page.getByLabel('Take a replica down: which').selectOption('replica 2');
  await page.getByRole('button', { name: 'Take a replica down: Database, replica 2' }).click();
  await expect(editor.node('Database').locator('.fault-mark')).toHaveText('taken down, replica 2');
});

test('the list of nodes tells role, state, load and lag, and what became of one that was struck', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await editor.standAt(10);
  await editor.openMeasured('Database');
  const rows = page.locator('table.nodes tbody tr');
  await expect(rows).toHaveText([/^primaryup\d/, /^standbyup\d/, /^replica 1up\d/, /^replica 2up\d/]);
  const cellsOf = async (at: number) =>
    (await rows.nth(at).locator('th, td').allTextContents()).map((text) => text.trim());
  const [, , cpu = '', asked = '', lag] = await cellsOf(0);
  expect(lag).toBe('');
  expect(Number.parseFloat(cpu)).toBeGreaterThan(0);
  expect(Number.parseFloat(asked)).toBeGreaterThan(5);
  expect((await cellsOf(2))[4]).toMatch(/ms$/);
  await editor.cause(/^Take a replica down/, 'Database');
  await editor.advance(10);
  await expect(rows.nth(2)).toHaveText(/^replica 1down/);
  // It has nothing of what was written since, and the other one goes on.
  const [, , gone, , behind = ''] = await cellsOf(2);
  expect(gone).toBe('–');
  expect(behind).toMatch(/^[89]\.\d+ s$/);
  expect(Number.parseFloat((await cellsOf(3))[2] ?? '')).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Clear the fault' }).click();
  await editor.advance(1);
  await expect(rows).toHaveText([/^primaryup/, /^standbyup/, /^replica 1up/, /^replica 2up/]);
});
