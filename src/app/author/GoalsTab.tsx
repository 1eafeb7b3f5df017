/** The goals, with labels and numbers; what else can be asked; and goals proposed from runs of start and reference. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { answerKeys, type BriefGoal, type ExerciseBrief } from '#exercises';
import { goalLimit } from '../exercises/goal-words';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { authorStore } from '../stores/author-store';
import { openDialog } from '../stores/editor-store';
import { limitText, measuredText } from '../title-block/measured';
import {
  addGoal,
  addProposal,
  cancelAuthorJob,
  proposeGoals,
  removeGoal,
  setGoal,
  write,
  writeText,
} from './author-control';
import type { AuthorTabProps } from './AuthorDialog';
import { goalNumber, newGoals } from './new-goals';

export function GoalsTab({ draft, document }: AuthorTabProps) {
  return (
    <div className="author-fields">
      <ul className="author-goals" aria-label="Goals of the exercise">
        {draft.goals.map((goal) => (
          <GoalRow key={goal.id} goal={goal} draft={draft} document={document} />
        ))}
      </ul>
      {draft.goals.length === 0 && <p>No goal yet. Add one, or have some proposed.</p>}
      <AddGoal draft={draft} document={document} />
      <Proposals draft={draft} />
    </div>
  );
}

function GoalRow({ goal, draft, document }: AuthorTabProps & { readonly goal: BriefGoal }) {
  const label = draft.text.goals[goal.id] ?? '';
  const number = goalNumber(goal);
  return (
    <li>
      <input
        className="line-input"
        aria-label={`Label of the goal ${goal.id}`}
        value={label}
        maxLength={300}
        onChange={({ target }) => writeText({ goals: { ...draft.text.goals, [goal.id]: target.value } })}
      />
      {number ? (
        <label>
          <input
            className="line-input"
            type="number"
            min={0}
            step="any"
            aria-label={`Limit of ${label}`}
            value={number.value}
            onChange={({ target }) => {
              const value = Number(target.value);
              if (Number.isFinite(value) && value >= 0) setGoal(draft, number.set(value));
            }}
          />
          {number.unit}
        </label>
      ) : (
        <span>{goalLimit(goal, { start: document })}</span>
      )}
      <Answers goal={goal} draft={draft} document={document} />
      {goal.era !== undefined && <EraOfGoal goal={goal} era={goal.era} draft={draft} />}
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove the goal ${label}`}
        onClick={() => removeGoal(draft, goal)}
      >
        ×
      </button>
    </li>
  );
}

function EraOfGoal({
  goal,
  era,
  draft,
}: Pick<AuthorTabProps, 'draft'> & { readonly goal: BriefGoal; readonly era: string }) {
  return (
    <select
      className="line-input"
      aria-label={`Era of ${draft.text.goals[goal.id] ?? goal.id}`}
      value={era}
      onChange={({ target }) => setGoal(draft, { ...goal, era: target.value })}
    >
      {draft.eras?.map(({ id }) => (
        <option key={id} value={id}>
          {draft.text.eras?.[id] ?? id}
        </option>
      ))}
    </select>
  );
}

/** What a right solution answers: the judge decides what is right, and tells the author where this is not. */
function Answers({ goal, draft, document }: AuthorTabProps & { readonly goal: BriefGoal }) {
  const parts = document.stages.find(({ id }) =>
    draft.roles.some((each) => each.stage === id && each.role === 'start'),
  );
  return answerKeys(goal).map((key) => (
    <select
      key={key}
      className="line-input"
      aria-label="What the reference answers"
      value={draft.answers[key] ?? ''}
      onChange={({ target }) => write({ answers: { ...draft.answers, [key]: target.value } })}
    >
      <option value="">the reference answers</option>
      {parts?.components.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  ));
}

function AddGoal({ draft, document }: AuthorTabProps) {
  const choices = newGoals(document, draft);
  const [chosen, setChosen] = useState('');
  const meant = choices.find(({ goal }) => goal.id === chosen) ?? choices[0];
  return (
    <p className="author-row">
      <select
        className="line-input"
        aria-label="Goal to add"
        value={meant?.goal.id ?? ''}
        onChange={({ target }) => setChosen(target.value)}
      >
        {choices.map(({ goal, label }) => (
          <option key={goal.id} value={goal.id}>
            {goal.type === 'requirement' ? `Limit: ${label}` : label}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="button"
        disabled={!meant}
        onClick={() => meant && addGoal(draft, meant.goal, meant.label)}
      >
        Add the goal
      </button>
      <button type="button" className="button" onClick={() => openDialog('limits')}>
        Edit limits
      </button>
    </p>
  );
}

function Proposals({ draft }: { readonly draft: ExerciseBrief }) {
  const { status, job, share, leftMs, failure, proposals } = useStore(authorStore);
  const isRunning = status === 'running' && job === 'proposals';
  return (
    <>
      <p className="author-row">
        <JobButton isRunning={isRunning} onCancel={cancelAuthorJob}>
          <button type="button" className="button" disabled={status === 'running'} onClick={() => proposeGoals(draft)}>
            Propose goals from runs
          </button>
        </JobButton>
        {isRunning && <JobProgress share={share} leftMs={leftMs} label="Runs of start and reference done" />}
        <output>{status === 'failed' && job === 'proposals' ? failure : ''}</output>
      </p>
      {proposals.length > 0 && (
        <table className="plain-table author-table" aria-label="Proposed goals">
          <thead>
            <tr>
              <th scope="col">goal</th>
              <th scope="col">start, worst seed</th>
              <th scope="col">reference</th>
              <th scope="col">the start</th>
              <th scope="col">
                <span className="visually-hidden">add</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((proposal) => {
              const { era, requirement, start, reference, tells } = proposal;
              return (
                <tr key={`${era} ${requirement.name}`}>
                  <th scope="row">
                    {requirement.name} {limitText(requirement)}
                    {era !== undefined && <small> {draft.text.eras?.[era]}</small>}
                  </th>
                  <td>{start === null ? '–' : measuredText(requirement.metric, start)}</td>
                  <td>{measuredText(requirement.metric, reference)}</td>
                  <td>{tells ? '✕ misses it' : '✓ meets it'}</td>
                  <td>
                    <button
                      type="button"
                      className="button"
                      aria-label={`Add ${requirement.name}${era === undefined ? '' : ` of ${draft.text.eras?.[era]}`}`}
                      onClick={() => addProposal(proposal)}
                    >
                      Add
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
