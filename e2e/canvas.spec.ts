/** The sheet under hand and keys: refusals, problems and readings in place, and everything that a pointer does done without one. */
import { expect, test, type Page } from '@playwright/test';
import { EditorPage } from './pages/editor-page';

const place = (page: Page, name: string) => page.getByTestId(`node-${name}`).locator('xpath=..');

async function boxOf(page: Page, name: string) {
  const box = await page.getByTestId(`node-${name}`).boundingBox();
  if (!box) throw new Error(`${name} is not on the screen`);
  return box;
}

/** Users, a server and a database on an empty sheet, not wired. */
async function threeParts(page: Page, database: readonly [number, number] = [700, 100]): Promise<EditorPage> {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Users', 60, 90);
  await editor.drag('Server', 300, 100);
  await editor.drag('Relational database', ...database);
  await expect(page.locator('.react-flow__node')).toHaveCount(3);
  return editor;
}

for (const [width, height, database] of [
  [1440, 900, [700, 100]],
  [1024, 768, [340, 270]],
] as const)
  test(`a refusal stands within the sheet at ${width} x ${height}, and one press wires what fits`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const editor = await threeParts(page, database);
    await editor.wire(editor.port('Users'), 'Relational database');
    const card = page.getByRole('alertdialog');
    await expect(card).toContainText('request does not join sql');
    const [inner, outer] = [await card.boundingBox(), await editor.sheet.boundingBox()];
    if (!inner || !outer) throw new Error('the card is not on the screen');
    expect(inner.x).toBeGreaterThanOrEqual(outer.x);
    expect(inner.y).toBeGreaterThanOrEqual(outer.y);
    expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width);
    expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height);
    await expect(page.locator('.refused-cross')).toBeVisible();
    await card
      .getByRole('button', { name: /^Wire to/ })
      .first()
      .click();
    await expect(card).toHaveCount(0);
    await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  });

test('a refusal closes on Escape and leaves nothing behind', async ({ page }) => {
  const editor = await threeParts(page);
  await editor.wire(editor.port('Users'), 'Relational database');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  await expect(page.locator('.refused-cross')).toHaveCount(0);
});

test('problems of a part stand beside it, and are mended there', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/shop-with-a-database');
  await page.getByRole('button', { name: '1 problem of Shop server' }).click();
  const card = page.getByRole('dialog', { name: 'Problems of Shop server' });
  await expect(card).toContainText('shop → Database has no timeout');
  await card.getByRole('button', { name: 'Set a timeout of 1 s' }).click();
  await expect(card).toHaveCount(0);
  await expect(editor.node('Shop server').locator('.node-badge')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Shop server').locator('.node-badge')).toHaveCount(1);
  await expect(card).toHaveCount(0);
});

test('a wire is drawn with the keyboard alone', async ({ page }) => {
  await threeParts(page);
  await place(page, 'Users').focus();
  await page.keyboard.press('c');
  await expect(page.locator('.sheet output')).toContainText('Wire from Users');
  await expect(page.getByTestId('node-Server')).toHaveAttribute('data-aimed', 'true');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  await expect(page.locator('.sheet output')).toContainText('Wired Users to');
  await page
    .getByTestId(/^module-/)
    .first()
    .focus();
  await page.keyboard.press('c');
  await expect(page.getByTestId('node-Relational database')).toHaveAttribute('data-aimed', 'true');
  await page.keyboard.press('Escape');
  await expect(page.locator('.sheet output')).toHaveText('No wire drawn.');
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);
});

test('Alt and arrows walk along wires; the sheet is one stop for Tab', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Users')).toContainText('sent');
  await expect(page.locator(':is(.react-flow__node, .react-flow__edge)[tabindex="0"]')).toHaveCount(1);
  await place(page, 'Users').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(page.locator('.react-flow__edge:focus')).toHaveAttribute(
    'aria-label',
    'request from Users to Shop server',
  );
  await page.keyboard.press('Alt+ArrowRight');
  await expect(place(page, 'Shop server')).toBeFocused();
  await expect(page.locator('.inspector')).toContainText('Shop server');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(place(page, 'Users')).toBeFocused();
  await expect(page.locator(':is(.react-flow__node, .react-flow__edge)[tabindex="0"]')).toHaveCount(1);
});

test('a focused part is named with its state and its place on the sheet', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Shop server')).toHaveAttribute('data-state', 'working');
  await place(page, 'Shop server').focus();
  await expect(place(page, 'Shop server')).toHaveAccessibleName('Shop server, Server');
  await expect(place(page, 'Shop server')).toHaveAccessibleDescription(/^working, in [A-Z]\d/);
});

test('a part that nobody focuses is described as it is now', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Database')).toHaveAttribute('data-state', 'working');
  await expect(place(page, 'Database')).toHaveAccessibleDescription(/^working, in [A-Z]\d/);
});

