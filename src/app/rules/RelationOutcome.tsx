/** When a relation did not hold in the present run, over its time, and how long in all. */
import type { Report } from '#simulation';
import { outcomeWords } from './relation-words';

export interface RelationOutcomeProps {
  /** Null = nobody asked for the report, or the relation is newer. */
  readonly report: Report['rules']['relations'][number] | null;
  /** How far the run is, ms. */
  readonly untilMs: number;
}

const width = 320;
/** A moment is seen, too. */
const least = 1.5;

export function RelationOutcome({ report, untilMs }: RelationOutcomeProps) {
  if (!report) return null;
  const end = Math.max(untilMs, report.broken.at(-1)?.toMs ?? 0, 1);
  const xOf = (ms: number) => (ms * width) / end;
  return (
    <div className="relation-outcome" data-holds={report.violations === 0}>
      <svg viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`M0 11.5H${width}`} />
        {report.broken.map(({ fromMs, toMs }) => (
          <rect key={fromMs} x={xOf(fromMs)} y={1} width={Math.max(least, xOf(toMs) - xOf(fromMs))} height={10} />
        ))}
      </svg>
      <output>{outcomeWords(report)}</output>
    </div>
  );
}
