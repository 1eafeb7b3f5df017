/** Why a limit is missed, or a latency is what it is: three sentences at most, each proved by runs without what it names. Takes the place of the charts while it is open. */
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { explain, explainedRequirements, whyWords, type WhyAsked, type WhySentence } from '#judging';
import { DockPanel } from '../dock/DockPanel';
import { JobButton } from '../jobs/JobButton';
import { JobProgress } from '../jobs/JobProgress';
import { isJudgedOutdated } from '../run/outdated';
import { select } from '../stores/editor-store';
import { closeWhy, whyStore } from '../stores/why-store';
import { askOther, askWhy, cancelWhy, openAttempt } from './why-control';
import './why.css';

export interface WhyPanelProps {
  readonly document: Document;
  readonly stage: Stage;
}

/** Whether what was answered is of the design that is on the sheet. */
function isOfNow(document: Document, stage: Stage): boolean {
  const { question, asked } = whyStore.getState();
  return (
    question !== null &&
    question.stage === stage.id &&
    question.asked === asked &&
    !isJudgedOutdated(question.document, document, stage.id)
  );
}

export function WhyPanel({ document, stage }: WhyPanelProps) {
  const asked = useStore(whyStore, (state) => state.asked);
  useAskedWhenOpened(document, stage);
  return (
    <DockPanel
      name="Why"
      className="why-panel"
      onClose={closeWhy}
      head={
        <>
          <Figure document={document} asked={asked} />
          <Progress document={document} stage={stage} />
        </>
      }
    >
      <Answer document={document} stage={stage} />
    </DockPanel>
  );
}

/** It asks as it opens, as a design opens running; an edit does not ask again by itself. */
function useAskedWhenOpened(document: Document, stage: Stage): void {
  const opened = useRef({ document, stage });
  useEffect(() => {
    const { document: of, stage: on } = opened.current;
    if (!isOfNow(of, on)) askWhy(of, on.id, whyStore.getState().asked);
  }, []);
}

function Figure({ document, asked }: { readonly document: Document; readonly asked: WhyAsked }) {
  return (
    <select
      className="dock-choice"
      aria-label="What is explained"
      value={asked}
      onChange={(event) => askOther(event.target.value as WhyAsked)}
    >
      <option value="auto">The first limit that is missed</option>
      {explainedRequirements(document).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value="p95">p95 of all answered requests</option>
    </select>
  );
}

function Progress({ document, stage }: WhyPanelProps) {
  const { status, share, leftMs, made, asked } = useStore(whyStore);
  const isRunning = status === 'running';
  return (
    <span className="why-progress">
      <JobButton isRunning={isRunning} onCancel={cancelWhy} className="run-button">
        <button type="button" className="run-button" onClick={() => askWhy(document, stage.id, asked)}>
          Ask again
        </button>
      </JobButton>
      {isRunning && <JobProgress share={share} leftMs={leftMs} label="Runs done" words={`${made.size} runs made`} />}
      <output>{endWords(status, made.size)}</output>
    </span>
  );
}

function endWords(status: string, made: number): string {
  if (status === 'canceled') return `Canceled: ${made} runs were finished.`;
  return status === 'finished' ? `${made} runs, 5 of each design that is told.` : '';
}

function Answer({ document, stage }: WhyPanelProps) {
  const { question, made, status, problem } = useStore(whyStore);
  const words = useMemo(() => question && whyWords(explain(question, made)), [question, made]);
  if (status === 'not-runnable')
    return <p className="why-note">This stage cannot run: {problem} Mend it on the sheet, then ask again.</p>;
  if (!question || !words || made.size === 0)
    return (
      <p className="why-note">
        The design runs five times as it is, then without each constraint that may be to blame.
      </p>
    );
  const isRunning = status === 'running';
  return (
    <div className="why-body">
      {isJudgedOutdated(question.document, document, stage.id) && (
        <output className="why-note">
          <b aria-hidden="true">▲</b> Of the design as it was, not as it is now: ask again.
        </output>
      )}
      <p className="why-figure-now">{words.head}</p>
      <ol className="why-causes">
        {words.sentences.map((each) => (
          <Sentence key={each.attempt.suspect.key} sentence={each} stage={stage} />
        ))}
      </ol>
      {words.sentences.length === 0 && (
        <p className="why-note">{isRunning ? 'Lifting one constraint after the other.' : words.rest}</p>
      )}
      {words.noHelp && (
        <p className="why-no-help">
          <b>Would not help</b> <Place sentence={words.noHelp} />
          {words.noHelp.text}
        </p>
      )}
    </div>
  );
}

interface SentenceProps {
  readonly sentence: WhySentence;
  readonly stage: Stage;
}

function Sentence({ sentence, stage }: SentenceProps) {
  return (
    <li>
      <span>
        <Place sentence={sentence} />
        {sentence.text}
      </span>
      <button
        type="button"
        className="run-button"
        aria-label={`Open as a run: ${sentence.attempt.suspect.lift} at ${sentence.place}`}
        onClick={() => openAttempt(sentence.attempt, stage.id)}
      >
        Open as a run
      </button>
    </li>
  );
}

/** What has no place on the sheet is only named. */
function Place({ sentence: { attempt, place } }: { readonly sentence: WhySentence }) {
  const { places } = attempt.suspect;
  if (places.length === 0) return <b>{place}</b>;
  return (
    <button
      type="button"
      className="term-button why-place"
      title="Choose it on the sheet"
      onClick={() => select(places)}
    >
      {place}
    </button>
  );
}
