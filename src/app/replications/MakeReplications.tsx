/** How many replications, the button that makes them, how far they are, and what kept them from being made. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import { replicationCounts, replicationsStore, type ReplicationsState } from '../stores/replications-store';
import { cancelReplications, makeReplications } from './replications-control';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { lackWords, readCount } from './replications-words';

interface MakeProps {
  readonly document: Document;
  readonly stage: StageId;
}

export function MakeReplications({ document, stage }: MakeProps) {
  const state = useStore(replicationsStore);
  const [typed, setTyped] = useState(String(state.of?.count ?? replicationCounts.usual));
  const count = readCount(typed);
  const lack = lackWords(document);
  const isRunning = state.status === 'running';
  const canMake = count !== null && lack === '' && !isRunning;
  return (
    <form
      className="replications-make"
      onSubmit={(event) => {
        event.preventDefault();
        if (canMake) makeReplications(document, stage, count);
      }}
    >
      <label htmlFor="replications-count">Replications</label>
      <input
        id="replications-count"
        className="line-input"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        disabled={isRunning}
        aria-invalid={count === null}
        aria-describedby={count === null ? 'replications-why' : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <JobButton isRunning={isRunning} onCancel={cancelReplications}>
        <button type="submit" className="button" disabled={!canMake}>
          {state.status === 'none' ? 'Run' : 'Run again'}
        </button>
      </JobButton>
      {isRunning && <Progress {...state} />}
      {count === null && (
        <p id="replications-why" className="replications-wrong">
          A whole number from {replicationCounts.least} to {replicationCounts.most}; for example 20
        </p>
      )}
      {lack !== '' && !isRunning && <p className="replications-wrong">{lack}</p>}
      <output className="replications-end">{endWords(state)}</output>
      <Lost {...state} />
    </form>
  );
}

function Progress({ share, leftMs, replications, of }: ReplicationsState) {
  const words = `${replications.length} of ${of?.count ?? 0} finished`;
  return <JobProgress share={share} leftMs={leftMs} label="Replications done" words={words} />;
}

/** What is said when they are over; empty while they are not. */
function endWords({ status, replications, of, problems, lost }: ReplicationsState): string {
  const count = of?.count ?? 0;
  const [problem] = problems;
  switch (status) {
    case 'none':
    case 'running':
      return '';
    case 'finished':
      return lost.length === 0 ? '' : `${replications.length} of ${count} could be made.`;
    case 'canceled':
      return replications.length < 2
        ? `Canceled before two of ${count} were finished.`
        : `Canceled: ${replications.length} of ${count} were finished.`;
    case 'not-runnable':
      return `This stage cannot run: ${problem?.title ?? 'it has problems'}. ${problem?.text ?? ''} Mend it on the sheet, then run again.`;
    case 'failed':
      return `None could be made: ${lost[0]?.text ?? 'the workers failed'} Reload the page, then run again.`;
  }
}

function Lost({ status, lost }: ReplicationsState) {
  if (status === 'failed' || lost.length === 0) return null;
  return (
    <ul className="replications-lost">
      {lost.map(({ replication, text }) => (
        <li key={replication}>
          Replication {replication + 1} failed twice and is left out: {text}
        </li>
      ))}
    </ul>
  );
}
