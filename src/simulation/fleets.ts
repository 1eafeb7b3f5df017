/** The fleets of a run by the numbers of their clients, and what the engine tells of those who hold connections. */
import type { FleetPlan } from '#catalog';
import type { ComponentId } from '#design';
import type { Holders } from '#engine';
import { Fleet, fleetNumber, fleetNumberOf } from './fleet';

export class Fleets implements Holders {
  private readonly byNumber = new Map<number, Fleet>();

  /** That of a part, with the numbers that the design now says. */
  of(component: ComponentId, plan: FleetPlan): Fleet {
    const known = this.byNumber.get(fleetNumber(component));
    if (known) {
      known.plan = plan;
      return known;
    }
    const fleet = new Fleet(component, plan);
    this.byNumber.set(fleetNumber(component), fleet);
    return fleet;
  }

  /** The others are gone. */
  keep(components: readonly ComponentId[]): void {
    const kept = new Set(components.map(fleetNumber));
    for (const [number, fleet] of this.byNumber) {
      if (kept.has(number)) continue;
      this.byNumber.delete(number);
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
