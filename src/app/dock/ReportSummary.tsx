/** What a run came to, before anything is copied: counts, times, requirements with their verdicts, and the bill. */
import { useStore } from 'zustand';
import type { Document } from '#design';
import type { Report } from '#simulation';
import { totalWords } from '../bill/bill-words';
import { billStore } from '../stores/bill-store';
import { judgedNow } from '../title-block/judged-now';
import { judgedRow, reportRows, type ReportRow } from './report-rows';

export function ReportSummary({ report, document }: { readonly report: Report; readonly document: Document }) {
  const { bill, status } = useStore(billStore);
  const rows = reportRows(report);
  return (
    <dl className="report-rows" aria-label="Summary">
      {rows.length === 0 && <Row label="Measured" value="nothing yet" detail="the warm-up is left out" />}
      {rows.map((row) => (
        <Row key={row.label} {...row} />
      ))}
      {document.requirements.map((requirement, at) => (
        <Row key={requirement.id} {...judgedRow(requirement, judgedNow(requirement, at))} />
      ))}
      <Row label="Monthly bill" value={totalWords(bill, status)} detail="" />
    </dl>
  );
}

function Row({ label, value, detail }: ReportRow) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b> {detail}
      </dd>
    </div>
  );
}
