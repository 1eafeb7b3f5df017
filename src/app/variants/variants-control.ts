/** Has the runs of the design and its variants made by the pool of workers, and keeps what comes of them. Loaded with its dialog. */
import { declarations } from '#catalog';
import type { Document, StageId } from '#design';
import { usualSeeds, variantsPlan, type VariantRow } from '#judging';
import type { Trial } from '#simulation';
import { followTrials } from '../jobs/trials-job';
import { loadRun } from '../run/run-control';
import { documentInForce, edit } from '../stores/document-store';
import { forgetVariants, variantsStore } from '../stores/variants-store';

const job = followTrials(variantsStore, {
  made: keep,
  refused(at, problems) {
    const isDesignItself = variantsStore.getState().plan?.rowOf[at] === 0;
    if (isDesignItself) job.end({ status: 'not-runnable', problem: problems[0]?.text ?? '' });
    else keep(at, null);
  },
  lost: (at) => keep(at, null),
});

function keep(at: number, trial: Trial | null): void {
  variantsStore.setState(({ made }) => ({ made: new Map([...made, [at, trial]]) }));
}

export function tryVariants(document: Document, stage: StageId): void {
  forgetVariants();
  const plan = variantsPlan({ document, stage, kinds: declarations, only: null, seeds: usualSeeds(document) });
  variantsStore.setState({ status: 'running', plan });
  job.begin();
  job.request(plan.orders);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelVariants = (): void => job.cancel();

/** The variant takes the sheet, as one step of undo, and runs from the start. */
export function openVariant({ variant }: VariantRow, stage: StageId): void {
  if (variant) edit({ label: `Variant: ${variant.name}`, policy: 'record' }, variant.change);
  loadRun(documentInForce(), stage, { andPlay: true });
}
