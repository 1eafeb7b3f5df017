/** What a run came to, before anything is copied: counts, times, requirements with their verdicts, and the bill. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document } from '#design';
import type { ExampleName, Report } from '#simulation';
import { totalWords } from '../bill/bill-words';
import { billStore } from '../stores/bill-store';
import { openFollow } from '../follow/follow-control';
import { judgedNow } from '../title-block/judged-now';
import { judgedRow, reportRows, turnedAwayRows, type ReportRow } from './report-rows';

export function ReportSummary({ report, document }: { readonly report: Report; readonly document: Document }) {
  const { bill, status } = useStore(billStore);
  const own = document.stages.find(({ id }) => id === report.stage)?.components ?? [];
  const nameOf = (component: string) => own.find(({ id }) => id === component)?.name ?? 'a part since removed';
  const rows = [...reportRows(report), ...turnedAwayRows(report, nameOf)];
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

/** Counts that stand for requests: pressed, the report gives one of them. */
const examples: Readonly<Record<string, { readonly wanted: ExampleName; readonly cause: 'late' | null }>> = {
  Success: { wanted: 'median', cause: null },
  Late: { wanted: 'failed', cause: 'late' },
  Failed: { wanted: 'failed', cause: null },
};

function Row({ label, value, detail }: ReportRow) {
  const example = value === '0' ? undefined : examples[label];
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {example ? (
          <button
            type="button"
            className="report-count"
            title="Follow one of them through the run"
            onClick={() => openFollow({ window: 'whole', cause: example.cause }, example.wanted)}
          >
            <b>{value}</b>
            <span className="visually-hidden">: follow one</span>
          </button>
        ) : (
          <b>{value}</b>
        )}{' '}
        {detail}
      </dd>
    </div>
  );
}
