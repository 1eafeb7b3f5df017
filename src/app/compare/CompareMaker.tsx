/** What is compared, the button that compares, how far it is, and the export of the table. */
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Document, StageId } from '#design';
import type { Comparison } from '#judging';
import { copyOrSay } from './copy';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { comparisonStore } from '../stores/comparison-store';
import { cancelComparison, compareStages } from './compare-control';
import { comparisonCsv } from './compare-csv';
import { StageChoice } from './StageChoice';

const replicationRange = { least: 2, most: 100 };

export interface CompareMakerProps {
  readonly document: Document;
  /** Chosen for the next comparison. */
  readonly stages: readonly StageId[];
  readonly onStages: (stages: readonly StageId[]) => void;
  readonly comparison: Comparison;
  readonly usual: number;
}

export function CompareMaker({ document, stages, onStages, comparison, usual }: CompareMakerProps) {
  const { status, of } = useStore(comparisonStore);
  const [typed, setTyped] = useState(String(of?.replications ?? usual));
  const count = readCount(typed);
  const isRunning = status === 'running';
  const canRun = count !== null && stages.length > 0 && !isRunning;
  return (
    <form
      className="compare-maker"
      onSubmit={(event) => {
        event.preventDefault();
        if (canRun) compareStages(document, stages, count);
      }}
    >
      <StageChoice document={document} stages={stages} onStages={onStages} />
      <label>
        Replications{' '}
        <input
          className="line-input"
          inputMode="numeric"
          value={typed}
          disabled={isRunning}
          aria-invalid={count === null}
          title={`A whole number from ${replicationRange.least} to ${replicationRange.most}`}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <JobButton isRunning={isRunning} onCancel={cancelComparison}>
        <button type="submit" className="button" disabled={!canRun}>
          {status === 'none' ? 'Compare' : 'Compare again'}
        </button>
      </JobButton>
      <CopyTable comparison={comparison} document={of?.document ?? document} />
      <Progress />
    </form>
  );
}

function readCount(text: string): number | null {
  const value = Number(text);
  const { least, most } = replicationRange;
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function CopyTable({ comparison, document }: Pick<CompareMakerProps, 'comparison' | 'document'>) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid(await copyOrSay(comparisonCsv(comparison, document), 'Table copied'));
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={comparison.runs.every((runs) => runs === 0)}
        onClick={() => void copy()}
      >
        Copy table as CSV
      </button>
      <output className="compare-said">{said}</output>
    </>
  );
}

function Progress() {
  const { status, share, leftMs, lost } = useStore(comparisonStore);
  if (status === 'running')
    return <JobProgress share={share} leftMs={leftMs} label="Comparison done" words={`${Math.floor(share * 100)} %`} />;
  const [first] = lost;
  return (
    <output className="compare-said">
      {status === 'canceled' && 'Canceled; what was finished is kept.'}
      {first && `${lost.length} trials failed and are left out: ${first.text}`}
    </output>
  );
}
