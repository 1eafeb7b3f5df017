/** The monthly bill in a few lines, and the way to all of it. */
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { billStore } from '../stores/bill-store';
import { openDialog } from '../stores/editor-store';
import { billNow, cancelBill } from './bill-control';
import { cents, missingWords, groupLines, totalWords } from './bill-words';
import './bill.css';

export function BillSummary({ document, stage }: { readonly document: Document; readonly stage: Stage }) {
  const { bill, status } = useStore(billStore);
  const missing = missingWords(bill);
  return (
    <section className="inspector-section">
      <h3>
        Monthly bill <b className="bill-total">{totalWords(bill, status)}</b>
      </h3>
      {bill &&
        groupLines(
          bill.lines,
          stage.components.map(({ id }) => id),
        ).map(({ component, amountUsd }) => (
          <p key={component} className="bill-line">
            <span>{stage.components.find(({ id }) => id === component)?.name ?? 'A part since removed'}</span>
            <span>{cents(amountUsd)}</span>
          </p>
        ))}
      {typeof bill?.perMillionRequestsUsd === 'number' && (
        <p className="bill-line">
          <span>Per million requests</span>
          <span>{cents(bill.perMillionRequestsUsd)}</span>
        </p>
      )}
      <BillStatus document={document} stage={stage} />
      {missing !== '' && <p>Nothing to pay for: the sheet has {missing}.</p>}
      {bill && missing === '' && (
        <button type="button" className="button" onClick={() => openDialog('bill')}>
          Line by line
        </button>
      )}
    </section>
  );
}

/** What the bill's runs do, and what can be done about it. */
function BillStatus({ document, stage }: { readonly document: Document; readonly stage: Stage }) {
  const { status, progress, problems, failure } = useStore(billStore);
  return (
    <>
      {status === 'computing' && (
        <p className="bill-progress">
          {progress === null ? 'Choosing load levels' : `Running load level ${progress.done + 1} of ${progress.of}`}{' '}
          <button type="button" className="button" onClick={cancelBill}>
            Cancel
          </button>
        </p>
      )}
      {status === 'not-runnable' && (
        <p>
          No bill. {problems[0]?.title}. {problems[0]?.text}
        </p>
      )}
      {failure !== null && <p>{failure}</p>}
      {(status === 'none' || status === 'failed') && (
        <button type="button" className="button" onClick={() => billNow(document, stage.id)}>
          Compute it
        </button>
      )}
    </>
  );
}