test('equal problems are one row, mended by one step that one undo takes back', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  const row = page.locator('.inspector .problems > li').filter({ hasText: /^\d+ wires have no timeout/ });
  await expect(row).toHaveCount(1);
  await expect(page.locator('.inspector .problems > li:visible')).toHaveCount(1);
  await row.locator('summary').click();
  await expect(row.getByText('has no timeout').nth(1)).toBeVisible();
  await row.getByRole('button', { name: 'Set 1 s on all' }).click();
  await expect(page.locator('.inspector .problems')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toHaveCount(1);
});

test('users who call nothing are pointed out', async ({ page }) => {
  await threeParts(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '1 problem of Users' }).click();
  await expect(page.getByRole('dialog', { name: 'Problems of Users' })).toContainText('Users call nothing');
});

test('arrows move the focused part by ten, once', async ({ page }) => {
  await threeParts(page);
  const before = await boxOf(page, 'Server');
  await place(page, 'Server').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect.poll(async () => (await boxOf(page, 'Server')).y).toBe(before.y + 10);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(page, 'Server')).x).toBe(before.x + 50);
});

test('Ctrl and an arrow adds the next part, wired, and undoes as one step', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/new');
  await editor.drag('Users', 60, 200);
  await place(page, 'Users').focus();
  await page.keyboard.press('Control+ArrowRight');
  const card = page.getByRole('dialog', { name: 'Add behind Users' });
  await expect(card.getByRole('button', { name: 'Relational database' })).toHaveCount(0);
  await card.getByRole('button', { name: 'Load balancer' }).press('Enter');
  await expect(page.locator('.react-flow__node')).toHaveCount(2);
  await expect(page.locator('.react-flow__edge')).toHaveCount(1);
  await expect(place(page, 'Load balancer')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.locator('.react-flow__node')).toHaveCount(1);
});

test('O paints the same drawing by the next reading, with the number printed', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Database').locator('.node-price')).toBeVisible({ timeout: 30_000 });
  const before = await boxOf(page, 'Database');
  await page.keyboard.press('o');
  await expect(editor.node('Database').locator('.node-heat')).toHaveText(/ms$/);
  await expect(editor.node('Database')).toHaveAttribute('data-heat', /[1-6]/);
  await page.keyboard.press('o');
  await expect(editor.node('Database').locator('.node-heat')).toHaveText(/\/s$/);
  await page.keyboard.press('o');
  // The bill comes when it is made.
  await expect(editor.node('Database').locator('.node-price')).toHaveText(/^\$/, { timeout: 30_000 });
  const price = await editor.node('Database').locator('.node-price').textContent();
  await expect(editor.node('Database').locator('.node-heat')).toHaveText(price ?? '');
  await expect(editor.node('Database')).toHaveAttribute('data-heat', '6');
  expect(await boxOf(page, 'Database')).toEqual(before);
  await page.keyboard.press('o');
  await expect(editor.node('Database')).not.toHaveAttribute('data-heat', /./);
});

test('far away a part is its icon and its state, and keeps its size', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  await expect(editor.node('Users')).toContainText('sent');
  const heights = () => page.getByTestId('node-Database').evaluate((node) => (node as HTMLElement).offsetHeight);
  const before = await heights();
  await editor.sheet.hover({ position: { x: 300, y: 480 } });
  await page.mouse.wheel(0, 400);
  await expect(editor.sheet).toHaveAttribute('data-distance', /middle|far/);
  await expect(page.getByTestId('node-Database').locator('.node-foot')).toBeHidden();
  await page.mouse.wheel(0, 800);
  await expect(editor.sheet).toHaveAttribute('data-distance', 'far');
  await expect(page.getByTestId('node-Database').locator('.node-name')).toBeHidden();
  await expect(page.getByTestId('node-Database').locator('.node-far .state-shape')).toBeVisible();
  expect(await heights()).toBe(before);
});

