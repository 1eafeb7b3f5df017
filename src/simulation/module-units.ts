/** What a module did in a host, in all versions of it: each has a row of its own, so that a new one can be judged by itself. */
import type { ComponentId, ModuleId } from '#design';
import { machine, Unit } from '#engine';

export interface UnitTotals {
  readonly arrivals: number;
  readonly failures: number;
  readonly cpuMs: number;
  readonly responseSum: number;
}

const zero: UnitTotals = { arrivals: 0, failures: 0, cpuMs: 0, responseSum: 0 };

export class ModuleUnits {
  readonly component: ComponentId;
  readonly module: ModuleId;
  private readonly group: number;
  private readonly rows = new Map<number, number>();
  private readonly known: Unit[] = [];
  private faulty = 0;

  constructor(component: ComponentId, module: ModuleId, group: number) {
    this.component = component;
    this.module = module;
    this.group = group;
  }

  /** The row of a version, which there is from now on. */
  rowOf(version: number): number {
    const known = this.rows.get(version);
    if (known !== undefined) return known;
    const { units } = machine.world;
    const unit = new Unit(units.length, this.group);
    unit.errorRatio = this.faulty;
    this.rows.set(version, units.length);
    this.known.push(unit);
    return units.push(unit) - 1;
  }

  all(): readonly number[] {
    return [...this.rows.values()];
  }

  /** Of all versions, without making a list anew. */
  get units(): readonly Unit[] {
    return this.known;
  }

  has(row: number): boolean {
    for (const unit of this.known) if (unit.row === row) return true;
    return false;
  }

  /** Since the start, of one version. */
  ofVersion(version: number): UnitTotals {
    const row = this.rows.get(version);
    return row === undefined ? zero : machine.world.units[row]!;
  }

  /** Since the start, of all of them. */
  totals(): UnitTotals {
    const sum = (of: (unit: Unit) => number) => this.known.reduce((total, unit) => total + of(unit), 0);
    return {
      arrivals: sum(({ arrivals }) => arrivals),
      failures: sum(({ failures }) => failures),
      cpuMs: sum(({ cpuMs }) => cpuMs),
      responseSum: sum(({ responseSum }) => responseSum),
    };
  }

  /** Fault: share of its operations that end in an error, whatever its version. */
  get errorRatio(): number {
    return this.faulty;
  }

  set errorRatio(share: number) {
    this.faulty = share;
    for (const row of this.all()) machine.world.units[row]!.errorRatio = share;
  }
}
