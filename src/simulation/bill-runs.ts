/**
 * The monthly bill: each level of the day's load is run without faults, its meters per hour are multiplied by its hours of the month, and the sums are
 * priced. Nothing is interpolated; the bill names the levels that were run.
 */
import { kindOf, type MeterName, type MonthlyUsage } from '#catalog';
import type { ComponentId, Document, Problem, Result, Stage, StageId, TrafficClass } from '#design';
import { loadLevels, makeBill, priceBook, type Bill, type BilledLevel, type BillInput, type LoadLevel } from '#pricing';
import { createRun, type Run } from './run';
import { metersOf } from './usage';

/** A level is measured for this long after warm-up, and on until so many requests came or the longest span is over. */
const measuredMs = 60_000;
const requestsWanted = 2000;
const longestMs = 600_000;
const warmUpMs = 10_000;
const eventsAtOnce = 50_000;
const msPerHour = 3_600_000;

export interface BillProgress {
  readonly done: number;
  readonly of: number;
}

function scaled(trafficClass: TrafficClass, factor: number): TrafficClass {
  const { arrivals } = trafficClass;
  const plain = { ...trafficClass, profile: [] };
  switch (arrivals.type) {
    case 'poisson':
    case 'constant':
    case 'batches':
      return { ...plain, arrivals: { ...arrivals, ratePerSecond: arrivals.ratePerSecond * factor } };
    case 'modulated':
      return {
        ...plain,
        arrivals: {
          ...arrivals,
          lowRatePerSecond: arrivals.lowRatePerSecond * factor,
          highRatePerSecond: arrivals.highRatePerSecond * factor,
        },
      };
    case 'closed':
      return { ...plain, arrivals: { ...arrivals, population: Math.max(1, Math.round(arrivals.population * factor)) } };
    case 'renewal':
    case 'trace':
      return { ...plain, profile: [{ atMs: 0, factor, ramp: false }] };
  }
}

/** The day as one profile: the mean of the classes' profiles, as they are weighted by nothing but their number. */
function dayOf(document: Document): readonly number[] {
  const { trafficClasses } = document.workload;
  return Array.from({ length: 24 }, (_, hour) => {
    const factors = trafficClasses.map(({ dailyProfile }) => dailyProfile[hour] ?? 1);
    return factors.length === 0 ? 1 : factors.reduce((sum, each) => sum + each, 0) / factors.length;
  });
}

function documentAt(document: Document, level: LoadLevel): Document {
  return {
    ...document,
    workload: { trafficClasses: document.workload.trafficClasses.map((each) => scaled(each, level.factor)) },
    scenario: { ...document.scenario, durationMs: warmUpMs + longestMs, warmUpMs, timeline: [] },
  };
}

interface MeasuredLevel {
  readonly level: Omit<BilledLevel, 'usdPerHour'>;
  readonly usage: ReadonlyMap<ComponentId, ReadonlyMap<MeterName, number>>;
  readonly requestsPerMonth: number;
}

function measure(run: Run, level: LoadLevel): MeasuredLevel {
  advance(run, warmUpMs);
  const before = metersOf(run.plant);
  const offeredBefore = run.recorder.ledgerNow().arrived;
  advance(run, warmUpMs + measuredMs);
  const offered = () => run.recorder.ledgerNow().arrived - offeredBefore;
  while (run.status === 'ready' && offered() > 0 && offered() < requestsWanted) advance(run, run.nowMs + measuredMs);
  const hours = (run.nowMs - warmUpMs) / msPerHour;
  const after = metersOf(run.plant);
  const usage = new Map<ComponentId, ReadonlyMap<MeterName, number>>();
  for (const [id, meters] of after) {
    const perMonth = new Map<MeterName, number>();
    for (const [meter, total] of meters)
      perMonth.set(meter, ((total - (before.get(id)?.get(meter) ?? 0)) / hours) * level.hoursPerMonth);
    perMonth.set('instance-hours', (run.plant.stations.get(id)?.instances.length ?? 0) * level.hoursPerMonth);
    usage.set(id, perMonth);
  }
  const offeredPerSecond = offered() / (hours * 3600);
  return {
    level: { factor: level.factor, hoursPerMonth: level.hoursPerMonth, offeredPerSecond },
    usage,
    requestsPerMonth: offeredPerSecond * 3600 * level.hoursPerMonth,
  };
}

function advance(run: Run, untilMs: number): void {
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, eventsAtOnce);
}

/** Runs the levels one after the other, yielding after each; returns the bill, or why the stage cannot run. */
export function* billRuns(document: Document, stage: StageId): Generator<BillProgress, Result<Bill, Problem>> {
  const levels = loadLevels(dayOf(document));
  const measured: MeasuredLevel[] = [];
  for (const level of levels) {
    yield { done: measured.length, of: levels.length };
    const run = createRun(documentAt(document, level), stage, document.scenario.seed);
    if (!run.ok) return run;
    measured.push(measure(run.value, level));
  }
  return { ok: true, value: billOf(document, stage, measured) };
}

function billOf(document: Document, stageId: StageId, measured: readonly MeasuredLevel[]): Bill {
  const stage = document.stages.find(({ id }) => id === stageId);
  return makeBill(inputsOf(stage, measured), priceBook, {
    overrides: document.assumptions.prices,
    freeTier: document.assumptions.freeTier,
    requestsPerMonth: measured.reduce((sum, { requestsPerMonth }) => sum + requestsPerMonth, 0),
    levels: measured.map((each) => ({ ...each.level, inputs: inputsOf(stage, [each]) })),
  });
}

/** What the levels metered together, as the kinds bill it. */
function inputsOf(stage: Stage | undefined, measured: readonly MeasuredLevel[]): readonly BillInput[] {
  return (stage?.components ?? []).flatMap((component) => {
    const totals = new Map<MeterName, number>();
    for (const { usage } of measured)
      for (const [meter, quantity] of usage.get(component.id) ?? [])
        totals.set(meter, (totals.get(meter) ?? 0) + quantity);
    const month: MonthlyUsage = { totals, perModule: new Map(), perOperation: new Map() };
    return kindOf(component.kind)?.pricing.lines(component, month, stage?.modules ?? []) ?? [];
  });
}
