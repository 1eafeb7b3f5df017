/** Dollars an hour that components' use in the last second would come to, if it went on like that. */
import { kindOf, type MeterName } from '#catalog';
import type { ComponentId } from '#design';
import { hoursPerMonth, makeBill, priceBook } from '#pricing';
import type { Plant } from './plant';
import { metersOf, type Meters } from './usage';

const secondsPerHour = 3600;

/** Keeps the meters of the second before. */
export class RunningCosts {
  private readonly plant: Plant;
  private before: ReadonlyMap<ComponentId, Meters>;

  constructor(plant: Plant) {
    this.plant = plant;
    this.before = metersOf(plant);
  }

  /** Dollars an hour by component; components without a price are absent. */
  closeSecond(): ReadonlyMap<string, number> {
    const after = metersOf(this.plant);
    const costs = new Map<string, number>();
    for (const [id, meters] of after) {
      const usd = this.costOf(id, meters);
      if (usd !== null) costs.set(id, usd);
    }
    this.before = after;
    return costs;
  }

  private costOf(id: ComponentId, meters: Meters): number | null {
    const { stage, stations, document } = this.plant;
    const component = stage.components.find((each) => each.id === id);
    const kind = component && kindOf(component.kind);
    if (!component || !kind) return null;
    const totals = new Map<MeterName, number>();
    for (const [meter, total] of meters)
      totals.set(meter, (total - (this.before.get(id)?.get(meter) ?? 0)) * secondsPerHour * hoursPerMonth);
    totals.set('instance-hours', (stations.get(id)?.instances.length ?? 0) * hoursPerMonth);
    const lines = kind.pricing.lines(
      component,
      { totals, perModule: new Map(), perOperation: new Map() },
      stage.modules,
    );
    if (lines.length === 0) return null;
    const { prices, freeTier } = document.assumptions;
    return (
      makeBill(lines, priceBook, { overrides: prices, freeTier, requestsPerMonth: 0, levels: [] }).totalUsd /
      hoursPerMonth
    );
  }
}
