/** Expected figures in rows: now, and beside it at the peak of the run where its load has one. */
import type { TermId } from '#catalog';
import type { FlowBalance } from '#simulation';
import { TermButton } from '../glossary/TermButton';
import { hasPeak, peakText } from './expected-words';

export interface ExpectedRow {
  readonly term: TermId;
  /** Null = the name of the term. */
  readonly name: string | null;
  readonly now: string;
  /** Empty = the same as now, or not told. */
  readonly peak: string;
  /** More of it, at a rest of the pointer; empty = nothing. */
  readonly title: string;
}

export interface ExpectedRowsProps {
  readonly balance: FlowBalance;
  readonly rows: readonly ExpectedRow[];
}

export function ExpectedRows({ balance, rows }: ExpectedRowsProps) {
  return (
    <section className="inspector-section" aria-label="Expected">
      <h3>
        <TermButton term="expected" side="bottom" />
        <small>{hasPeak(balance) ? `now, and ${peakText(balance)}` : 'without a run'}</small>
      </h3>
      <dl className="measured has-two">
        {rows.map(({ term, name, now, peak, title }) => (
          <div key={`${term} ${name ?? ''}`} title={title}>
            <dt>
              <TermButton term={term} side="bottom">
                {name}
              </TermButton>
            </dt>
            <dd>{now}</dd>
            <dd className="measured-expected">{peak}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
