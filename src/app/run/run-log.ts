/**
 * What the present run was made of: its document, stage and seed, and what was done to it, in order. The worker says where in the run each thing was
 * done. Documents of edits share what they did not change, so a long log is small.
 */
import type { Document, StageId } from '#design';
import type { LoggedAction, Recipe, RunAction, RunPosition } from '#simulation';

export class RunLog {
  private made: Pick<Recipe, 'document' | 'stage' | 'seed'> | null = null;
  /** Sent, and not yet known to be done. */
  private readonly sent: RunAction[] = [];
  private readonly log: LoggedAction[] = [];
  private until: Recipe['until'] | null = null;

  begin(document: Document, stage: StageId, seed: number): void {
    this.end();
    this.made = { document, stage, seed };
  }

  end(): void {
    this.made = null;
    this.until = null;
    this.sent.length = 0;
    this.log.length = 0;
  }

  asked(action: RunAction): void {
    this.sent.push(action);
  }

  /** The oldest of what was sent was done here. */
  acted(position: RunPosition): void {
    const action = this.sent.shift();
    if (action) this.log.push({ position, action });
  }

  /** The run stands here, with these counts. */
  reached(until: Recipe['until']): void {
    this.until = until;
  }

  /** The run up to its latest snapshot; null = nothing ran yet. What was done since is no part of it. */
  recipe(): Recipe | null {
    const { made, until, log } = this;
    if (!made || !until || until.events === 0) return null;
    const before = log.filter(({ position }) => position.events <= until.events && position.atMs <= until.atMs);
    return { ...made, log: before, until };
  }
}

export const runLog = new RunLog();
