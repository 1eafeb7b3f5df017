/** What to expect of a component, from the document alone: its load, and how much of each thing that can run out is used, now and at the peak. */
import { useStore } from 'zustand';
import type { Component, Document } from '#design';
import { rateText } from '../canvas/figures';
import { expectedStore } from '../stores/expected-store';
import { balanceOfComponent, hasPeak, resourceRows } from './expected-words';
import { ExpectedRows } from './ExpectedRows';

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
  const peak = hasPeak(balance) ? balanceOfComponent(balance.peak, component.id) : undefined;
  const visits = withVisits ? now.visits : [];
  const rows = [
    {
      term: 'expected.load',
      name: 'Load',
      now: rateText(now.arrivalsPerSecond),
      peak: peak ? rateText(peak.arrivalsPerSecond) : '',
      title: '',
    } as const,
    ...resourceRows(document, now, peak),
    ...visits.map(({ operation, perRequest }) => ({
      term: 'expected.visits' as const,
      name: `Visits per ${operationName(document, operation)}`,
      now: String(Number(perRequest.toPrecision(3))),
      peak: '',
      title: '',
    })),
  ];
  return <ExpectedRows balance={balance} rows={rows} />;
}

function operationName({ stages }: Document, id: string): string {
  const operations = stages.flatMap(({ modules }) => modules.flatMap((module) => module.operations));
  return operations.find((each) => each.id === id)?.name ?? id;
}
