/** What a host does about load and change: it grows by what is measured, and new versions come to it. */
import { expect, test } from '@playwright/test';
import { encodeLink } from '#sharing';
import { EditorPage } from './pages/editor-page';
import { shopOfAllKinds } from './pages/shop-of-all-kinds';

const link = encodeLink(shopOfAllKinds(), 1);

test('a host that scales shows what it decides, and the number that it comes to', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await editor.node('Server').locator('.node-name').click();
  await page.getByRole('switch', { name: 'Autoscaling' }).click();
  await expect(editor.node('Server').locator('.node-sub')).toHaveText(/^1–20 × /);
  const fill = async (name: string, value: string) => {
    const field = page.getByRole('textbox', { name, exact: true });
    await field.fill(value);
    await field.press('Enter');
  };
  await fill('· target', '10 %');
  await fill('· most', '4');
  await fill('· decides every', '5 s');
  await editor.standAt(10);
  await expect(editor.node('Server').locator('.instances')).toContainText('×3');
  expect(await editor.events()).toContainEqual(
    expect.stringMatching(/^Server scaled out from 1 to 3: .* utilization, target 10 %$/),
  );
  await page.keyboard.press('Escape');
  await editor.openMeasured('Server');
  await editor.advance(30);
  await expect(page.locator('.measured > div', { hasText: 'Starting' }).locator('dd').first()).toHaveText('0');
  await expect(editor.node('Server').locator('.instance-squares [data-up="true"]')).toHaveCount(3);
});

test('a new version is deployed by hand, told and planned', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open(link);
  await editor.standAt(10);
  await editor.node('Server').getByText('shop', { exact: true }).click();
  const fails = page.getByRole('textbox', { name: 'Fails', exact: true });
  await fails.fill('100 %');
  await fails.press('Enter');
  await page.getByRole('button', { name: 'Deploy now' }).click();
  expect(await editor.events()).toContainEqual('Deployment of shop to Server: rolling');
  await page.keyboard.press('Escape');
  await editor.advance(40);
  await expect.poll(() => editor.footFigure('Users', 'failed')).toBeGreaterThan(0);
  await editor.node('Server').getByText('shop', { exact: true }).click();
  await page.getByRole('button', { name: 'Plan it in the scenario' }).click();
  const scenario = await editor.openScenario();
  await scenario.getByRole('button', { name: 'Deployments: Deploy shop, at 1:00' }).click();
  await expect(scenario.getByRole('textbox', { name: 'At', exact: true })).toHaveValue('1 min');
});
