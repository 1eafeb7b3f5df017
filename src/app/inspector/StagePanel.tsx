/** Nothing selected: the stage with its problems, its run's length, and the bill. */
import { declarations } from '#catalog';
import { findProblems, setScenario, type Document, type Stage } from '#design';
import { BillSummary } from '../bill/BillSummary';
import { BeyondRun } from '../stages/BeyondRun';
import { edit } from '../stores/document-store';
import { BottleneckSection } from './BottleneckSection';
import { TimeField } from './TimeField';
import { Problems } from './Problems';
import { settingLabel } from './setting-words';
import { StageDifferences } from './StageDifferences';
import { stageWords } from './stage-words';
import { ZonesOfStage } from './ZonesOfStage';

export interface StagePanelProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function StagePanel({ document, stage }: StagePanelProps) {
  const problems = findProblems(document, stage.id, declarations);
  const { durationMs, warmUpMs } = document.scenario;
  const set = (values: Partial<Document['scenario']>, name: string) =>
    edit({ label: settingLabel(name, values), policy: 'merge', mergeKey: name }, (each) => setScenario(each, values));
  return (
    <>
      <header className="inspector-head">
        <div>
          <b>{stage.name}</b>
          <span>{stageWords(stage)}</span>
        </div>
      </header>
      <div className="inspector-body">
        {stage.note !== '' && <p className="inspector-note">{stage.note}</p>}
        <Problems problems={problems} stage={stage} />
        <BottleneckSection document={document} stage={stage} />
        <BillSummary document={document} stage={stage} />
        <StageDifferences document={document} stage={stage} />
        <section className="inspector-section">
          <h3>Beyond this run</h3>
          <BeyondRun />
        </section>
        <ZonesOfStage stage={stage} />
        <section className="inspector-section">
          <h3>Run</h3>
          <TimeField
            label="Length"
            value={durationMs}
            min={1000}
            onChange={(next) => set({ durationMs: next }, 'length of the run')}
          />
          <TimeField
            label="Warm-up"
            help="The opening of a run, left out of its statistics."
            value={warmUpMs}
            onChange={(next) => set({ warmUpMs: next }, 'warm-up')}
          />
        </section>
      </div>
    </>
  );
}
