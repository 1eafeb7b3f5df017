/** All stages of the document beside each other: the same requests, the same axes, one table of figures with their differences from a baseline. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { comparisonOf } from '#judging';
import type { Document, StageId } from '#design';
import { isOutdated } from '../run/outdated';
import { documentInForce } from '../stores/document-store';
import { editorStore, type EditorState } from '../stores/editor-store';
import { comparisonStore, type ComparisonState } from '../stores/comparison-store';
import { compareStages } from './compare-control';
import { basisText } from './compare-words';
import { CompareMaker } from './CompareMaker';
import { FigureTable } from './FigureTable';
import { MultipleRows } from './MultipleRows';
import { StageChoice } from './StageChoice';
import { StageHeads } from './StageHeads';
import './compare.css';

const PaperPage = lazy(async () => ({ default: (await import('../paper/PaperPage')).PaperPage }));
const SweepPage = lazy(async () => ({ default: (await import('../sweep/SweepPage')).SweepPage }));

const usualReplications = 10;

const stagesOf = ({ stages }: Document): readonly StageId[] => stages.map(({ id }) => id);

export function ComparePage({ document }: { readonly document: Document }) {
  const of = useStore(comparisonStore, (state) => state.of);
  // The page opens comparing, as a design opens running.
  useEffect(() => {
    if (comparisonStore.getState().of === null)
      compareStages(documentInForce(), stagesOf(documentInForce()), usualReplications);
  }, []);
  return of === null ? null : <Compared document={document} of={of} />;
}

interface ComparedProps {
  readonly document: Document;
  readonly of: NonNullable<ComparisonState['of']>;
}

function Compared({ document, of }: ComparedProps) {
  const trials = useStore(comparisonStore, (state) => state.trials);
  const chosenBase = useStore(comparisonStore, (state) => state.baseline);
  const shows = useStore(editorStore, (state) => state.comparing);
  const isSweep = shows === 'sweep';
  const [chosen, setChosen] = useState<readonly StageId[]>(of.stages);
  const baseline = chosenBase ?? of.stages[0] ?? ('' as StageId);
  const comparison = useMemo(
    () => comparisonOf(trials, { document: of.document, stages: of.stages, baseline }),
    [trials, of, baseline],
  );
  const count = of.stages.length;
  const isOutOfDate = isOld(of, document);
  const wanted = stagesOf(document).filter((id) => chosen.includes(id));
  return (
    <main className="compare" aria-label="Comparison of stages">
      <header className="compare-head">
        <h1>
          {document.title}, {count} {count === 1 ? 'stage' : 'stages'}
        </h1>
        <ViewSwitch shows={shows} />
        {isSweep ? (
          <StageChoice document={document} stages={wanted} onStages={setChosen} />
        ) : (
          <>
            <p>{basisText(of.document, of.replications)}</p>
            <CompareMaker
              document={document}
              stages={wanted}
              onStages={setChosen}
              comparison={comparison}
              usual={usualReplications}
            />
          </>
        )}
      </header>
      {isSweep ? (
        <Suspense>
          <SweepPage document={document} stages={wanted} />
        </Suspense>
      ) : (
        <>
          {isOutOfDate && (
            <output className="compare-note">
              <b aria-hidden="true">▲</b> Of an older design: it was edited since. Compare again for the design as it is
              now.
            </output>
          )}
          {shows === 'paper' ? (
            <Suspense>
              <PaperPage
                document={document}
                comparison={isOutOfDate ? null : comparison}
                replications={of.replications}
              />
            </Suspense>
          ) : (
            <div className="compare-board" style={{ '--columns': count } as React.CSSProperties}>
              <StageHeads document={of.document} comparison={comparison} />
              <MultipleRows document={of.document} comparison={comparison} />
              <FigureTable document={of.document} comparison={comparison} />
            </div>
          )}
        </>
      )}
    </main>
  );
}

const isOld = (of: NonNullable<ComparisonState['of']>, document: Document): boolean =>
  of.document.changeModel !== document.changeModel || of.stages.some((id) => isOutdated(of.document, document, id));

const views: readonly { readonly shows: EditorState['comparing']; readonly words: string }[] = [
  { shows: 'figures', words: 'Side by side' },
  { shows: 'sweep', words: 'Load and sweeps' },
  { shows: 'paper', words: 'Technical document' },
];

function ViewSwitch({ shows }: { readonly shows: EditorState['comparing'] }) {
  return (
    <span className="compare-switch">
      {views.map((view) => (
        <button
          key={view.shows}
          type="button"
          className="button"
          aria-pressed={view.shows === shows}
          onClick={() => editorStore.setState({ comparing: view.shows })}
        >
          {view.words}
        </button>
      ))}
    </span>
  );
}
