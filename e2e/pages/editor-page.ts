/** The editor as a person uses it: parts dragged from the palette, wires pulled from port to port, the run bar, faults, the link. */
import { expect, type Locator, type Page } from '@playwright/test';

export class EditorPage {
  readonly page: Page;
  readonly sheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByTestId('sheet');
  }

  async open(hash: string): Promise<void> {
    await this.page.goto(`/#${hash}`);
    await expect(this.sheet).toBeVisible();
  }

  node(name: string): Locator {
    return this.page.getByTestId(`node-${name}`);
  }

  /** Drags a part of the palette to a place on the sheet. */
  async drag(part: string, x: number, y: number): Promise<void> {
    const row = this.page.locator('.palette').getByRole('button', { name: part, exact: true });
    await row.dragTo(this.page.locator('.react-flow__pane'), { targetPosition: { x, y } });
  }

  /** Pulls a wire from an open port to another component. */
  async wire(from: Locator, to: string): Promise<void> {
    const start = await this.placeOf(from);
    const end = await this.placeOf(this.node(to));
    if (!start || !end) throw new Error('an end of the wire is not on the screen');
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + end.width / 2, end.y + 20, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Where something stands once the camera is still. */
  async placeOf(locator: Locator) {
    let before = await locator.boundingBox();
    for (let looks = 0; looks < 20; looks += 1) {
      await this.page.waitForTimeout(60);
      const now = await locator.boundingBox();
      if (now?.x === before?.x && now?.y === before?.y) return now;
      before = now;
    }
    return before;
  }

  port(node: string, name = 'out'): Locator {
    return this.node(node).locator(`[data-handleid="${name}"]`);
  }

  /** The port from which a module's new need is wired. */
  modulePort(node: string): Locator {
    return this.node(node).locator('[data-handleid^="module:"]').first();
  }

  speed(word: string): Locator {
    return this.page.getByRole('button', { name: word, exact: true });
  }

  /** Chooses a speed by its button, or from the list that stands in its place on narrow screens. */
  async chooseSpeed(word: string): Promise<void> {
    const list = this.page.getByRole('combobox', { name: 'Speed' });
    if (await list.isVisible()) await list.selectOption({ label: word });
    else await this.speed(word).click();
  }

  get clock(): Locator {
    return this.page.getByTestId('clock');
  }

  async playPause(): Promise<void> {
    await this.page.locator('.run-play').click();
  }

  /** Runs to the end of the scenario as fast as possible. */
  async runToTheEnd(): Promise<void> {
    await this.speed('max').click();
    const play = this.page.locator('.run-play');
    if ((await play.textContent())?.includes('Pause') !== true) await play.click();
    await expect(play).toHaveText('Run again', { timeout: 60_000 });
  }

  /** The digest of the run so far. */
  async digest(): Promise<string> {
    await this.page.getByRole('button', { name: 'Report' }).click();
    const digest = await this.page.getByTestId('digest').textContent();
    await this.page.keyboard.press('Escape');
    return digest ?? '';
  }

  async link(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share link' }).click();
    const url = await this.page.getByTestId('share-url').inputValue();
    await this.page.keyboard.press('Escape');
    return url;
  }

  async cause(fault: RegExp, at: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Cause a fault' }).click();
    await this.page.getByLabel('Where').selectOption({ label: at });
    await this.page.getByRole('button', { name: fault }).first().click();
  }

  chart(id: string): Locator {
    return this.page.locator(`[data-chart="${id}"] .chart-value`);
  }
}
