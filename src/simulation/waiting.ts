/** For whom the callers wait: the time that calls of each component spent waiting over each wire in the last second, and who stands at the end of it. */
import type { ComponentId, Stage, Wire, WireId } from '#design';
import { waitsUnderWay } from '#engine';
import type { Plant } from './plant';

export class Waiting {
  private readonly plant: Plant;
  /** Call ms waited by then, by component and wire. */
  private before = new Map<string, number>();
  /** Call ms of the last second, by component and wire. */
  private waited = new Map<ComponentId, Map<WireId, number>>();

  constructor(plant: Plant) {
    this.plant = plant;
  }

  closeSecond(): void {
    const underWay = waitsUnderWay();
    const totals = new Map<string, number>();
    this.waited = new Map();
    for (const { id: caller, group } of this.plant.stations.values())
      for (const [wire, link] of this.plant.links) {
        const total = link.tallies.waitedBy(group.row) + (underWay.get(link)?.get(group.row) ?? 0);
        const name = `${caller}/${wire}`;
        totals.set(name, total);
        this.add(caller, wire, total - (this.before.get(name) ?? 0));
      }
    this.before = totals;
  }

  private add(caller: ComponentId, wire: WireId, ms: number): void {
    if (ms <= 0) return;
    const known = this.waited.get(caller) ?? new Map<WireId, number>();
    this.waited.set(caller, known.set(wire, (known.get(wire) ?? 0) + ms));
  }

  /** The component for which another waits longest, routers looked through; null = it waits for none. */
  blockerOf(component: ComponentId, entered = new Set<ComponentId>()): ComponentId | null {
    const { stage, stations } = this.plant;
    const longest = [...(this.waited.get(component) ?? [])].sort(([, a], [, b]) => b - a)[0];
    const wire = longest && stage.wires.find(({ id }) => id === longest[0]);
    const callee = wire && this.calleeOf(stage, wire);
    if (callee === undefined || entered.has(callee)) return null;
    entered.add(callee);
    if (stations.get(callee)?.plan.type !== 'router') return callee;
    return this.blockerOf(callee, entered) ?? callee;
  }

  /** Where a wire ends; of several hosts of a module the one with most inside. */
  private calleeOf({ components }: Stage, { to }: Wire): ComponentId | undefined {
    if ('component' in to) return to.component;
    const inside = (id: ComponentId) => this.plant.stations.get(id)?.group.inside.level ?? 0;
    const hosts = components.filter(({ modules }) => modules.includes(to.module)).map(({ id }) => id);
    return hosts.toSorted((a, b) => inside(b) - inside(a))[0];
  }
}
