import type { Problem } from '#design';

/** What the engine says it cannot hold, as a problem of the document. */
export function cannotRun(text: string): Problem {
  return { severity: 'error', title: 'This cannot be run', text, place: { type: 'document' }, path: null, fixes: [] };
}
