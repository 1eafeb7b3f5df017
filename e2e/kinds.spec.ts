/** Kinds whose parts act in ways of their own, wired by hand and run. */
import { expect, test } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

test('a schedule starts work that nobody asks for, a workflow waits, and both tell of it', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openWith(['Users', 40, 90], ['Workflow', 320, 60], ['Schedule', 40, 330], ['Server', 620, 330]);
  await editor.port('Users').click();
  await editor.port('Workflow', 'in').click();
  await editor.port('Schedule').click();
  await editor.node('Server').getByText('Server').first().click();
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await page.locator('.react-flow__pane').click({ position: { x: 10, y: 10 } });
  await editor.node('Schedule').getByText('Schedule').first().click();
  const every = page.locator('.inspector').getByRole('textbox', { name: 'Every' });
  await every.fill('1 s');
  await page.keyboard.press('Enter');
  await editor.advance(20);
  await editor.openMeasured('Schedule');
  await expect(page.locator('.measured div', { hasText: 'Consumed' })).toContainText(/\d/);
  // A second of waiting for each of some twenty starts a second.
  expect(await editor.footFigure('Workflow', 'running')).toBeGreaterThan(5);
  await expect(editor.node('Schedule')).not.toContainText('starved');
});

test('a server asks a search index that is wired to it, and a warehouse tells what it scans', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openWith(['Users', 40, 120], ['Server', 260, 100], ['Search index', 600, 60], ['Warehouse', 600, 330]);
  await editor.port('Users').click();
  await editor.port('Server', 'in').click();
  await editor.modulePort('Server').first().click();
  await editor.port('Search index', 'in').click();
  await expect(page.locator('.react-flow__edge')).toHaveCount(2);
  await editor.advance(10);
  await editor.node('Search index').getByText('Search index').first().click();
  await expect(page.locator('.inspector').getByRole('textbox', { name: 'Shards' })).toBeVisible();
  expect(await editor.footFigure('Search index', 'p99')).toBeGreaterThan(1);
  await editor.node('Warehouse').getByText('Warehouse').first().click();
  await expect(page.locator('.inspector').getByText('Scanned by a query')).toBeVisible();
});

test('a server tells a collector through a balancer, which sends on in batches', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.openWith(
    ['Users', 20, 100],
    ['Server', 180, 80],
    ['Load balancer', 430, 80],
    ['Telemetry collector', 620, 80],
    ['Log pipeline', 620, 330],
  );
  // The frames that an empty sheet offers go with another view.
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await editor.placeOf(editor.node('Users'));
  await editor.port('Users').click();
  await editor.port('Server', 'in').click();
  await editor.modulePort('Server').first().click();
  await editor.port('Load balancer', 'in').click();
  await editor.port('Load balancer').click();
  await editor.port('Telemetry collector', 'in').click();
  await editor.port('Telemetry collector').click();
  await editor.port('Log pipeline', 'in').click();
  await expect(page.locator('.react-flow__edge')).toHaveCount(4);
  await editor.advance(10);
  const told = await editor.footFigure('Telemetry collector', 'sent on');
  expect(told).toBeGreaterThan(5);
  expect(await editor.footFigure('Log pipeline', 'calls')).toBeLessThan(told);
});

test('devices hold a connection each, lose it with their server, and come back with what they kept', async ({
  page,
}) => {
  const editor = new EditorPage(page);
  const inspector = page.locator('.inspector');
  await editor.openWith(['Devices', 40, 90], ['Server', 400, 90]);
  await editor.port('Devices').click();
  await editor.port('Server', 'in').click();
  await editor.node('Devices').locator('.node-name').click();
  await inspector.getByRole('textbox', { name: 'Senders' }).fill('50');
  await inspector.getByRole('textbox', { name: 'Period' }).fill('1 s');
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__edge').click();
  await editor.advance(5);
  const measured = (name: string) =>
    inspector.getByRole('region', { name: 'Measured' }).locator('div', { hasText: name }).locator('dd').first();
  await expect(measured('Connections open')).toHaveText('50');
  const reported = await editor.footFigure('Devices', 'reported');
  expect(reported).toBeGreaterThan(40);
  await editor.cause(/^Take it down/, 'Server');
  await editor.advance(10);
  await expect(measured('Connections open')).toHaveText('0');
  // What they would say they keep: it has not failed.
  expect(await editor.footFigure('Devices', 'reported')).toBe(reported);
  expect(await editor.footFigure('Devices', 'failed')).toBe(0);
  await page.getByRole('button', { name: 'Clear the fault' }).click();
  await editor.advance(30);
  await expect(measured('Connections open')).toHaveText('50');
  expect(await editor.footFigure('Devices', 'failed')).toBe(0);
});
