/** Asks the bill worker for the monthly bill, some time after the last change, and keeps what it answers. */
import type { Document, StageId } from '#design';
import { createBillClient, type BillEvent } from '#worker';
import { billedText } from './billed-text';
import { billStore, initialBillState } from '../stores/bill-store';

/** Wall time without a change after which a new bill is computed, ms: levels are a few seconds' work. */
const settleMs = 800;

const client = createBillClient({ onEvent: receive });
/** What the bill that is kept, or under way, is of. */
let billed: string | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

function receive(event: BillEvent): void {
  switch (event.type) {
    case 'progress':
      billStore.setState({ progress: { done: event.done, of: event.of } });
      break;
    case 'bill':
      billStore.setState({ status: 'ready', bill: event.bill, judged: event.judged });
      break;
    case 'not-runnable':
      billStore.setState({ status: 'not-runnable', bill: null, judged: [], problems: event.problems });
      break;
    case 'fault-in-worker':
      billStore.setState({ status: 'failed', failure: event.text });
      break;
    default:
      event satisfies never;
  }
}

/** The document or the stage changed: what was billed is no longer what is drawn, and the bill is computed anew when changes pause. */
export function billSoon(document: Document, stage: StageId, afterMs = settleMs): void {
  const now = billedText(document, stage);
  if (now === billed && billStore.getState().status !== 'none') return;
  billed = now;
  billStore.setState({ bill: null, judged: [] });
  cancelBill();
  timer = setTimeout(() => billNow(document, stage), afterMs);
}

export function billNow(document: Document, stage: StageId): void {
  if (timer !== null) clearTimeout(timer);
  billStore.setState({ status: 'computing', progress: null, problems: [], failure: null });
  client.request(document, stage);
}

export function cancelBill(): void {
  if (timer !== null) clearTimeout(timer);
  client.cancel();
  billStore.setState({ status: 'none', failure: null });
}

/** Another document: nothing of the last one's bill is kept. */
export function forgetBill(): void {
  cancelBill();
  billed = null;
  billStore.setState(initialBillState);
}
