/** What is used up first in the whole design, and the load at which it is, as far as the document tells. */
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { rateText } from '../canvas/figures';
import { TermButton } from '../glossary/TermButton';
import { expectedStore } from '../stores/expected-store';
import { select } from '../stores/editor-store';
import { bottleneckName, hasPeak, offeredText, peakText, shareText } from './expected-words';

export function BottleneckSection({ document, stage }: { readonly document: Document; readonly stage: Stage }) {
  const balance = useStore(expectedStore, (state) => state.balance);
  if (!balance) return null;
  const at = hasPeak(balance) ? balance.peak : balance.now;
  const { bottleneck } = at;
  return (
    <section className="inspector-section" aria-label="First bottleneck">
      <h3>
        <TermButton term="expected.bottleneck" side="bottom" />
        <small>expected, without a run</small>
      </h3>
      {bottleneck === null ? (
        <p className="inspector-note">Nothing that can run out is used yet.</p>
      ) : (
        <>
          <p className="expected-bottleneck">
            <button type="button" className="term-button" onClick={() => select([bottleneck.place])}>
              {bottleneckName(bottleneck, document, stage)}
            </button>
          </p>
          <dl className="measured has-two">
            <div>
              <dt>
                <TermButton term="expected.utilization" side="bottom">
                  Used {at === balance.now ? '' : peakText(balance)}
                </TermButton>
              </dt>
              <dd>{shareText(bottleneck.utilization)}</dd>
              <dd className="measured-expected">of {offeredText(at)}</dd>
            </div>
            <div>
              <dt>
                <TermButton term="expected.bottleneck" side="bottom">
                  Full at
                </TermButton>
              </dt>
              <dd>{rateText(bottleneck.fullAtPerSecond)}</dd>
              <dd className="measured-expected" />
            </div>
          </dl>
        </>
      )}
    </section>
  );
}
