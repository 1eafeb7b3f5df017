/** Results as lines of text. */
import type { CaseResult, Row } from './replicate';

const figure = (value: number | readonly number[]): string =>
  typeof value === 'number' ? value.toPrecision(6) : `[${value.map((each) => Number(each.toPrecision(6))).join(', ')}]`;

const marks = { pass: 'pass', fail: 'FAIL', 'not-applicable': 'n/a ' } as const;

function rowLine(id: string, { metric, unit, expected, basis, verdict }: Row): string {
  const { status, mean, error, limit, reason } = verdict;
  const head = `${marks[status]} ${id.padEnd(20)} ${metric.padEnd(36)}`;
  if (status === 'not-applicable') return `${head} not applicable`;
  const measured = `${figure(mean)} ± ${error.toPrecision(2)}`;
  const wanted = `${figure(expected)} within ${limit.toPrecision(3)} (${basis})`;
  return `${head} ${measured}, expected ${wanted}, ${unit}${reason === '' ? '' : `: ${reason}`}`;
}

export function linesOf({ id, missing, error, rows }: CaseResult): readonly string[] {
  if (missing.length > 0) return [];
  if (error !== null) return [`FAIL ${id.padEnd(20)} could not be run: ${error}`];
  return rows.map((row) => rowLine(id, row));
}

/** A row is one test; a case that could not be run is one that failed. */
export function summaryOf(results: readonly CaseResult[]) {
  const rows = results.flatMap((result) => result.rows);
  const count = (status: Row['verdict']['status']) => rows.filter(({ verdict }) => verdict.status === status).length;
  return {
    passed: count('pass'),
    failed: count('fail') + results.filter(({ error }) => error !== null).length,
    skipped: results.filter(({ missing }) => missing.length > 0),
  };
}

export function hasFailed({ error, rows }: CaseResult): boolean {
  return error !== null || rows.some(({ verdict }) => verdict.status === 'fail');
}
