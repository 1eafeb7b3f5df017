/** What to expect of a wire, from the document alone: what goes over it, and how much of its pools and bulkheads is used, now and at the peak. */
import { useStore } from 'zustand';
import type { Document, Wire } from '#design';
import { expectedStore } from '../../stores/expected-store';
import { balanceOfWire, hasPeak, resourceRows } from '../expected-words';
import { ExpectedRows } from '../ExpectedRows';
import { expectedText, wireTerms } from './wire-terms';

export function ExpectedOfWire({ document, wire }: { readonly document: Document; readonly wire: Wire }) {
  const balance = useStore(expectedStore, (state) => state.balance);
  const now = balance && balanceOfWire(balance.now, wire.id);
  if (!balance || !now) return null;
  const peak = hasPeak(balance) ? balanceOfWire(balance.peak, wire.id) : undefined;
  const rows = wireTerms.flatMap((each) => {
    const text = expectedText(each, now);
    if (text === '') return [];
    return [{ term: each.term, name: null, now: text, peak: peak ? expectedText(each, peak) : '', title: '' }];
  });
  return <ExpectedRows balance={balance} rows={[...rows, ...resourceRows(document, now, peak)]} />;
}
