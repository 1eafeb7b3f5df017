/** For whom the callers wait: the time that calls of each component spent waiting over each wire in the last second, and who stands at the end of it. */
import type { ComponentId, Stage, Wire, WireId } from '#design';
import { machine, now, type Link, type LinkState } from '#engine';
import type { Plant } from './plant';

export class Waiting {
  private readonly plant: Plant;
  /** Call ms waited by then, of each caller and wire. */
  private before = new Map<LinkState['waiting'], number>();
  /** Call ms of the last second, by component and wire. */
  private waited = new Map<ComponentId, Map<WireId, number>>();

  constructor(plant: Plant) {
    this.plant = plant;
  }

  closeSecond(): void {
    const callers = new Map<number, ComponentId>();
    for (const { id, instances } of this.plant.stations.values()) for (const { row } of instances) callers.set(row, id);
    const wires = new Map<Link, WireId>([...this.plant.links].map(([id, link]) => [link, id]));
    const marks = new Map<LinkState['waiting'], number>();
    this.waited = new Map();
    for (const state of machine.world.linkStates.values()) {
      const total = state.waiting.integral(now());
      marks.set(state.waiting, total);
      this.add(callers.get(state.caller), wires.get(state.link), total - (this.before.get(state.waiting) ?? 0));
    }
    this.before = marks;
  }

  private add(caller: ComponentId | undefined, wire: WireId | undefined, ms: number): void {
    if (caller === undefined || wire === undefined || ms <= 0) return;
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
