/** `bench [--json]`: the rows that can be measured on this machine, each as a ratio or a figure taken in this one run. */
import { threadRows } from './thread-rows';
import { responseRows } from './response-rows';
import type { BenchRow } from './row';
import { speedRows } from './speed-rows';

export async function bench(words: readonly string[]): Promise<number> {
  const unknown = words.find((word) => word !== '--json');
  if (unknown !== undefined) {
    console.error(`Usage: bench [--json]; there is no "${unknown}"`);
    return 2;
  }
  const rows = [...speedRows(), ...responseRows(), ...(await threadRows())];
  console.log(words.includes('--json') ? JSON.stringify({ rows }, null, 2) : text(rows));
  return rows.some(({ met }) => met === false) ? 1 : 0;
}

const figure = (value: number | null): string =>
  value === null ? '–' : value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

function text(rows: readonly BenchRow[]): string {
  const verdict = ({ met }: BenchRow) => (met === null ? 'not measured' : met ? 'met' : 'MISSED');
  return rows
    .map((each) => {
      const sign = each.lowerIsBetter ? '≤' : '≥';
      const goals = `floor ${sign} ${figure(each.floor)}, target ${sign} ${figure(each.target)}`;
      return `${verdict(each).padEnd(13)}${figure(each.value).padStart(8)} ${each.unit.padEnd(18)}${each.name} (${goals})\n${' '.repeat(22)}${each.note}`;
    })
    .join('\n');
}
