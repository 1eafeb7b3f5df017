/** What the run measures on a wire, and beside it what was expected. */
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Wire } from '#design';
import { subscribeLive, wireFigure } from '../../canvas/live';
import { TermButton } from '../../glossary/TermButton';
import { expectedStore } from '../../stores/expected-store';
import { balanceOfWire } from '../expected-words';
import { WireExamples } from './WireExamples';
import { expectedText, wireTerms } from './wire-terms';

export interface WireMeasuresProps {
  readonly wire: Wire;
  /** Whether both ends stand in one process: nothing is expected of a way that is not taken. */
  readonly isFree: boolean;
}

export function WireMeasures({ wire, isFree }: WireMeasuresProps) {
  const shown = useSyncExternalStore(subscribeLive, () =>
    wireTerms
      .map(({ column, write }) => {
        const value = wireFigure(wire.id, column);
        return Number.isFinite(value) ? write(value) : '';
      })
      .join('|'),
  ).split('|');
  const expected = useStore(expectedStore, ({ balance }) => (isFree || !balance ? null : balance.now));
  const balance = expected && balanceOfWire(expected, wire.id);
  if (shown.every((text) => text === '')) return null;
  return (
    <section className="inspector-section" aria-label="Measured">
      <h3>
        Measured <small>{balance ? 'last 1 s; expected' : 'last 1 s'}</small>
      </h3>
      <dl className="measured has-two">
        {wireTerms.map((each, at) =>
          shown[at] === '' ? null : (
            <div key={each.column}>
              <dt>
                <TermButton term={each.term} side="bottom" />
              </dt>
              <dd>{shown[at]}</dd>
              <dd className="measured-expected">{expectedText(each, balance)}</dd>
            </div>
          ),
        )}
      </dl>
      <WireExamples wire={wire} />
    </section>
  );
}
