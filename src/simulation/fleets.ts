/** The fleets of a run by the numbers of their clients, and what the engine tells of those who hold connections. */
import type { FleetPlan } from '#catalog';
import type { ComponentId } from '#design';
import type { Holders } from '#engine';
import { Fleet, fleetNumber, fleetNumberOf } from './fleet';

export class Fleets implements Holders {
  private readonly byComponent = new Map<ComponentId, Fleet>();
  private readonly byNumber = new Map<number, Fleet>();

  /** That of a part, with the numbers that the design now says. */
  of(component: ComponentId, plan: FleetPlan): Fleet {
    const known = this.byComponent.get(component);
    if (known) {
      known.plan = plan;
      return known;
    }
    const fleet = new Fleet(
      fleetNumber(component, (number) => this.byNumber.has(number)),
      plan,
    );
    this.byComponent.set(component, fleet);
    this.byNumber.set(fleet.number, fleet);
    return fleet;
  }

  /** The others are gone. */
  keep(components: readonly ComponentId[]): void {
    for (const [component, fleet] of this.byComponent) {
      if (components.includes(component)) continue;
      this.byComponent.delete(component);
      this.byNumber.delete(fleet.number);
      fleet.end();
    }
  }

  opened(holder: number): void {
    this.fleetOf(holder)?.opened(holder);
  }

  lost(holder: number): void {
    this.fleetOf(holder)?.lost(holder);
  }

  gone(holder: number): void {
    this.fleetOf(holder)?.gone(holder);
  }

  pauseMs(holder: number, tries: number): number | null {
    return this.fleetOf(holder)?.pauseMs(holder, tries) ?? null;
  }

  private fleetOf(holder: number): Fleet | undefined {
    return holder < 0 ? undefined : this.byNumber.get(fleetNumberOf(holder));
  }
}
