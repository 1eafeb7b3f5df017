/** One goal: its limit or what was measured of it, how far it is, and what the learner answers to it. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { answerKeys, type Goal } from '#exercises';
import type { GoalResult } from '#judging';
import { openDialog } from '../stores/editor-store';
import { exerciseStore, type OpenedExercise } from '../stores/exercise-store';
import { AnswerNumber } from './AnswerNumber';
import { answerChoices, askedFor, type AnswerChoice } from './answer-choices';
import { note } from './exercise-control';
import { goalLimit, resultWords } from './goal-words';

const signs = { met: '✓', missed: '✕', unmeasured: '–' } as const;
const signWords = { met: 'met', missed: 'missed', unmeasured: 'not measured' } as const;

export interface GoalRowProps {
  readonly goal: Goal;
  readonly opened: OpenedExercise;
  readonly result: GoalResult | null;
  /** What is known of it before it is judged again. */
  readonly live: string;
  /** What is told or asked besides. */
  readonly children?: ReactNode;
}

export function GoalRow({ goal, opened: { exercise, text }, result, live, children }: GoalRowProps) {
  const words = result && resultWords(result, exercise);
  const label = text.goals[goal.id];
  return (
    <li data-goal={goal.id} data-verdict={result?.verdict ?? 'open'}>
      <span className="brief-sign" aria-hidden="true">
        {result ? signs[result.verdict] : '○'}
      </span>
      <span className="brief-label">
        {label}
        {result && <span className="visually-hidden">, {signWords[result.verdict]}</span>}
      </span>
      <b>{words?.measured ?? goalLimit(goal, exercise)}</b>
      <Answer goal={goal} label={label ?? ''} exercise={exercise} />
      {words?.note && <small>{words.note}</small>}
      {live && <small>{live}</small>}
      {children}
    </li>
  );
}

interface AnswerProps {
  readonly goal: Goal;
  readonly label: string;
  readonly exercise: OpenedExercise['exercise'];
}

/** Where the learner says what no drawing tells. */
function Answer({ goal, label, exercise }: AnswerProps) {
  if (goal.type === 'crossing') return <NumberAnswer goal={goal.id} label={label} />;
  if (goal.type === 'limits')
    return (
      <button type="button" className="button" onClick={() => openDialog('limits')}>
        Write limits
      </button>
    );
  return answerKeys(goal).map((key, at) => (
    <NamedAnswer
      key={key}
      goal={key}
      label={label}
      asked={askedFor(goal)}
      choices={answerChoices(goal, at, exercise)}
    />
  ));
}

interface NamedAnswerProps {
  readonly goal: string;
  readonly label: string;
  readonly asked: string;
  readonly choices: readonly AnswerChoice[];
}

function NamedAnswer({ goal, label, asked, choices }: NamedAnswerProps) {
  const answers = useStore(exerciseStore, (state) => state.notes.answers);
  return (
    <select
      className="line-input"
      aria-label={label}
      value={answers[goal] ?? ''}
      onChange={(event) => note({ answers: { ...answers, [goal]: event.target.value } })}
    >
      <option value="">{asked}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

function NumberAnswer({ goal, label }: Pick<NamedAnswerProps, 'goal' | 'label'>) {
  const answers = useStore(exerciseStore, (state) => state.notes.answers);
  return (
    <AnswerNumber
      label={label}
      value={answers[goal] ?? ''}
      unit="req/s"
      change={(value) => note({ answers: { ...answers, [goal]: value } })}
    />
  );
}
