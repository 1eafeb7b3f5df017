/** What a technical document is made from. */
import type { Document, StageId } from '#design';
import type { Comparison } from '#judging';
import type { Bill } from '#pricing';

/** A run of the sheet that reached its end. */
export interface PaperRun {
  readonly stage: StageId;
  readonly seed: number;
  readonly digest: string;
  readonly offered: number;
}

export interface PaperInput {
  readonly document: Document;
  /** Runs of all stages; null = none were made of this design. */
  readonly comparison: Comparison | null;
  /** Replications that were asked for. */
  readonly replications: number;
  /** Of the stage on the sheet; null = not computed. */
  readonly bill: { readonly stage: StageId; readonly bill: Bill } | null;
  /** Null = none was made of the design as it is. */
  readonly run: PaperRun | null;
  /** What *why* and the fault survey found, in sentences, where they were asked of this design. */
  readonly findings: readonly string[];
}
