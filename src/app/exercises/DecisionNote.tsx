/** The note of the stage on the sheet, and what its run came to to be taken over into it. */
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { isOfRun } from '#judging';
import { isOutdated } from '../run/outdated';
import { noteStage } from '../stages/stage-control';
import { liveRun, runStore } from '../stores/run-store';
import { measuredText } from '../title-block/measured';

export interface DecisionNoteProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function DecisionNote({ document, stage }: DecisionNoteProps) {
  const hasEnded = useStore(runStore, ({ ended }) => ended !== null && !isOutdated(ended, document, stage.id));
  return (
    <div className="brief-note">
      <textarea
        className="line-input"
        rows={4}
        aria-label={`Why ${stage.name} is drawn so`}
        placeholder="Why it is drawn so, and what a run on a seed came to"
        value={stage.note}
        onChange={({ target }) => noteStage(stage.id, target.value)}
      />
      <button
        type="button"
        className="button"
        disabled={!hasEnded}
        title={hasEnded ? 'Adds the seed and what was measured' : 'Run it to its end first'}
        onClick={() => noteStage(stage.id, `${stage.note} ${runWords(document)}`.trim())}
      >
        Add this run
      </button>
    </div>
  );
}

/** "Seed 261: growth browse 194 ms, growth checkout 100 %." */
function runWords({ requirements, scenario }: Document): string {
  const said = requirements.flatMap(({ metric, name }, row) => {
    const measured = liveRun.snapshot?.requirements[row] ?? Number.NaN;
    return isOfRun(metric) && !Number.isNaN(measured) ? [`${name} ${measuredText(metric, measured)}`] : [];
  });
  return `Seed ${scenario.seed}: ${said.join(', ')}.`;
}
