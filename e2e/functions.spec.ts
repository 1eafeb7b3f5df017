/** A function on the sheet: dragged there, hosting a module, with cold starts that can be seen and caused. */
import { expect, test } from '@playwright/test';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, exponential } from '#design';
import { encodeLink } from '#sharing';
import { EditorPage } from './pages/editor-page';

const { compute, read } = buildStep;

/** Users before a function that works and reads. */
const document = buildDesign(
  {
    title: 'Orders',
    classes: { Users: { ratePerSecond: 30, mix: { 'orders.place': 1 }, patienceMs: null } },
    scenario: { durationMs: 120_000, warmUpMs: 0 },
    dataSets: { rows: { owner: 'orders' } },
    modules: { orders: { operations: { place: [compute(exponential(40)), read('Database', 'rows')] } } },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Function: { kind: 'function', modules: ['orders'], values: { environmentMs: constant(2_000) } },
      Database: { kind: 'relational-database', dataSets: ['rows'] },
    },
    wires: ['Users -> Function', 'orders.Database -> Database'],
  },
  declarations,
);
const link = encodeLink(document, 1);

test('a function shows its instances, and starts cold when it is made to', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await expect(editor.node('Function').locator('.node-sub')).toHaveText('1 GiB, 0.58 vCPU');
  await editor.standAt(20);
  expect(await editor.footFigure('Function', 'instances')).toBeGreaterThan(5);
  expect(await editor.footFigure('Function', 'cold/s')).toBe(0);
  expect(await editor.openFaults('Function')).toEqual(
    expect.arrayContaining(['Crash all instances', 'Start cold', 'Throttle its CPU']),
  );
  await page.keyboard.press('Escape');
  await editor.cause(/Start cold/, 'Function');
  await editor.advance(1);
  expect(await editor.footFigure('Function', 'cold/s')).toBeGreaterThan(0);
});

test('a function has the fields of one, and no fleet to scale; its modules say what their runtime takes to start', async ({
  page,
}) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await editor.node('Function').locator('.node-name').click();
  await expect(page.getByRole('switch', { name: 'Autoscaling' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Bill cold starts', exact: true }).click();
  await expect(page.locator('.term-row', { hasText: 'Source' })).toContainText('August 2025');
  await page.keyboard.press('Escape');
  const memory = page.getByRole('textbox', { name: 'Memory', exact: true });
  await memory.fill('2 GiB');
  await memory.press('Enter');
  await expect(editor.node('Function').locator('.node-sub')).toHaveText('2 GiB, 1.2 vCPU');
  const account = page.getByRole('textbox', { name: 'Account limit', exact: true });
  await expect(account).toHaveValue('1000');
  await account.fill('3');
  await account.press('Enter');
  await editor.standAt(15);
  expect(await editor.footFigure('Function', 'instances')).toBe(3);
  await editor.node('Function').getByText('orders', { exact: true }).click();
  await expect(page.getByText('Cold start', { exact: true })).toBeVisible();
});
