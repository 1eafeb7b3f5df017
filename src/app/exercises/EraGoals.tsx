/** What is asked of one stage in its time: told live while the stage is on the sheet, with the note that is asked of it. */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Document } from '#design';
import type { Era, Goal } from '#exercises';
import { judgedWords, onJudged } from '../title-block/judged-now';
import { documentInForce, documentStore } from '../stores/document-store';
import type { OpenedExercise } from '../stores/exercise-store';
import { writeText } from '../ui/write-text';
import { DecisionNote } from './DecisionNote';
import { GoalRow, type GoalRowProps } from './GoalRow';

export interface EraGoalsProps {
  readonly era: Era;
  /** Its place, and that of its stage. */
  readonly at: number;
  /** Whether its stage is on the sheet. */
  readonly isOpen: boolean;
  readonly opened: OpenedExercise;
  readonly rowOf: (goal: Goal) => GoalRowProps;
}

export function EraGoals({ era, at, isOpen, opened, rowOf }: EraGoalsProps) {
  const document = useStore(documentStore, documentInForce);
  const stage = document.stages[at];
  const goals = opened.exercise.goals.filter((goal) => goal.era === era.id);
  const rows = goals.map(rowOf);
  const met = rows.filter(({ result }) => result?.verdict === 'met').length;
  return (
    <details key={String(isOpen)} className="brief-era" open={isOpen} data-era={era.id}>
      <summary>
        <b>{opened.text.eras?.[era.id] ?? era.id}</b>
        <small>
          {stage
            ? `stage ${at + 1}, ${stage.name}`
            : `stage ${at + 1}: not drawn yet, + over the sheet copies the one before`}
          {rows.some(({ result }) => result !== null) && `, ${met} of ${goals.length} met`}
        </small>
      </summary>
      <ul>
        {rows.map(({ goal, ...row }) => (
          // How far a figure of the bill or the pipeline is, is told of the stage on the sheet.
          <GoalRow key={goal.id} goal={goal} {...row} live={isOpen ? row.live : ''}>
            {isOpen && goal.type === 'requirement' && <LiveValue document={document} goal={goal} />}
            {isOpen && goal.type === 'decision' && stage && <DecisionNote document={document} stage={stage} />}
          </GoalRow>
        ))}
      </ul>
    </details>
  );
}

interface LiveValueProps {
  readonly document: Document;
  readonly goal: Extract<Goal, { readonly type: 'requirement' }>;
}

/** Of the run on the sheet, as the title block tells it. */
function LiveValue({ document: { requirements, scenario }, goal }: LiveValueProps) {
  const place = useRef<HTMLElement>(null);
  const row = requirements.findIndex(({ id }) => id === goal.requirement);
  const requirement = requirements[row];
  const { warmUpMs } = scenario;
  useEffect(() => {
    if (!requirement) return;
    return onJudged(() => {
      const { value, note } = judgedWords(requirement, row, warmUpMs);
      writeText(place.current, `now ${[value, note].filter((text) => text !== '').join(', ')}`);
    });
  }, [requirement, row, warmUpMs]);
  return <small ref={place} />;
}
