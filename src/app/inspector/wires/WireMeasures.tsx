/** What the run measures on a wire. */
import { useSyncExternalStore } from 'react';
import type { Wire } from '#design';
import { compact, millisecondsText, percentText, rateText } from '../../canvas/figures';
import { subscribeLive, wireFigure } from '../../canvas/live';
import { TermButton } from '../../glossary/TermButton';
import { quantityText } from '../quantity';
import { WireExamples } from './WireExamples';
import { wireTerms } from './wire-terms';

const writers = {
  rate: rateText,
  milliseconds: millisecondsText,
  count: compact,
  share: percentText,
  bytes: (value: number) =>
    `${quantityText(Number(value.toPrecision(3)), 'bytes').replace(/^([\d.]+)/, (figure) => compact(Number(figure)))}/s`,
} as const;

export function WireMeasures({ wire }: { readonly wire: Wire }) {
  const shown = useSyncExternalStore(subscribeLive, () =>
    wireTerms
      .map(({ column, write }) => {
        const value = wireFigure(wire.id, column);
        return Number.isFinite(value) ? writers[write](value) : '';
      })
      .join('|'),
  ).split('|');
  if (shown.every((text) => text === '')) return null;
  return (
    <section className="inspector-section">
      <h3>
        Measured <small>last 1 s</small>
      </h3>
      <dl className="measured">
        {wireTerms.map(({ column, term }, at) =>
          shown[at] === '' ? null : (
            <div key={column}>
              <dt>
                <TermButton term={term} side="bottom" />
              </dt>
              <dd>{shown[at]}</dd>
            </div>
          ),
        )}
      </dl>
      <WireExamples wire={wire} />
    </section>
  );
}
