/** What came of a document's requests over replications, to be asked by instants of a row, which count from the end of warm-up. */
import type { Document, OperationId } from '#design';
import { createRun, type Report, type RequestOver, type Run } from '#simulation';

const second = 1000;

export interface Window {
  /** Seconds after the end of warm-up. */
  readonly from?: number;
  readonly to?: number;
  /** Name of an entry operation; absent = all. */
  readonly operation?: string;
}

type Ended = Pick<RequestOver, 'arrivedMs' | 'endedMs' | 'outcome' | 'operation'>;

/** The replications of a document, made once. */
export class Seen {
  readonly runs: readonly (readonly Ended[])[];
  readonly reports: readonly Report[];
  private readonly document: Document;

  constructor(document: Document, { replications = 5, stage = 0 } = {}) {
    this.document = document;
    const made = Array.from({ length: replications }, (_, seed) => runOnce(document, stage, seed + 1));
    this.runs = made.map(({ ended }) => ended);
    this.reports = made.map(({ report }) => report);
  }

  get report(): Report {
    return this.reports[0]!;
  }

  /** Share of those who came that were served, of all replications together. */
  served(window: Window = {}): number {
    return shareOf(this.runs.flatMap((run) => this.within(run, window)));
  }

  /** The same of each replication. */
  servedEach(window: Window = {}): readonly number[] {
    return this.runs.map((run) => shareOf(this.within(run, window)));
  }

  /** Response time of those served, ms. */
  quantile(share: number, window: Window = {}): number {
    return quantileOf(
      share,
      this.runs.flatMap((run) => this.within(run, window)),
    );
  }

  /** Share of those served that were so within so many ms. */
  servedWithin(ms: number, window: Window = {}): number {
    const times = this.runs
      .flatMap((run) => this.within(run, window))
      .map(({ arrivedMs, endedMs }) => endedMs - arrivedMs);
    return times.filter((each) => each <= ms).length / times.length;
  }

  /** Number of those that took longer. */
  slowerThan(ms: number, window: Window = {}): number {
    const all = this.runs.flatMap((run) => this.within(run, window));
    return all.filter(({ arrivedMs, endedMs }) => endedMs - arrivedMs > ms).length;
  }

  quantileEach(share: number, window: Window = {}): readonly number[] {
    return this.runs.map((run) => quantileOf(share, this.within(run, window)));
  }

  /** Over all replications. */
  sum(of: (report: Report) => number): number {
    return this.reports.reduce((total, report) => total + of(report), 0);
  }

  mean(of: (report: Report) => number): number {
    return this.sum(of) / this.reports.length;
  }

  private within(
    run: readonly Ended[],
    { from = 0, to = Number.POSITIVE_INFINITY, operation }: Window,
  ): readonly Ended[] {
    const { warmUpMs } = this.document.scenario;
    const id = operation === undefined ? null : operationIn(this.document, operation);
    return run.filter(
      (each) =>
        each.arrivedMs >= warmUpMs + from * second &&
        each.arrivedMs < warmUpMs + to * second &&
        (id === null || each.operation === id),
    );
  }
}

/** Of a name `module.operation`. */
function operationIn({ stages }: Document, path: string): OperationId {
  const [module, name] = path.split('.');
  const found = stages
    .flatMap(({ modules }) => modules)
    .find((each) => each.name === module)
    ?.operations.find((each) => each.name === name);
  if (!found) throw new Error(`no operation is called ${path}`);
  return found.id;
}

const shareOf = (ended: readonly Ended[]): number =>
  ended.filter(({ outcome }) => outcome === 'success').length / ended.length;

function quantileOf(share: number, ended: readonly Ended[]): number {
  const times = ended
    .filter(({ outcome }) => outcome === 'success')
    .map(({ arrivedMs, endedMs }) => endedMs - arrivedMs)
    .toSorted((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.ceil(share * times.length) - 1)] ?? Number.NaN;
}

function runOnce(
  document: Document,
  stage: number,
  seed: number,
): { readonly ended: readonly Ended[]; readonly report: Report } {
  const ended: Ended[] = [];
  const created = createRun(document, document.stages[stage]!.id, seed, {
    requestOver: ({ arrivedMs, endedMs, outcome, operation }) => {
      ended.push({ arrivedMs, endedMs, outcome, operation });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ title, text }) => `${title}: ${text}`).join('\n'));
  return { ended, report: finished(created.value) };
}

/** A guard that stops a run early would make every figure of it wrong. */
function finished(run: Run): Report {
  while (run.status === 'ready') run.advance(Number.POSITIVE_INFINITY, 1_000_000);
  if (run.status === 'stopped') throw new Error(run.stopReason ?? 'stopped');
  return run.report();
}
