/** What is known of a requirement at present: of the run when that decides it, else of what was worked out beside the bill. */
import type { Requirement } from '#design';
import { isOfRun } from '#judging';
import type { JudgedRequirement } from '#worker';
import { billStore } from '../stores/bill-store';
import { onLive } from '../run/run-control';
import { liveRun, runStore } from '../stores/run-store';

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
