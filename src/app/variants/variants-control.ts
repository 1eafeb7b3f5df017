/** Has the runs of the design and its variants made by the pool of workers, and keeps what comes of them. Loaded with its dialog. */
import { declarations } from '#catalog';
import type { Document, StageId } from '#design';
import { usualSeeds, variantsPlan, type VariantRow } from '#judging';
import type { Trial } from '#simulation';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { followJob } from '../jobs/job';
import { loadRun } from '../run/run-control';
import { documentNow, edit } from '../stores/document-store';
import { forgetVariants, variantsStore } from '../stores/variants-store';

const client = createTrialsClient({ onEvent: receive });
const job = followJob(variantsStore, client);

function receive(event: TrialsEvent): void {
  switch (event.type) {
    case 'progress':
      job.tell(event.share);
      break;
    case 'course':
      break;
    case 'trial':
      keep(event.at, event.trial);
      break;
    case 'not-runnable':
      if (variantsStore.getState().plan?.rowOf[event.at] === 0) stop(event.problems[0]?.text ?? '');
      else keep(event.at, null);
      break;
    case 'failed':
      keep(event.at, null);
      break;
    case 'finished':
      variantsStore.setState({ status: 'finished', share: 1, leftMs: null });
      break;
    default:
      event satisfies never;
  }
}

function keep(at: number, trial: Trial | null): void {
  variantsStore.setState(({ made }) => ({ made: new Map([...made, [at, trial]]) }));
}

/** The design itself cannot run. */
function stop(problem: string): void {
  client.cancel();
  variantsStore.setState({ status: 'not-runnable', problem, leftMs: null });
}

export function tryVariants(document: Document, stage: StageId): void {
  forgetVariants();
  const plan = variantsPlan({ document, stage, kinds: declarations, only: null, seeds: usualSeeds(document) });
  variantsStore.setState({ status: 'running', plan });
  job.begin();
  client.request(plan.orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelVariants = (): void => job.cancel();

/** The variant takes the sheet, as one step of undo, and runs from the start. */
export function openVariant({ variant }: VariantRow, stage: StageId): void {
  if (variant) edit({ label: `Variant: ${variant.name}`, policy: 'record' }, variant.change);
  loadRun(documentNow(), stage, { andPlay: true });
}
