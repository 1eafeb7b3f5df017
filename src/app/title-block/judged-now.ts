/** What is known of a requirement at present: of the run when that decides it, else of what was worked out beside the bill. */
import type { Requirement } from '#design';
import { isBilled, isOfRun, type Verdict } from '#judging';
import { missingWords } from '../bill/bill-words';
import type { JudgedRequirement } from '#worker';
import { billStore } from '../stores/bill-store';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';
import { measuredNote, measuredText } from './measured';

type Judged = { readonly [Key in 'measured' | 'verdict']: JudgedRequirement[Key] | undefined };

/** `row` is the requirement's place among those of the document. */
export function judgedNow(requirement: Requirement, row: number): Judged | undefined {
  if (!isOfRun(requirement.metric)) return billStore.getState().judged.find(({ id }) => id === requirement.id);
  return { measured: liveRun.snapshot?.requirements[row] ?? Number.NaN, verdict: liveRun.verdicts[row] };
}

/** Calls at once and whenever that may have changed. Returns how to stop. */
export function onJudged(show: () => void): () => void {
  show();
  const stops = [onLive(show), runStore.subscribe(show), billStore.subscribe(show)];
  return () => stops.forEach((stop) => stop());
}

const marks = { met: '✓', missed: '✕', unmeasured: '–' } as const;

/** A requirement as it is told at present. */
export interface JudgedWords {
  readonly verdict: Verdict;
  readonly mark: string;
  readonly value: string;
  /** Why there is no figure, and which part of the run counts; empty = nothing is to be said. */
  readonly note: string;
}

export function judgedWords(requirement: Requirement, row: number, warmUpMs: number): JudgedWords {
  const judged = judgedNow(requirement, row);
  const verdict = judged?.verdict ?? 'unmeasured';
  const measured = judged?.measured ?? Number.NaN;
  const atMs = liveRun.snapshot?.atMs ?? 0;
  return {
    verdict,
    mark: marks[verdict],
    value: measuredText(requirement.metric, measured),
    note: isBilled(requirement.metric)
      ? missingWords(billStore.getState().bill)
      : measuredNote(requirement, measured, { atMs, warmUpMs }),
  };
}
