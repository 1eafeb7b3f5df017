/** The test: every design of the exercise and random edits of its start under the judge; which goal each misses, and what is wrong with the exercise. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { stageChanges } from '#design';
import { seedsJudged } from '#exercises';
import { exerciseFaults, testedRows, type ExerciseTestPlan, type TestedRow } from '#judging';
import { resultWords } from '../exercises/goal-words';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { changeText } from '../stages/change-words';
import { authorStore } from '../stores/author-store';
import { cancelAuthorJob, testExercise } from './author-control';
import type { AuthorTabProps } from './AuthorDialog';

const manyEdits = [0, 5, 10, 20] as const;

export function TestTab({ draft }: AuthorTabProps) {
  const { status, job, share, leftMs, failure, plan, made } = useStore(authorStore);
  const [edits, setEdits] = useState<number>(5);
  const rows = useMemo(() => (plan ? testedRows(plan, made) : []), [plan, made]);
  const isRunning = status === 'running' && job === 'test';
  const runs = plan ? `${made.size} of ${plan.orders.length} runs` : '';
  return (
    <div className="author-fields">
      <p>
        Start and wrong designs must fail, reference and alternatives pass, and each goal be missed by something. Random
        edits are small changes of the start that nobody thought about: what one of them passes is easily passed.
      </p>
      <p className="author-row">
        <label>
          Random edits{' '}
          <select className="line-input" value={edits} onChange={({ target }) => setEdits(Number(target.value))}>
            {manyEdits.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <JobButton isRunning={isRunning} onCancel={cancelAuthorJob}>
          <button
            type="button"
            className="button is-main"
            disabled={status === 'running' || draft.goals.length === 0}
            onClick={() => testExercise(draft, edits)}
          >
            Test the exercise
          </button>
        </JobButton>
        {isRunning && <JobProgress share={share} leftMs={leftMs} label="Runs done" words={runs} />}
        <output>{job === 'test' ? endWords(status, failure, runs) : ''}</output>
      </p>
      {draft.goals.length === 0 && <p>It has no goal yet.</p>}
      {plan && <Faults plan={plan} rows={rows} />}
      {plan && <Matrix plan={plan} rows={rows} />}
    </div>
  );
}

function endWords(status: string, failure: string, runs: string): string {
  if (status === 'failed') return failure;
  return status === 'canceled' ? `Canceled: ${runs} were finished.` : '';
}

interface TestedProps {
  readonly plan: ExerciseTestPlan;
  readonly rows: readonly TestedRow[];
}

function Faults({ plan, rows }: TestedProps) {
  const faults = exerciseFaults(plan, rows);
  const isComplete = rows.every(({ judgement }) => judgement !== null);
  if (faults.length === 0)
    return isComplete ? (
      <output>✓ Nothing is wrong with it, on {seedsJudged(plan.played.exercise)} seeds.</output>
    ) : null;
  return (
    <ul className="author-faults" aria-label="What is wrong with it">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}

const signs = { met: '✓', missed: '✕', unmeasured: '–' } as const;

function Matrix({ plan: { played }, rows }: TestedProps) {
  const { exercise, text } = played;
  return (
    <div className="author-matrix">
      <table className="plain-table author-table" aria-label="Designs against goals">
        <thead>
          <tr>
            <th scope="col">design</th>
            {exercise.goals.map(({ id }) => (
              <th key={id} scope="col">
                {text.goals[id]}
              </th>
            ))}
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ design, design: { name, passes }, judgement }) => (
            <tr key={name} data-right={judgement === null || passes === null || passes === judgement.passed}>
              <th scope="row">{passes === null ? editWords(design) : name}</th>
              {exercise.goals.map(({ id }) => {
                const result = judgement?.goals.find(({ goal }) => goal.id === id);
                return (
                  <td key={id}>
                    {result ? `${signs[result.verdict]} ${resultWords(result, exercise).measured}` : '…'}
                  </td>
                );
              })}
              <td>{verdictWords(judgement, passes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a random edit of the start is: `Server: vCPUs 1 → 2`. */
function editWords({ input: { exercise, solution } }: TestedRow['design']): string {
  const [before, after] = [exercise.start.stages[0]!, solution.document.stages[0]!];
  return stageChanges(before, after)
    .map((change) => changeText(change, [before, after]))
    .join('; ');
}

function verdictWords(judgement: TestedRow['judgement'], passes: boolean | null): string {
  if (judgement === null) return '…';
  const words = judgement.passed ? 'passes' : 'fails';
  return passes === null || passes === judgement.passed ? words : `▲ ${words}, which is wrong`;
}
