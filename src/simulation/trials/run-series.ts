/** What a run without an audience keeps of its course: the whole in spans of equal length, so few that a chart of them stays small. */
import { failureCauses } from '#design';
import type { Run } from '../run';
import { RunningCosts } from '../running-cost';
import { flowColumns, type FlowColumn } from '../snapshot';

/** Spans that a run is told in at most. */
const mostSpans = 150;

/** Columns of equal length, one value for each span of the run. NaN = nothing to measure. */
export interface RunSeries {
  /** Length of a span, whole seconds, 1 or more. */
  readonly spanSeconds: number;
  /** Requests a second that came. */
  readonly offered: readonly number[];
  /** Successes a second. */
  readonly goodput: readonly number[];
  /** Requests a second that failed or were late. */
  readonly failed: readonly number[];
  /** Over answered requests of the last 10 s of the span. */
  readonly p95Ms: readonly number[];
  /** Running cost, dollars an hour; NaN = nothing has a price. */
  readonly costPerHourUsd: readonly number[];
}

const columnOf = (name: FlowColumn): number => flowColumns.indexOf(name);
const badColumns = [columnOf('late'), ...failureCauses.map(columnOf)];

/** Watches a run from its start; `series` is what was seen up to now. */
export class SeriesWatch {
  private readonly spanSeconds: number;
  private readonly costs: RunningCosts;
  private readonly columns = {
    offered: new Array<number>(),
    goodput: new Array<number>(),
    failed: new Array<number>(),
    p95Ms: new Array<number>(),
    costPerHourUsd: new Array<number>(),
  };
  private seconds = 0;
  private sums = { offered: 0, goodput: 0, failed: 0 };

  constructor({ recorder, plant }: Run) {
    this.spanSeconds = Math.max(1, Math.ceil(plant.document.scenario.durationMs / 1000 / mostSpans));
    this.costs = new RunningCosts(plant);
    recorder.eachSecond = ({ columns }) => this.second(columns);
  }

  private second(columns: Float64Array): void {
    const at = (column: number) => columns[column] ?? 0;
    this.sums.offered += at(columnOf('offered'));
    this.sums.goodput += at(columnOf('goodput'));
    this.sums.failed += badColumns.reduce((sum, column) => sum + at(column), 0);
    this.seconds += 1;
    if (this.seconds === this.spanSeconds) this.closeSpan(at(columnOf('p95Ms')));
  }

  private closeSpan(p95Ms: number): void {
    const { columns, sums, spanSeconds } = this;
    const costs = [...this.costs.closeSpan(spanSeconds).values()];
    columns.offered.push(sums.offered / spanSeconds);
    columns.goodput.push(sums.goodput / spanSeconds);
    columns.failed.push(sums.failed / spanSeconds);
    columns.p95Ms.push(p95Ms);
    columns.costPerHourUsd.push(costs.length > 0 ? costs.reduce((sum, each) => sum + each, 0) : Number.NaN);
    this.sums = { offered: 0, goodput: 0, failed: 0 };
    this.seconds = 0;
  }

  /** A copy: the run may go on. */
  get series(): RunSeries {
    const copies = Object.entries(this.columns).map(([name, values]) => [name, [...values]] as const);
    return { spanSeconds: this.spanSeconds, ...(Object.fromEntries(copies) as SeriesWatch['columns']) };
  }
}
