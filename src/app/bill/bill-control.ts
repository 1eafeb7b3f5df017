/** Asks the bill worker for the monthly bill, some time after the last change, and keeps what it answers. */
import type { Document, StageId } from '#design';
import { createBillClient, type BillEvent } from '#worker';
import { billStore, initialBillState } from '../stores/bill-store';

/** Wall time without a change after which a new bill is computed, ms: levels are a few seconds' work. */
const settleMs = 800;

const client = createBillClient({ onEvent: receive });
/** Stage whose bill is kept: another stage is another design, of which nothing is known yet. */
let billed: StageId | null = null;
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

/** The document or the stage changed: the bill is stale, and is computed anew when changes pause. */
export function billSoon(document: Document, stage: StageId, afterMs = settleMs): void {
  if (stage !== billed) billStore.setState({ bill: null, judged: [] });
  billed = stage;
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
  billStore.setState(({ bill }) => ({ status: bill ? 'stale' : 'none', failure: null }));
}

/** Another document: nothing of the last one's bill is kept. */
export function forgetBill(): void {
  cancelBill();
  billStore.setState(initialBillState);
}
