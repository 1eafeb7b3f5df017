/**
 * One trial of a stage: everything of one sort that is asked of it with one replication's seed, small enough to be kept. Stages that are tried with the same
 * number meet the same requests with the same work, so that what differs between their figures is the design.
 */
import { declarations, specOf } from '#catalog';
import {
  changeDesign,
  stageOf,
  wireStart,
  type Document,
  type Problem,
  type Result,
  type Stage,
  type StageId,
} from '#design';
import type { Bill, BillLine } from '#pricing';
import { billRuns } from '../bill-runs';
import { replicate, replicationSeed, type MadeRun, type Replication, type ReplicationOrder } from '../replicate';
import type { Report } from '../report';
import type { Run } from '../run';
import { blastRadius } from './blast-radius';
import { changeDamage } from './change-damage';
import { evidenceOf, type Evidence } from './evidence';
import { SeriesWatch, type RunSeries } from './run-series';
import { MessageWatch } from './message-watch';
import { runTotals, type RunTotals } from './run-totals';
import { traces, type Traces } from './traces';
import { zoneLoss } from './zone-loss';

export type TrialPart =
  'run' | 'evidence' | 'bill' | 'lead-time' | 'blast-radius' | 'change-damage' | 'zone-loss' | 'traces';

export interface TrialOrder extends ReplicationOrder {
  readonly part: TrialPart;
}

interface TrialOf {
  readonly stage: StageId;
  readonly replication: number;
}

/** What a part was billed for in the month by one of its meters. */
export interface BilledLine extends Pick<BillLine, 'component' | 'label' | 'meter'> {
  readonly amountUsd: number;
}

/** What a trial came to; null = there is nothing to measure. */
export type Trial = TrialOf & Measured;

type Measured =
  | {
      readonly part: 'run';
      readonly figures: Replication;
      readonly series: RunSeries;
      /** Faults of its scenario, with the time that it took to be well again after each. */
      readonly faults: Report['faults'];
      /** Attempts of parts over wires between processes for each request that came; the users' own are not counted. */
      readonly remoteCallsPerRequest: number | null;
      readonly totals: RunTotals;
    }
  | {
      readonly part: 'evidence';
      readonly figures: Replication;
      readonly evidence: Evidence;
    }
  | {
      readonly part: 'bill';
      /** Dollars of a month by its daily profile. */
      readonly monthlyUsd: number | null;
      readonly perMillionUsd: number | null;
      /** What an hour of the least load costs, as a share of what one of the greatest does, 0..1. */
      readonly quietHourShare: number | null;
      readonly lines: readonly BilledLine[];
    }
  | {
      readonly part: 'lead-time';
      /** Of a change, from ready to deployed, hours. */
      readonly meanHours: number | null;
      readonly p95Hours: number | null;
    }
  | {
      readonly part: 'blast-radius';
      /** Share of the mix that a module's bad deployment takes down, mean over the modules, 0..1. */
      readonly share: number | null;
    }
  | {
      readonly part: 'change-damage';
      /** Share of all requests that bad changes cost, 0..1. */
      readonly share: number | null;
    }
  | {
      readonly part: 'zone-loss';
      /** Success / offered of those who come while a zone is gone: the zone without which it is least. Null = no part stands in a named zone. */
      readonly availability: number | null;
    }
  | { readonly part: 'traces'; readonly traces: Traces };

/** How far a trial is. */
export interface TrialProgress {
  /** Share that is done, 0..1. */
  readonly share: number;
  /** The course of the run so far; null = this trial is no run. */
  readonly course: RunSeries | null;
}

type Trying = Generator<TrialProgress, Result<Trial, Problem>>;

const makers: Readonly<Record<TrialPart, (order: TrialOrder) => Trying>> = {
  run: tryRun,
  evidence: tryEvidence,
  bill: tryBill,
  'lead-time': tryLeadTime,
  'blast-radius': (order) => tryOne(order, blastRadius, (share) => ({ part: 'blast-radius', share })),
  'change-damage': (order) => tryOne(order, changeDamage, (share) => ({ part: 'change-damage', share })),
  'zone-loss': (order) => tryOne(order, zoneLoss, (availability) => ({ part: 'zone-loss', availability })),
  traces: (order) => tryOne(order, traces, (made) => ({ part: 'traces', traces: made })),
};

export const makeTrial = (order: TrialOrder): Trying => makers[order.part](order);

const subject = ({ stage, replication }: TrialOrder): TrialOf => ({ stage, replication });

