/**
 * The history of a run for charts: one row a simulated second, kept outside React. Series are named by what they measure, not by row, so that a
 * change of structure in the middle of a run leaves the history of what stayed. Memory is bounded: past `capacity` rows every other row is
 * dropped and from then on every second, fourth, ... second is kept. Rows are dropped, never averaged: a mean of quantiles is no quantile.
 */
import type { FlowColumn, FlowScope, SecondComponentColumn, Snapshot, SnapshotIndex } from '#simulation';

export type SeriesName = `${string}/${FlowColumn | SecondComponentColumn}`;

/** Names the flow a row belongs to: `whole`, a class id or an operation id. */
export function flowName(scope: FlowScope): string {
  if (scope.type === 'whole') return 'whole';
  return scope.type === 'traffic-class' ? scope.trafficClass : scope.operation;
}

export class Recording {
  /** End of the second of each row, in simulated seconds. */
  readonly times: Float64Array;
  /** Rows kept at most; even. */
  private readonly capacity: number;
  private readonly series = new Map<string, Float64Array>();
  private rows = 0;
  private stride = 1;
  private nextSecond = 0;

  constructor(capacity = 7200) {
    this.capacity = capacity;
    this.times = new Float64Array(capacity);
  }

  get length(): number {
    return this.rows;
  }

  /** Seconds between two rows. */
  get secondsPerRow(): number {
    return this.stride;
  }

  /** The rows of one series so far; NaN where nothing was measured. Null when it was never recorded. */
  read(name: SeriesName): Float64Array | null {
    return this.series.get(name)?.subarray(0, this.rows) ?? null;
  }

  /** The last row of a series; NaN when there is none. */
  last(name: SeriesName): number {
    return this.series.get(name)?.[this.rows - 1] ?? Number.NaN;
  }

  clear(): void {
    this.series.clear();
    this.rows = 0;
    this.stride = 1;
    this.nextSecond = 0;
  }

  append(index: SnapshotIndex, snapshot: Snapshot): void {
    const { seconds } = snapshot;
    const { flows: flowColumns, secondComponents } = index.columns;
    const flows = index.flows.map(flowName);
    for (let row = 0; row < seconds.count; row += 1) {
      const second = seconds.firstSecond + row;
      if (second < this.nextSecond) continue;
      this.nextSecond = second + 1;
      if (this.rows === this.capacity) this.thin();
      if ((second + 1) % this.stride !== 0) continue;
      this.beginRow(second);
      this.writeRow(flows, flowColumns, seconds.flows, row);
      this.writeRow(index.components, secondComponents, seconds.components, row);
    }
  }

  private beginRow(second: number): void {
    this.times[this.rows] = second + 1;
    for (const column of this.series.values()) column[this.rows] = Number.NaN;
    this.rows += 1;
  }

  private writeRow(names: readonly string[], columns: readonly string[], values: Float64Array, row: number): void {
    const width = columns.length;
    const from = row * names.length * width;
    names.forEach((name, at) => {
      columns.forEach((column, offset) => {
        this.column(`${name}/${column}`)[this.rows - 1] = values[from + at * width + offset] ?? Number.NaN;
      });
    });
  }

  private column(name: string): Float64Array {
    let column = this.series.get(name);
    if (!column) {
      column = new Float64Array(this.capacity).fill(Number.NaN);
      this.series.set(name, column);
    }
    return column;
  }

  private thin(): void {
    const kept = this.rows / 2;
    for (const column of [this.times, ...this.series.values()])
      for (let row = 0; row < kept; row += 1) column[row] = column[2 * row + 1] ?? Number.NaN;
    this.rows = kept;
    this.stride *= 2;
  }
}
