/** For whom the callers wait: the time that calls of each component spent waiting over each wire in the last second, and who stands at the end of it. */
import type { ComponentId, Stage, Wire, WireId } from '#design';
import { WaitTable } from '#engine';
import type { Plant } from './plant';

export class Waiting {
  private readonly plant: Plant;
  /** By the end of the last second, and of the one before. */
  private after = new WaitTable();
  private before = new WaitTable();

  constructor(plant: Plant) {
    this.plant = plant;
  }

  closeSecond(): void {
    [this.before, this.after] = [this.after, this.before];
    this.after.read(this.plant.links.values());
  }

  /** The component for which another waits longest, routers looked through; null = it waits for none. */
  blockerOf(component: ComponentId, entered = new Set<ComponentId>()): ComponentId | null {
    const { stage, stations } = this.plant;
    const wire = this.longestOf(component);
    const callee = wire && this.calleeOf(stage, wire);
    if (callee === undefined || entered.has(callee)) return null;
    entered.add(callee);
    if (stations.get(callee)?.plan.type !== 'router') return callee;
    return this.blockerOf(callee, entered) ?? callee;
  }

  private longestOf(component: ComponentId): Wire | undefined {
    const { links, stage, stations } = this.plant;
    const row = stations.get(component)?.group.row;
    if (row === undefined) return undefined;
    let longest: WireId | undefined;
    let most = 0;
    for (const [id, link] of links) {
      const ms = this.after.at(row, link.row) - this.before.at(row, link.row);
      if (ms > most) [longest, most] = [id, ms];
    }
    return stage.wires.find(({ id }) => id === longest);
  }

  /** Where a wire ends; of several hosts of a module the one with most inside. */
  private calleeOf({ components }: Stage, { to }: Wire): ComponentId | undefined {
    if ('component' in to) return to.component;
    const inside = (id: ComponentId) => this.plant.stations.get(id)?.group.inside.level ?? 0;
    const hosts = components.filter(({ modules }) => modules.includes(to.module)).map(({ id }) => id);
    return hosts.toSorted((a, b) => inside(b) - inside(a))[0];
  }
}
