/** Dollars an hour that components' use in a span would come to, if it went on like that: in the last second, or in a whole run. */
import { kindOf, noPeak, type MeterName, type MonthlyUsage } from '#catalog';
import type { ComponentId } from '#design';
import { hoursPerMonth, makeBill, priceBook } from '#pricing';
import type { Plant } from './plant';
import { memoryNow, metersOf, type Meters } from './usage';

const secondsPerHour = 3600;

/** Keeps the meters of the instant at which the span began. */
export class RunningCosts {
  private readonly plant: Plant;
  private before: ReadonlyMap<ComponentId, Meters>;

  constructor(plant: Plant) {
    this.plant = plant;
    this.before = metersOf(plant);
  }

  /** Dollars an hour by component over a span of so many seconds that ends now; components without a price are absent. The next span begins. */
  closeSpan(seconds: number): ReadonlyMap<string, number> {
    const after = metersOf(this.plant);
    const costs = new Map<string, number>();
    for (const [id, meters] of after) {
      const usd = this.costOf(id, meters, seconds);
      if (usd !== null) costs.set(id, usd);
    }
    this.before = after;
    return costs;
  }

  private costOf(id: ComponentId, meters: Meters, seconds: number): number | null {
    const { stage, document } = this.plant;
    const component = stage.components.find((each) => each.id === id);
    const kind = component && kindOf(component.kind);
    if (!component || !kind) return null;
    const lines = kind.pricing.lines(component, this.usageOf(id, meters, seconds));
    if (lines.length === 0) return null;
    const { prices, freeTier } = document.assumptions;
    const options = { overrides: prices, freeTier, requestsPerMonth: 0, levels: [], uses: new Map() };
    return makeBill(lines, priceBook, options).totalUsd / hoursPerMonth;
  }

  /** A month of spans like this one; unlimited hosts have the size that this one needed. */
  private usageOf(id: ComponentId, meters: Meters, seconds: number): MonthlyUsage {
    const station = this.plant.stations.get(id);
    const totals = new Map<MeterName, number>();
    for (const [meter, total] of meters)
      totals.set(meter, ((total - (this.before.get(id)?.get(meter) ?? 0)) / seconds) * secondsPerHour * hoursPerMonth);
    const standing = (totals.get('instance-hours') ?? 0) / hoursPerMonth;
    const vcpus = (totals.get('cpu-hours') ?? 0) / hoursPerMonth / Math.max(1, standing);
    return {
      totals,
      peak: station ? { vcpus, ...memoryNow(station) } : noPeak,
      stored: { initialGiB: 0, growthGiB: 0 },
    };
  }
}
