/** Where a default comes from. */
import type { Parameter } from '#design';

const gradeWords = { A: 'primary documentation', B: 'secondary', C: 'recalled' } as const;

export function sourceText(source: Parameter['source']): string {
  if (!source) return 'our choice';
  return 'chosenBy' in source ? source.chosenBy : `${source.text}, ${source.date} (${gradeWords[source.grade]})`;
}
