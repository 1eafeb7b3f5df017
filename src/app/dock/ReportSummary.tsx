/** What a run came to, before anything is copied: counts, times, requirements with their verdicts, and the bill. */
import { useState } from 'react';
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
  const { requirements } = document;
  // Judged once as the report comes in: the run goes on while it is read.
  const [judged, setJudged] = useState({ report, rows: judgedRows(requirements) });
  if (judged.report !== report) setJudged({ report, rows: judgedRows(requirements) });
  const hasBillRow = requirements.some(({ metric }) => metric === 'monthly-cost');
  return (
    <dl className="report-rows" aria-label="Summary">
      {rows.length === 0 && <Row label="Measured" value="nothing yet" detail="the warm-up is left out" />}
      {rows.map((row) => (
        <Row key={row.label} {...row} />
      ))}
      {judged.rows.map((row) => (
        <Row key={`${row.label} ${row.detail}`} {...row} />
      ))}
      {!hasBillRow && <Row label="Monthly bill" value={totalWords(bill, status)} detail="" />}
    </dl>
  );
}

const judgedRows = (requirements: Document['requirements']): readonly ReportRow[] =>
  requirements.map((requirement, at) => judgedRow(requirement, judgedNow(requirement, at)));

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