test('a running sheet renders no part anew: what ticks is written outside React', async ({ page }) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/corner-shop');
  // The bill is drawn once, when it is known.
  await expect(editor.node('Database').locator('.node-price')).toBeVisible({ timeout: 30_000 });
  // So is where the first bottleneck is expected.
  await expect(page.locator('.node-bottleneck')).toBeVisible({ timeout: 30_000 });
  const added = await page.evaluate(async () => {
    let elements = 0;
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, target } of records) {
        // A change of state is the one thing that React draws while a run goes on.
        const isState = target instanceof Element && target.closest('.node-tag, .node-far') !== null;
        if (!isState) elements += [...addedNodes].filter((node) => node instanceof Element).length;
      }
    });
    const sheet = document.querySelector('.react-flow__viewport');
    if (sheet) observer.observe(sheet, { childList: true, subtree: true });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    observer.disconnect();
    return elements;
  });
  expect(added).toBe(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
]) {
  test.describe(`an empty sheet at ${viewport.width}`, () => {
    test.use({ viewport });

    test('gives each pressed frame its part in its place, and keeps the others', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/new');
      for (const [word, name] of [
        ['Users', 'Users'],
        ['Server', 'Server'],
        ['Database', 'Relational database'],
      ] as const) {
        const frame = page.locator('.ghost', { hasText: word });
        const before = await editor.placeOf(frame);
        await frame.click();
        const after = await editor.placeOf(editor.node(name));
        expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0)), name).toBeLessThan(30);
        expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0)), name).toBeLessThan(30);
        // Where the panel stands beside the sheet, it has the settings of the new part.
        if (viewport.width >= 1280) await expect(page.locator('.inspector')).toContainText(name);
      }
      await expect(page.locator('.ghost')).toHaveCount(0);
    });

    test('keeps the frames of parts that are not there yet beside a part from elsewhere, and over undo', async ({
      page,
    }) => {
      const editor = new EditorPage(page);
      await editor.open('/new');
      const others = ['Server', 'Database'].map((word) => page.locator('.ghost', { hasText: word }));
      await page.locator('.ghost', { hasText: 'Users' }).click();
      await editor.drag('Load balancer', 60, 60);
      await expect(editor.node('Load balancer')).toBeVisible();
      for (const other of others) await expect(other).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(editor.node('Load balancer')).toHaveCount(0);
      for (const other of others) await expect(other).toBeVisible();
      await expect(page.locator('.ghost', { hasText: 'Users' })).toBeHidden();
    });

    test('is filled by keys, frame after frame', async ({ page }) => {
      const editor = new EditorPage(page);
      await editor.open('/new');
      await page.locator('.ghost').first().focus();
      for (const word of ['Server', 'Database']) {
        await page.keyboard.press('Enter');
        await expect(page.locator('.ghost:focus')).toHaveText(word);
      }
      await page.keyboard.press('Enter');
      await expect(place(page, 'Relational database')).toBeFocused();
    });

    test('takes parts by their names: the new one has the focus, and none stands under another or under words', async ({
      page,
    }) => {
      const editor = new EditorPage(page);
      await editor.open('/new');
      for (const [asked, name] of [
        ['users', 'Users'],
        ['load', 'Load balancer'],
        ['server', 'Server'],
        ['database', 'Relational database'],
      ] as const) {
        await page.keyboard.press('/');
        await page.keyboard.type(asked);
        await expect(page.locator('.palette-row[data-meant="true"]')).toContainText(name);
        await page.keyboard.press('Enter');
        await expect(place(page, name)).toBeFocused();
        await editor.placeOf(editor.node(name));
        expect(await coveredOn(page), name).toEqual([]);
      }
      for (const from of ['Users', 'Load balancer']) {
        await place(page, from).focus();
        await page.keyboard.press('c');
        await page.keyboard.press('Enter');
      }
      await page.locator('[data-testid^="module-"]').first().focus();
      await page.keyboard.press('c');
      await expect(page.locator('.wiring-hint')).toHaveText(/^Enter wires to Relational database/);
      await page.keyboard.press('Enter');
      await expect(page.locator('.react-flow__edge')).toHaveCount(3);
      await page.keyboard.press('k');
      await expect(editor.node('Relational database')).toContainText('working');
      expect(await coveredOn(page)).toEqual([]);
    });
  });
}

for (const size of [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
]) {
  test(`a panel that makes the sheet lower leaves all in sight at ${size.width} × ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    const editor = new EditorPage(page);
    await editor.open('/gallery/corner-shop');
    await expect(editor.node('Shop server')).toContainText('first bottleneck');
    await editor.standAt(0);
    await page.keyboard.press('t');
    const panel = page.getByRole('region', { name: 'Follow a request' });
    await expect(panel).toBeVisible();
    await expect.poll(() => coveredOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect.poll(() => coveredOn(page)).toEqual([]);
  });
}

/** Parts and what is written at them that are not wholly on the sheet, or lie under each other or under what stands over the sheet. */
function coveredOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const all = (selector: string) =>
      [...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.textContent !== '')
        .map((each) => ({ name: `${each.className} ${each.textContent}`, box: each.getBoundingClientRect() }));
    const drawn = [...all('.node'), ...all('.sheet .node-tag'), ...all('.wire-label'), ...all('.node-bottleneck')];
    const over = [...all('.canvas-title'), ...all('.overlay'), ...all('.wiring-hint'), ...all('.inspector')];
    const sheet = document.querySelector('.sheet')?.getBoundingClientRect() ?? new DOMRect();
    const meets = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    return drawn.flatMap((each, at) => {
      const isOff = each.box.left < sheet.left + 17 || each.box.top < sheet.top + 17 || each.box.bottom > sheet.bottom;
      const under = [...drawn.slice(at + 1), ...over].filter((other) => meets(each.box, other.box));
      return [...(isOff ? [`${each.name} is off`] : []), ...under.map((other) => `${each.name} | ${other.name}`)];
    });
  });
}

test('a design that is opened offers no frames to begin with, even without a server and a database', async ({
  page,
}) => {
  const editor = new EditorPage(page);
  await editor.open('/gallery/cold-start');
  await expect(page.getByTestId('node-Reports')).toBeVisible();
  await expect(page.locator('.ghost')).toHaveCount(0);
});
