/** What was graded, as a table for a spreadsheet. */
import type { GradedRow } from './grade-store';

/** A text that a spreadsheet would take for a formula gets an apostrophe: names come from learners. */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function gradeCsv(rows: readonly GradedRow[]): string {
  const goals = [...new Set(rows.flatMap(({ judgement }) => judgement?.goals.map(({ goal }) => goal.id) ?? []))];
  const head = [
    'line',
    'name',
    'exercise',
    'passed',
    ...goals.flatMap((id) => [id, `${id} met`]),
    'equal to',
    'refused',
  ];
  const lines = rows.map(({ line, name, title, judgement, equalTo, refused }) => {
    const results = goals.flatMap((id) => {
      const result = judgement?.goals.find(({ goal }) => goal.id === id);
      const measured = result?.measured ?? Number.NaN;
      return [Number.isFinite(measured) ? measured : null, result ? result.verdict : null];
    });
    return [line, name, title, judgement ? String(judgement.passed) : null, ...results, equalTo.join(' '), refused];
  });
  return `${[head, ...lines].map((each) => each.map(cell).join(',')).join('\r\n')}\r\n`;
}
