/** The editor as a person uses it: parts dragged from the palette, wires pulled from port to port, the run bar, faults, the link. */
import { expect, type Locator, type Page, type Worker } from '@playwright/test';

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

  /** A new sheet with these parts of the palette, each at its place. */
  async openWith(...parts: readonly (readonly [part: string, x: number, y: number])[]): Promise<void> {
    await this.open('/new');
    for (const [part, x, y] of parts) await this.drag(part, x, y);
    await expect(this.page.locator('.react-flow__node')).toHaveCount(parts.length);
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

  /** A design opens running, a moment after it is seen: a press before that would start it, and not stop it. */
  async pause(): Promise<void> {
    const play = this.page.locator('.run-play');
    await expect(play).toContainText('Pause', { timeout: 30_000 });
    await play.click();
    await expect(play).toContainText('Run');
  }

  /** Opens a design and leaves it paused, with a scenario of another length. */
  async openPaused(hash: string, length: string): Promise<void> {
    await this.open(hash);
    await this.pause();
    const panel = await this.openScenario();
    const field = panel.getByLabel('Length', { exact: true });
    await field.fill(length);
    await field.press('Enter');
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(panel).toHaveCount(0);
  }

  /** The editor of the scenario, in the place of the charts. */
  async openScenario(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Scenario', exact: true }).click();
    const panel = this.page.getByRole('region', { name: 'Scenario' });
    await expect(panel).toBeVisible();
    return panel;
  }

  /** Workers of the pool that are there now. */
  get poolWorkers(): readonly Worker[] {
    return this.page.workers().filter((each) => each.url().includes('replication.worker'));
  }

  /** Runs to the end of the scenario as fast as possible. */
  async runToTheEnd(): Promise<void> {
    await this.speed('max').click();
    const play = this.page.locator('.run-play');
    if ((await play.textContent())?.includes('Pause') !== true) await play.click();
    await expect(play).toHaveText('Run again', { timeout: 60_000 });
  }

  /** Back to the start, and on by so many whole seconds from there. */
  async standAt(seconds: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Reset to the start' }).click();
    await expect(this.clock).toHaveText('0:00.0');
    await this.advance(seconds);
  }

  /** On by so many whole seconds: a run that stands is stepped, and stands again. */
  async advance(seconds: number): Promise<void> {
    const step = this.page.getByRole('button', { name: /^Step 1 s/ });
    for (let left = seconds; left > 0; left -= left >= 10 ? 10 : 1) {
      const [minutes = 0, past = 0] = ((await this.clock.textContent()) ?? '').split(':').map(Number);
      const next = minutes * 60 + past + (left >= 10 ? 10 : 1);
      await step.click(left >= 10 ? { modifiers: ['Shift'] } : {});
      await expect(this.clock).toHaveText(`${Math.floor(next / 60)}:${(next % 60).toFixed(1).padStart(4, '0')}`);
    }
  }

  /** Selects a part and shows what is measured of it. */
  async openMeasured(part: string): Promise<void> {
    await this.node(part).locator('.node-name').click();
    await this.page.getByRole('tab', { name: 'Measured' }).click();
  }

  /** A figure at the foot of a part, without its unit. */
  async footFigure(part: string, label: string): Promise<number> {
    const figure = this.node(part).locator('.node-foot span', { has: this.page.getByText(label, { exact: true }) });
    return Number.parseFloat((await figure.locator('i').textContent()) ?? '');
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
    await this.openFaults(at);
    await this.page.getByRole('button', { name: fault }).first().click();
  }

  /** The menu of faults at one place; what it lists. */
  async openFaults(at: string): Promise<readonly string[]> {
    await this.page.getByRole('button', { name: 'Cause a fault' }).click();
    await this.page.getByLabel('Where').selectOption({ label: at });
    return this.page.locator('.fault-form .fault-words b').allTextContents();
  }

  /** Names of all places of the menu of faults. */
  async faultPlaces(): Promise<readonly string[]> {
    await this.page.getByRole('button', { name: 'Cause a fault' }).click();
    const places = await this.page.getByLabel('Where').locator('option').allTextContents();
    await this.page.keyboard.press('Escape');
    return places;
  }

  /** What happened so far, newest first, without the instants. */
  async events(): Promise<readonly string[]> {
    await this.page.locator('.timeline-events').click();
    const events = await this.page.locator('.event-list li span').allTextContents();
    await this.page.keyboard.press('Escape');
    return events;
  }

  chart(id: string): Locator {
    return this.page.locator(`[data-chart="${id}"] .chart-value`);
  }
}
