/** What this browser keeps of exercises: which were passed, and which design belongs to which. Unreadable or full storage loses nothing but this. */
import { mergedProgress } from './merged-progress';
import type { ExerciseNotes } from '../stores/exercise-store';

export interface KeptExercise {
  readonly exercise: string;
  readonly notes: ExerciseNotes;
}

/** A solution that passed. */
export interface Best {
  /** Its drawing as the text of a link. */
  readonly link: string;
  /** Its monthly bill, dollars; null = no goal asked for it. */
  readonly usd: number | null;
}

export interface Progress {
  /** Version that was passed, by exercise. */
  readonly passed: Readonly<Record<string, number>>;
  /** The cheapest that passed, by exercise; the first where nothing is said of cost. */
  readonly best: Readonly<Record<string, Best>>;
  /** By the local id of the design. */
  readonly designs: Readonly<Record<string, KeptExercise>>;
}

const key = 'loadbearing-exercises';
const nothing: Progress = { passed: {}, best: {}, designs: {} };
/** The oldest are forgotten beyond so many. */
const mostDesigns = 200;

export function readProgress(): Progress {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isProgress(kept) ? { ...nothing, ...kept } : nothing;
  } catch {
    return nothing;
  }
}

function isProgress(value: unknown): value is Progress {
  if (typeof value !== 'object' || value === null) return false;
  const { passed, designs } = value as Partial<Record<keyof Progress, unknown>>;
  return typeof passed === 'object' && passed !== null && typeof designs === 'object' && designs !== null;
}

function write(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress));
  } catch {
    // The design itself is kept elsewhere.
  }
}

export function addProgress(reached: Pick<Progress, 'passed' | 'best'>): void {
  const progress = readProgress();
  write({ ...progress, ...mergedProgress(progress, reached) });
}

export function keepNotes(localId: string, kept: KeptExercise): void {
  const progress = readProgress();
  const others = Object.entries(progress.designs).filter(([id]) => id !== localId);
  const designs = Object.fromEntries([...others.slice(1 - mostDesigns), [localId, kept]]);
  write({ ...progress, designs });
}
