/** How soon a person sees something: first figures, edits, the designs of the gallery. */
import type { Document, StageId } from '#design';
import { gallery } from '#gallery';
import { comparisonOf, comparisonPlan } from '#judging';
import { makeTrial } from '#simulation';
import { benchDocument } from './documents';
import { startRun } from './own-runs';
import { row, type BenchRow } from './row';

const msSince = (begin: bigint): number => Number(process.hrtime.bigint() - begin) / 1e6;

function fastest(times: number, work: () => number): number {
  return Math.min(...Array.from({ length: times }, work));
}

/** From the document to the first snapshot, drawing left out. */
function firstResultRow(document: Document): BenchRow {
  const ms = fastest(5, () => {
    const begin = process.hrtime.bigint();
    const run = startRun(document);
    run.advance(100, Number.POSITIVE_INFINITY);
    run.snapshot();
    return msSince(begin);
  });
  const goal = {
    id: 'first-result',
    name: 'First result after pressing run, 25 components',
    unit: 'ms',
    floor: 250,
    target: 100,
  };
  return row(
    { ...goal, lowerIsBetter: true },
    ms,
    'compiling, 100 simulated ms and a snapshot; drawing it is not in it',
  );
}

function editRow(document: Document): BenchRow {
  const run = startRun(document);
  run.advance(5000, Number.POSITIVE_INFINITY);
  const [stage] = document.stages;
  if (!stage) throw new Error('the document has no stage');
  const edited = (speed: number): Document => {
    const components = stage.components.map((each) =>
      each.kind === 'server' ? { ...each, configuration: { ...each.configuration, speed } } : each,
    );
    return { ...document, stages: [{ ...stage, components }] };
  };
  let speed = 1;
  const ms = fastest(5, () => {
    const next = edited((speed += 0.1));
    const begin = process.hrtime.bigint();
    run.apply(next, 'speed');
    run.snapshot();
    return msSince(begin);
  });
  const goal = {
    id: 'edit',
    name: 'Edit applied to a running simulation, 25 components',
    unit: 'ms',
    floor: 250,
    target: 50,
  };
  return row({ ...goal, lowerIsBetter: true }, ms, 'checking, compiling anew and a snapshot');
}

interface Pace {
  readonly title: string;
  readonly simulated: number;
  readonly events: number;
}

/** Simulated seconds and events a second of work, of a document's first stage to the end of its scenario, once the code is warm: the best of a few runs. */
function pace(document: Document): Pace {
  const paces = Array.from({ length: 4 }, () => paceOnce(document));
  return paces.reduce((best, each) => (each.events > best.events ? each : best));
}

function paceOnce(document: Document): Pace {
  const run = startRun(document);
  const begin = process.hrtime.bigint();
  while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, 1_000_000);
  const seconds = msSince(begin) / 1000;
  return { title: document.title, simulated: run.nowMs / 1000 / seconds, events: run.events / seconds };
}

function galleryRows(): BenchRow[] {
  const paces = gallery.map(({ document }) => pace(document));
  const slowest = paces.reduce((a, b) => (b.simulated < a.simulated ? b : a));
  const tandem = pace({
    ...benchDocument('tandem'),
    scenario: { ...benchDocument('tandem').scenario, durationMs: 200_000 },
  });
  const shop = paces[0];
  const goal = { id: 'gallery', name: 'Gallery designs, the slowest', unit: 'simulated s per s', floor: 1, target: 1 };
  const share = {
    id: 'corner-shop',
    name: 'Corner Shop with every default on: events a second, share of the tandem',
    unit: '×',
    floor: 0.5,
    target: 0.5,
  };
  return [
    row(
      share,
      shop ? shop.events / tandem.events : null,
      `${(tandem.events / 1e6).toFixed(1)} million events a second in the tandem`,
    ),
    row(goal, slowest.simulated, paces.map(({ title, simulated }) => `${title} ${simulated.toFixed(0)}`).join(', ')),
  ];
}

/** The document as four stages that are alike: each takes as long as the one. */
function fourStages(document: Document): Document {
  const [stage] = document.stages;
  if (!stage) throw new Error('the document has no stage');
  return { ...document, stages: [1, 2, 3, 4].map((at) => ({ ...stage, id: `s${at}` as StageId })) };
}

/** From the document to the first latency on a chart, and to the first row of the table; one worker, which stands already. */
function compareRow(document: Document): BenchRow {
  const stages = document.stages.map(({ id }) => id);
  let wholeMs = Number.POSITIVE_INFINITY;
  const ms = fastest(3, () => {
    const begin = process.hrtime.bigint();
    const [first] = comparisonPlan(document, stages, 10);
    if (!first) throw new Error('nothing is compared');
    const making = makeTrial(first);
    let firstMs: number | null = null;
    let step = making.next();
    for (; !step.done; step = making.next()) {
      const isTold = firstMs !== null || step.value.course?.p95Ms.every(Number.isNaN) !== false;
      if (!isTold) firstMs = msSince(begin);
    }
    if (step.value.ok) comparisonOf([step.value.value], { document, stages, baseline: first.stage });
    wholeMs = Math.min(wholeMs, msSince(begin));
    return firstMs ?? wholeMs;
  });
  const goal = { id: 'compare', name: 'First figure of a four-stage comparison, 25 components', unit: 's' };
  return row(
    { ...goal, floor: 1, target: 1, lowerIsBetter: true },
    ms / 1000,
    `the first latency on its chart; the first replication of ten minutes stands in the table after ${(wholeMs / 1000).toFixed(2)} s; drawing and the start of a worker are not in it`,
  );
}

export function responseRows(): BenchRow[] {
  const document = benchDocument('twenty-five');
  return [...galleryRows(), firstResultRow(document), editRow(document), compareRow(fourStages(document))];
}