function* tryRun(order: TrialOrder): Trying {
  const watched: { readonly run: Run; readonly watch: SeriesWatch }[] = [];
  const messages = new MessageWatch();
  const making = replicate(order, {
    watch: (run) => watched.push({ run, watch: new SeriesWatch(run) }),
    observer: messages.observer,
  });
  const made = yield* followed(making, order.document, () => watched[0]?.watch.series ?? null);
  if (!made.ok) return made;
  const { figures, report } = made.value;
  const { run, watch } = watched[0]!;
  const stage = stageOf(order.document, order.stage);
  return {
    ok: true,
    value: {
      ...subject(order),
      part: 'run',
      figures,
      series: watch.series,
      faults: report.faults,
      remoteCallsPerRequest: stage ? remoteCalls(stage, report) : null,
      totals: runTotals(run, report, messages.totals(run)),
    },
  };
}

function* tryEvidence(order: TrialOrder): Trying {
  const made = yield* followed(replicate(order), order.document, () => null);
  if (!made.ok) return made;
  const { figures, report } = made.value;
  const evidence = evidenceOf(order.document, order.stage, report);
  return { ok: true, value: { ...subject(order), part: 'evidence', figures, evidence } };
}

/** A replication tells the instant it has come to. */
function* followed(
  making: ReturnType<typeof replicate>,
  { scenario: { durationMs } }: Document,
  course: () => RunSeries | null,
): Generator<TrialProgress, Result<MadeRun, Problem>> {
  let step = making.next();
  for (; !step.done; step = making.next())
    yield {
      share: Math.min(1, step.value / durationMs),
      // Made only when somebody looks: most steps are told to nobody.
      get course() {
        return course();
      },
    };
  return step.value;
}

function remoteCalls(stage: Stage, { flows, wires }: MadeRun['report']): number | null {
  const offered = flows[0]?.offered ?? 0;
  const sources = new Set<string>(
    stage.components.filter(({ kind }) => specOf(kind)?.generatesTraffic === true).map(({ id }) => id),
  );
  const ofUsers = new Set<string>(stage.wires.filter((wire) => sources.has(wireStart(wire))).map(({ id }) => id));
  const attempts = wires.filter(({ id }) => !ofUsers.has(id)).reduce((sum, wire) => sum + wire.attempts, 0);
  return offered > 0 ? attempts / offered : null;
}

function* tryBill(order: TrialOrder): Trying {
  const { scenario } = order.document;
  const seed = replicationSeed(order.seed, order.replication);
  const making = billRuns({ ...order.document, scenario: { ...scenario, seed } }, order.stage);
  let step = making.next();
  for (; !step.done; step = making.next()) yield { share: step.value.done / step.value.of, course: null };
  if (!step.value.ok) return step.value;
  return { ok: true, value: { ...subject(order), part: 'bill', ...billFigures(step.value.value) } };
}

/** An empty sheet has not kept to its budget. */
export function billFigures({ lines, totalUsd, perMillionRequestsUsd, levels }: Bill) {
  if (lines.length === 0) return { monthlyUsd: null, perMillionUsd: null, quietHourShare: null, lines: [] };
  const sorted = levels.toSorted((one, other) => one.offeredPerSecond - other.offeredPerSecond);
  const [quiet, busy] = [sorted[0]?.usdPerHour ?? 0, sorted.at(-1)?.usdPerHour ?? 0];
  const quietHourShare = busy > 0 ? quiet / busy : null;
  return {
    monthlyUsd: totalUsd,
    perMillionUsd: perMillionRequestsUsd ?? null,
    quietHourShare,
    lines: lines.map(({ component, label, meter, amountUsd }) => ({ component, label, meter, amountUsd })),
  };
}

const minutesPerHour = 60;
const hours = (minutes: number | null | undefined): number | null =>
  minutes === null || minutes === undefined ? null : minutes / minutesPerHour;

function* tryLeadTime(order: TrialOrder): Trying {
  const stage = stageOf(order.document, order.stage);
  const design = stage ? changeDesign(order.document, stage, declarations) : null;
  const designed = design?.stages[0];
  if (!design || !designed)
    return { ok: true, value: { ...subject(order), part: 'lead-time', meanHours: null, p95Hours: null } };
  const made = yield* followed(replicate({ ...order, document: design, stage: designed.id }), design, () => null);
  if (!made.ok) return made;
  const whole = made.value.figures.flows[0];
  const [meanHours, p95Hours] = [hours(whole?.meanMs), hours(whole?.p95Ms)];
  return { ok: true, value: { ...subject(order), part: 'lead-time', meanHours, p95Hours } };
}

/** What comes to one figure, and tells the share of it that is done. */
function* tryOne<Figure>(
  order: TrialOrder,
  measure: (given: ReplicationOrder) => Generator<number, Result<Figure, Problem>>,
  named: (figure: Figure) => Measured,
): Trying {
  const measuring = measure(order);
  let step = measuring.next();
  for (; !step.done; step = measuring.next()) yield { share: step.value, course: null };
  const made = step.value;
  return made.ok ? { ok: true, value: { ...subject(order), ...named(made.value) } } : made;
}
