/** Exercises that are being written, each by the local id of its design. Unreadable or full storage loses nothing but this. */
import type { ExerciseBrief } from '#exercises';

const prefix = 'loadbearing-draft.';

export function readDraft(localId: string): ExerciseBrief | null {
  try {
    return JSON.parse(localStorage.getItem(prefix + localId) ?? 'null') as ExerciseBrief | null;
  } catch {
    return null;
  }
}

export function keepDraft(localId: string, draft: ExerciseBrief): void {
  try {
    localStorage.setItem(prefix + localId, JSON.stringify(draft));
  } catch {
    // The design itself is kept elsewhere.
  }
}

const sharedPrefix = 'loadbearing-given.';

/** What was last given away under an id: its version and a hash of it; null = nothing was. */
export function lastGiven(id: string): { readonly version: number; readonly hash: number } | null {
  const [version, hash] = (localStorage.getItem(sharedPrefix + id) ?? '').split(' ').map(Number);
  return version !== undefined && hash !== undefined ? { version, hash } : null;
}

export function noteGiven(id: string, version: number, hash: number): void {
  try {
    localStorage.setItem(sharedPrefix + id, `${version} ${hash}`);
  } catch {
    // The next one has the same version: who passed this one has passed that.
  }
}
