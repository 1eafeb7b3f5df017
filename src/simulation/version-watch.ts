/**
 * How often a new version of a module fails: of its operations those that end badly, and what its instances lose by dying under it, in work or at a closed door.
 */
import type { ModuleId } from '#design';
import { now, type Instance } from '#engine';
import { programName, type Plant, type Station } from './plant';
import type { Version } from './versions';

interface Count {
  readonly operations: number;
  readonly failures: number;
}

export class VersionWatch {
  private readonly plant: Plant;
  private readonly station: Station;
  private readonly module: ModuleId;
  private readonly version: Version;
  /** Requests that were lost with an instance; those of them that no operation had begun for. */
  private lost = 0;
  private unbegun = 0;
  /** Arrivals at dead instances that are counted already. */
  private readonly dead = new Map<Instance, number>();
  private before: Count | null = null;
  begunMs = Number.NEGATIVE_INFINITY;

  constructor(plant: Plant, station: Station, module: ModuleId, version: Version) {
    this.plant = plant;
    this.station = station;
    this.module = module;
    this.version = version;
  }

  get isBegun(): boolean {
    return this.before !== null;
  }

  /** What comes from now on is judged. */
  begin(): void {
    this.before = this.totals();
    this.begunMs = now();
  }

  /** Failures over operations since it was begun; 0 = there were none. */
  errorRatio(): number {
    const { operations, failures } = this.totals();
    const before = this.before ?? { operations: 0, failures: 0 };
    return operations > before.operations ? (failures - before.failures) / (operations - before.operations) : 0;
  }

  /** An instance of the version is about to lose all that is in it. */
  died(instance: Instance): void {
    if (this.station.group.line === null) {
      this.lost += instance.inside.level;
      this.unbegun += instance.waiting.level;
    }
    this.dead.set(instance, instance.arrivals);
  }

  cameBack(instance: Instance): void {
    this.countRefused(instance);
    this.dead.delete(instance);
  }

  private countRefused(instance: Instance): void {
    const counted = this.dead.get(instance);
    if (counted === undefined) return;
    this.lost += instance.arrivals - counted;
    this.unbegun += instance.arrivals - counted;
    this.dead.set(instance, instance.arrivals);
  }

  totals(): Count {
    for (const instance of this.dead.keys()) this.countRefused(instance);
    const units = this.plant.units.get(programName(this.station.id, this.module));
    const { arrivals = 0, failures = 0 } = units?.ofVersion(this.version.number) ?? {};
    return { operations: arrivals + this.unbegun, failures: failures + this.lost };
  }
}
