/** What one part costs a month, line by line. */
import { useStore } from 'zustand';
import { billStore } from '../stores/bill-store';
import { openDialog } from '../stores/editor-store';
import { cents, quantityWords, totalWords, unitPrice } from './bill-words';
import './bill.css';

export function ComponentBill({ component }: { readonly component: string }) {
  const bill = useStore(billStore, (state) => state.bill);
  const status = useStore(billStore, (state) => state.status);
  const lines = bill?.lines.filter((line) => line.component === component) ?? [];
  if (lines.length === 0 && status !== 'computing') return null;
  return (
    <section className="inspector-section">
      <h3>
        Monthly bill{' '}
        <b className="bill-total">{bill ? cents(bill.perComponent.get(component) ?? 0) : totalWords(bill, status)}</b>
      </h3>
      {lines.map((line, at) => (
        <p key={at} className="bill-line" title={line.label}>
          <span>
            {quantityWords(line.quantity, line.unit)} × {unitPrice(line.meanUnitUsd)}
          </span>
          <span>{cents(line.amountUsd)}</span>
        </p>
      ))}
      {bill && (
        <button type="button" className="button is-quiet" onClick={() => openDialog('bill')}>
          Line by line
        </button>
      )}
    </section>
  );
}
