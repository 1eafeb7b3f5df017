/** What to expect of a component, from the document alone: its load, and how much of each thing that can run out is used, now and at the peak. */
import { useStore } from 'zustand';
import type { Component, Document } from '#design';
import { rateText } from '../canvas/figures';
import { expectedStore } from '../stores/expected-store';
import { TermButton } from '../glossary/TermButton';
import { alike, balanceOfComponent, hasPeak, peakText, resourceName, shareText, usedText } from './expected-words';
import './expected.css';

export interface ExpectedSectionProps {
  readonly document: Document;
  readonly component: Component;
  /** Whether it also tells how often each entry operation comes here. */
  readonly withVisits?: boolean;
}

export function ExpectedSection({ document, component, withVisits = false }: ExpectedSectionProps) {
  const balance = useStore(expectedStore, (state) => state.balance);
  const now = balance && balanceOfComponent(balance.now, component.id);
  if (!balance || !now) return null;
  const isMoving = hasPeak(balance);
  const peak = isMoving ? balanceOfComponent(balance.peak, component.id) : undefined;
  const limited = now.resources.filter(({ utilization }) => utilization !== null);
  return (
    <section className="inspector-section expected" aria-label="Expected">
      <h3>
        <TermButton term="expected" side="bottom" />
        <small>{isMoving ? `now, and ${peakText(balance)}` : 'without a run'}</small>
      </h3>
      <dl>
        <div>
          <dt>
            <TermButton term="expected.load" side="bottom">
              Load
            </TermButton>
          </dt>
          <dd>{rateText(now.arrivalsPerSecond)}</dd>
          <dd className="expected-peak">{peak && rateText(peak.arrivalsPerSecond)}</dd>
        </div>
        {limited.map((each) => {
          const later = peak && alike(peak, each);
          return (
            <div key={`${each.kind} ${each.of ?? ''}`} title={usedText(each)}>
              <dt>
                <TermButton term="expected.utilization" side="bottom">
                  {capital(resourceName(each, document))}
                </TermButton>
              </dt>
              <dd>{shareText(each.utilization ?? 0)}</dd>
              <dd className="expected-peak">{later && shareText(later.utilization ?? 0)}</dd>
            </div>
          );
        })}
        {withVisits &&
          now.visits.map(({ operation, trafficClass, perRequest }) => (
            <div key={`${trafficClass} ${operation}`}>
              <dt>
                <TermButton term="expected.visits" side="bottom">
                  Visits per {operationName(document, operation)}
                </TermButton>
              </dt>
              <dd>{Number(perRequest.toPrecision(3))}</dd>
              <dd className="expected-peak" />
            </div>
          ))}
      </dl>
    </section>
  );
}

/** A row begins with a capital, but for the unit that has one inside. */
const capital = (text: string): string =>
  text.startsWith('vCPU') ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function operationName({ stages }: Document, id: string): string {
  const operations = stages.flatMap(({ modules }) => modules.flatMap((module) => module.operations));
  return operations.find((each) => each.id === id)?.name ?? id;
}
