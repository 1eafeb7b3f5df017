/** The report of the run so far: what it came to, its digest, and copies as JSON and CSV. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document } from '#design';
import { requestReport } from '../run/run-control';
import { openDialog } from '../stores/editor-store';
import { runStore } from '../stores/run-store';
import { openWhy } from '../stores/why-store';
import { PopoverButton } from '../ui/PopoverButton';
import { DockIcon } from './DockIcon';
import { historyCsv } from './history-csv';
import { ReportSummary } from './ReportSummary';

export function ReportMenu({ document }: { readonly document: Document }) {
  const [open, setOpen] = useState(false);
  const report = useStore(runStore, (state) => state.report);
  const revision = useStore(runStore, (state) => (open ? state.revision : 0));
  const [copied, setCopied] = useState('');
  const change = (next: boolean) => {
    setOpen(next);
    setCopied('');
    if (next) requestReport();
  };
  const showReplications = () => {
    setOpen(false);
    openDialog('replications');
  };
  const showWhy = () => {
    setOpen(false);
    openWhy();
  };
  const copy = async (name: string, text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(`${name} copied`);
  };
  return (
    <PopoverButton
      open={open}
      onOpenChange={change}
      name="Report"
      buttonClass="run-button"
      panelClass="report-panel"
      label={
        <>
          <DockIcon name="copy" size={16} />
          Report
        </>
      }
    >
      <h4 className="term-name">Report of the run so far</h4>
      {report === null || revision < 0 ? (
        <p className="term-body">Run the design first.</p>
      ) : (
        <>
          <ReportSummary report={report} document={document} />
          <p className="term-body">
            Digest <code data-testid="digest">{report.digest}</code>. The same document, stage, seed and edits give the
            same digest on every machine.
          </p>
          <div className="report-actions">
            <button
              type="button"
              className="run-button"
              onClick={() => void copy('JSON', JSON.stringify(report, null, 2))}
            >
              Copy as JSON
            </button>
            <button type="button" className="run-button" onClick={() => void copy('CSV', historyCsv())}>
              Copy the seconds as CSV
            </button>
          </div>
          <output className="term-body">{copied}</output>
        </>
      )}
      <div className="report-more">
        <p className="term-body">
          What is to blame for a figure is told by running the same requests again without it.
        </p>
        <button type="button" className="run-button" title="W" onClick={showWhy}>
          Why
        </button>
        <p className="term-body">One run is one draw of chance: several tell how far its figures can be trusted.</p>
        <button type="button" className="run-button" title="Shift R" onClick={showReplications}>
          Replications
        </button>
      </div>
    </PopoverButton>
  );
}
