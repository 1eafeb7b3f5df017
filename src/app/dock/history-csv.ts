/** The per-second history of the run as a table: one row a second, one column for each figure of the whole. */
import { liveRun } from '../stores/run-store';

export function historyCsv(): string {
  const { recording, index } = liveRun;
  const columns = index?.columns.flows ?? [];
  const rows = [['second', ...columns].join(',')];
  for (let row = 0; row < recording.length; row += 1) {
    const values = columns.map((column) => {
      const value = recording.read(`whole/${column}`)?.[row];
      return value === undefined || Number.isNaN(value) ? '' : String(value);
    });
    rows.push([String(recording.times[row]), ...values].join(','));
  }
  return `${rows.join('\n')}\n`;
}
