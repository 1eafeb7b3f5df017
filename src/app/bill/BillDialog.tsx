/** The whole bill: every line with meter, quantity, unit price, source and date. */
import { useStore } from 'zustand';
import { billStore } from '../stores/bill-store';
import { Dialog } from '../ui/Dialog';
import { BillTable } from './BillTable';

export function BillDialog({ onClose }: { readonly onClose: () => void }) {
  const bill = useStore(billStore, (state) => state.bill);
  return (
    <Dialog title="Monthly bill" onClose={onClose}>
      {bill ? (
        <BillTable bill={bill} />
      ) : (
        <p>No bill yet: it is computed when changes pause, or by the panel on the right when nothing is selected.</p>
      )}
    </Dialog>
  );
}
