/** The head of each column: number and name of the stage, its drawing, and what differs from the baseline besides placement. */
import { useStore } from 'zustand';
import type { Document, Problem, Stage } from '#design';
import { stageChanges } from '#design';
import type { Comparison } from '#judging';
import { StagePicture } from '../home/StagePicture';
import { changeLines } from '../stages/change-words';
import { openSheet } from '../stages/stage-control';
import { comparisonStore } from '../stores/comparison-store';
import { openWhy } from '../stores/why-store';

export interface StageHeadsProps {
  readonly document: Document;
  readonly comparison: Comparison;
}

export function StageHeads({ document, comparison }: StageHeadsProps) {
  const { refused } = useStore(comparisonStore);
  const stages = comparison.stages.flatMap((id) => document.stages.find((stage) => stage.id === id) ?? []);
  const base = stages.find(({ id }) => id === comparison.baseline);
  return (
    <>
      <div className="compare-row compare-names">
        <div className="compare-label" />
        {stages.map((stage) => (
          <Head
            key={stage.id}
            stage={stage}
            number={document.stages.indexOf(stage) + 1}
            isBase={stage === base}
            problems={refused[stage.id] ?? []}
          />
        ))}
      </div>
      <div className="compare-row">
        <div className="compare-label">
          <b>Drawing</b>
          <small>parts and wires</small>
        </div>
        {stages.map((stage) => (
          <figure key={stage.id} className="compare-drawing" aria-label={`Drawing of ${stage.name}`}>
            <StagePicture stage={stage} />
          </figure>
        ))}
      </div>
      <div className="compare-row">
        <div className="compare-label">
          <b>What differs</b>
          <small>from {base?.name ?? 'the baseline'}</small>
        </div>
        {stages.map((stage) => (
          <Differing key={stage.id} stage={stage} base={base} />
        ))}
      </div>
    </>
  );
}

interface HeadProps {
  readonly stage: Stage;
  readonly number: number;
  readonly isBase: boolean;
  readonly problems: readonly Problem[];
}

function Head({ stage: { id, name }, number, isBase, problems }: HeadProps) {
  return (
    <div className="compare-name">
      <small>{number}</small>
      <h2>{name}</h2>
      {isBase ? (
        <span className="compare-base">base</span>
      ) : (
        <button
          type="button"
          className="button is-small is-quiet"
          onClick={() => comparisonStore.setState({ baseline: id })}
        >
          Take as base
        </button>
      )}
      <button
        type="button"
        className="button is-small is-quiet"
        aria-label={`Why: what is to blame in ${name}`}
        onClick={() => {
          openSheet(id);
          openWhy();
        }}
      >
        Why
      </button>
      {problems.length > 0 && (
        <p className="compare-refused">
          ✕ Cannot run: {problems[0]?.title}. {problems[0]?.text}
        </p>
      )}
    </div>
  );
}

function Differing({ stage, base }: { readonly stage: Stage; readonly base: Stage | undefined }) {
  if (!base || stage === base) return <p className="compare-differing">{stage === base ? '–' : ''}</p>;
  const { placement, others } = changeLines(stageChanges(base, stage), [base, stage]);
  if (placement.length + others.length === 0) return <p className="compare-differing">Nothing</p>;
  return (
    <div className="compare-differing">
      {placement.length > 0 && <p>Placement: {placement.join('; ')}</p>}
      {others.length === 0 ? (
        <p>Nothing but placement</p>
      ) : (
        <details>
          <summary>{others.length} besides placement</summary>
          <ul>
            {others.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
