/**
 * The monthly bill: each level of the day's load is run without faults, its meters per hour are multiplied by its hours of the month, and the sums are
 * priced. Nothing is interpolated; the bill names the levels that were run, and shares each line among modules and among entry operations by what was used
 * for them: vCPU time of hosts and stores, requests and bytes of the rest.
 */
import { kindOf, noPeak, type MeterName, type MonthlyUsage, type PeakUse } from '#catalog';
import { stageOf, type Component, type Document, type Problem, type Result, type StageId } from '#design';
import { inCents, loadLevels, makeBill, priceBook, usesKey, type Bill, type BillInput } from '#pricing';
import { documentAt, measureLevel, UseSums, type LevelUse } from './bill-level';
import { cannotRun } from './cannot-run';
import { createRun } from './create-run';

const hoursOfDay = 24;
const secondsPerHour = 3600;
const bytesPerGib = 1_073_741_824;

export interface BillProgress {
  /** Load levels finished. */
  readonly done: number;
  /** Load levels in all, 1..6. */
  readonly of: number;
}

/** Runs the levels one after the other, yielding before each; returns the bill, or why there is none. */
export function* billRuns(document: Document, stage: StageId): Generator<BillProgress, Result<Bill, Problem>> {
  const { trafficClasses } = document.workload;
  const levels = loadLevels(
    trafficClasses.map(({ dailyProfile }) => Array.from({ length: hoursOfDay }, (_, hour) => dailyProfile[hour] ?? 1)),
  );
  const measured: LevelUse[] = [];
  for (const level of levels) {
    yield { done: measured.length, of: levels.length };
    const sums = new UseSums();
    // Levels are runs of their own: with one seed for all of them the luck of one would be that of the whole month.
    const run = createRun(documentAt(document, level), stage, document.scenario.seed + measured.length, {
      used: (use) => sums.add(usesKey(use.component, use.use), use),
    });
    if (!run.ok) return run;
    measured.push(measureLevel(run.value, level, sums, trafficClasses));
    if (run.value.status === 'stopped') return { ok: false, problems: [whyStopped(run.value.takeEvents())] };
  }
  return { ok: true, value: inCents(billOf(document, stage, measured)) };
}

function whyStopped(events: readonly { readonly type: string; readonly text: string }[]): Problem {
  const reason = events.findLast(({ type }) => type === 'guard')?.text ?? 'The run ended early.';
  return cannotRun(`${reason} A load of its day could not be run to its end, so there is no bill.`);
}

function billOf(document: Document, stageId: StageId, measured: readonly LevelUse[]): Bill {
  const components = stageOf(document, stageId)?.components ?? [];
  const sums = new UseSums();
  for (const { uses } of measured) for (const [part, shares] of uses) for (const share of shares) sums.add(part, share);
  const monthUses = sums.times(1);
  const linesOf = (levels: readonly LevelUse[]): readonly BillInput[] =>
    components.flatMap((component) => {
      const usage: MonthlyUsage = {
        totals: totalsOf(component, levels),
        peak: peakOf(component, measured),
        stored: { initialGiB: initialGiB(document, component), growthGiB: growthGiB(component, monthUses) },
      };
      return kindOf(component.kind)?.pricing.lines(component, usage) ?? [];
    });
  return makeBill(linesOf(measured), priceBook, {
    overrides: document.assumptions.prices,
    freeTier: document.assumptions.freeTier,
    requestsPerMonth: measured.reduce(
      (sum, { level }) => sum + level.offeredPerSecond * secondsPerHour * level.hoursPerMonth,
      0,
    ),
    levels: measured.map((each) => ({ ...each.level, lines: linesOf([each]) })),
    uses: monthUses,
  });
}

function totalsOf({ id }: Component, levels: readonly LevelUse[]): ReadonlyMap<MeterName, number> {
  const totals = new Map<MeterName, number>();
  for (const { meters } of levels)
    for (const [meter, quantity] of meters.get(id) ?? []) totals.set(meter, (totals.get(meter) ?? 0) + quantity);
  return totals;
}

/** A size is bought for the month: it has to do for the busiest level. */
function peakOf({ id }: Component, levels: readonly LevelUse[]): PeakUse {
  const peaks = levels.map(({ peaks: each }) => each.get(id) ?? noPeak);
  return {
    vcpus: Math.max(...peaks.map(({ vcpus }) => vcpus)),
    memoryMiB: Math.max(...peaks.map(({ memoryMiB }) => memoryMiB)),
    entries: Math.max(...peaks.map(({ entries }) => entries)),
  };
}

function initialGiB({ dataSets }: Document, component: Component): number {
  const own = dataSets.filter(({ id }) => component.dataSets.includes(id));
  return own.reduce((sum, { initialGiB: each }) => sum + each, 0);
}

/** What is stored on the month's mean day is half of what all its writes add. */
function growthGiB({ id }: Component, uses: ReturnType<UseSums['times']>): number {
  const written = uses.get(usesKey(id, 'stored-bytes')) ?? [];
  return written.reduce((sum, { amount }) => sum + amount, 0) / bytesPerGib / 2;
}
