/** One load level of a bill: the document at that load, and what its run metered. */
import { noPeak, type MeterName, type PeakUse } from '#catalog';
import { atFlatLoad, type ComponentId, type Document, type TrafficClass } from '#design';
import type { Instance } from '#engine';
import type { LoadLevel, MeasuredLevel, UseShare, UsesOfParts } from '#pricing';
import type { Run } from './run';
import { memoryNow, metersOf, type Meters } from './usage';

/** A level is measured for this long after warm-up, and on until so many requests came or the longest span is over. */
const measuredMs = 60_000;
const requestsWanted = 2000;
const longestMs = 600_000;
const warmUpMs = 10_000;
/** Hosts that scale are waited for so long at most. */
const longestSettlingMs = 3_600_000;
const secondMs = 1000;
const eventsAtOnce = 50_000;
const msPerHour = 3_600_000;
const secondsPerHour = 3600;

/** The document with each class at its own factor, without faults and surges, and long enough to be measured. */
export function documentAt(document: Document, { factors }: Pick<LoadLevel, 'factors'>): Document {
  const level = atFlatLoad(document, factors);
  return { ...level, scenario: { ...level.scenario, durationMs: longestSettlingMs + longestMs, warmUpMs } };
}

/** Sums of uses by part, module and entry operation. */
export class UseSums {
  private readonly parts = new Map<string, Map<string, UseShare>>();

  add(part: string, { module, operation, amount }: UseShare): void {
    const owners = this.parts.get(part) ?? new Map<string, UseShare>();
    this.parts.set(part, owners);
    const name = `${module}/${operation}`;
    owners.set(name, { module, operation, amount: amount + (owners.get(name)?.amount ?? 0) });
  }

  clear(): void {
    this.parts.clear();
  }

  /** All of them times a factor. */
  times(factor: number): UsesOfParts {
    return new Map(
      Array.from(this.parts, ([part, owners]) => [
        part,
        Array.from(owners.values(), (share) => ({ ...share, amount: share.amount * factor })),
      ]),
    );
  }
}

/** What a level's run showed, for its hours of the month. */
export interface LevelUse {
  readonly level: Omit<MeasuredLevel, 'lines'>;
  readonly meters: ReadonlyMap<ComponentId, ReadonlyMap<MeterName, number>>;
  readonly peaks: ReadonlyMap<ComponentId, PeakUse>;
  readonly uses: UsesOfParts;
}

/** Looks at the stations every second and keeps the most that each used. */
class Peaks {
  readonly most = new Map<ComponentId, PeakUse>();
  private readonly cpuBefore = new Map<Instance, number>();

  look({ stations }: Run['plant']): void {
    for (const station of stations.values()) {
      const { id, instances } = station;
      const { memoryMiB, entries } = memoryNow(station);
      const known = this.most.get(id) ?? noPeak;
      this.most.set(id, {
        vcpus: Math.max(known.vcpus, ...instances.map((instance) => this.vcpusSince(instance))),
        memoryMiB: Math.max(known.memoryMiB, memoryMiB),
        entries: Math.max(known.entries, entries),
      });
    }
  }

  private vcpusSince(instance: Instance): number {
    const total = instance.cpuMs();
    const before = this.cpuBefore.get(instance) ?? total;
    this.cpuBefore.set(instance, total);
    return (total - before) / secondMs;
  }
}

/** Goes on until no scaling policy has anything to do, or for the longest time that is waited for that. */
function settle(run: Run): void {
  const isSettled = () => Array.from(run.plant.stations.values()).every(({ scaler }) => scaler?.isSettled ?? true);
  while (run.status === 'ready' && run.nowMs < longestSettlingMs && !isSettled()) advance(run, run.nowMs + secondMs);
}

function advance(run: Run, untilMs: number): void {
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, eventsAtOnce);
}

/** Runs a level to the end of what is measured. The sums are fed by the run; what came before the end of warm-up is forgotten. */
export function measureLevel(
  run: Run,
  loadLevel: LoadLevel,
  sums: UseSums,
  classes: readonly TrafficClass[],
): LevelUse {
  advance(run, warmUpMs);
  settle(run);
  const beganMs = run.nowMs;
  sums.clear();
  const peaks = new Peaks();
  peaks.look(run.plant);
  const before = metersOf(run.plant);
  const offeredBefore = run.recorder.ledgerNow().arrived;
  const offered = () => run.recorder.ledgerNow().arrived - offeredBefore;
  const goesOn = () =>
    run.nowMs < beganMs + measuredMs ||
    (offered() > 0 && offered() < requestsWanted && run.nowMs < beganMs + longestMs);
  while (run.status === 'ready' && goesOn()) {
    advance(run, run.nowMs + secondMs);
    peaks.look(run.plant);
  }
  const hours = (run.nowMs - beganMs) / msPerHour;
  const { factors, hoursOfDay, hoursPerMonth } = loadLevel;
  return {
    level: {
      hoursOfDay,
      hoursPerMonth,
      factors: Object.fromEntries(classes.map(({ id }, at) => [id, factors[at] ?? 1])),
      offeredPerSecond: offered() / (hours * secondsPerHour),
    },
    meters: monthly(run, before, hoursPerMonth / hours),
    peaks: peaks.most,
    uses: sums.times(hoursPerMonth / hours),
  };
}

function monthly(run: Run, before: ReadonlyMap<ComponentId, Meters>, factor: number) {
  const perComponent = new Map<ComponentId, ReadonlyMap<MeterName, number>>();
  for (const [id, meters] of metersOf(run.plant)) {
    const totals = new Map<MeterName, number>();
    for (const [meter, total] of meters) totals.set(meter, (total - (before.get(id)?.get(meter) ?? 0)) * factor);
    perComponent.set(id, totals);
  }
  return perComponent;
}
