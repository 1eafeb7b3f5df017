/** Experiments: what is expected, what must hold, what is done, when to stop, and what came of it in the present run. */
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import type { Report } from '#simulation';
import { loadRun, requestReport, setSpeed } from '../run/run-control';
import { documentStore } from '../stores/document-store';
import { runStore } from '../stores/run-store';
import { Dialog } from '../ui/Dialog';
import { addExperiment, experimentsOf, type PlannedExperiment } from './experiment-edits';
import { ExperimentFields } from './ExperimentFields';
import { ExperimentOutcome } from './ExperimentOutcome';
import './experiments.css';

export interface ExperimentsDialogProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onClose: () => void;
}

export function ExperimentsDialog({ document, stage, onClose }: ExperimentsDialogProps) {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const report = useStore(runStore, (state) => state.report);
  const planned = experimentsOf(document);
  const run = () => {
    setSpeed('max');
    loadRun(document, stage.id, { andPlay: true });
    onClose();
  };
  return (
    <Dialog title="Experiments" onClose={onClose}>
      <div className="experiments">
        {planned.length === 0 && (
          <p className="inspector-note">
            None yet. An experiment says what is expected, checks that the steady state holds, does something to the
            design, and tells whether it still held. It is part of the document and of its link.
          </p>
        )}
        <fieldset className="inspector-fields" disabled={isReadOnly}>
          {planned.map((event) => (
            <section key={event.id} aria-label={event.name} className="experiment">
              <ExperimentFields event={event} document={document} stage={stage} />
              <Outcome event={event} document={document} report={report} />
            </section>
          ))}
        </fieldset>
        {/* A run changes nothing of the document: who may only read it may run it. */}
        <p className="experiments-actions">
          <button type="button" className="button" disabled={isReadOnly} onClick={() => addExperiment()}>
            Plan an experiment
          </button>
          {planned.length > 0 && (
            <>
              <button
                type="button"
                className="button"
                disabled={planned.every(({ action }) => action.experiment.method.length === 0)}
                onClick={run}
              >
                Run from the start
              </button>
              <button type="button" className="button" onClick={requestReport}>
                Report of the run so far
              </button>
            </>
          )}
        </p>
      </div>
    </Dialog>
  );
}

interface OutcomeProps {
  readonly event: PlannedExperiment;
  readonly document: Document;
  /** Of the present run; null = nobody asked for it. */
  readonly report: Report | null;
}

function Outcome({ event, document, report }: OutcomeProps) {
  if (event.action.experiment.method.length === 0)
    return <p className="inspector-note">It does nothing yet: choose a fault above and add it to the method.</p>;
  const found = report?.experiments.find(({ id }) => id === event.id);
  if (found) return <ExperimentOutcome report={found} document={document} />;
  return report ? <p className="inspector-note">It has not begun in the run so far.</p> : null;
}
