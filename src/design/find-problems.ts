import type { Document } from './document';
import type { StageId } from './ids';
import type { Kinds } from './kind-declaration';
import type { Problem } from './problem';

export function findProblems(document: Document, stage: StageId, kinds: Kinds): readonly Problem[] {
  const found = document.stages.find(({ id }) => id === stage);
  if (!found) return [];
  return found.components
    .filter(({ kind }) => !kinds.has(kind))
    .map(({ id, kind, name }) => ({
      severity: 'error',
      title: `Unknown kind ${kind}`,
      text: `${name} is of a kind that this Loadbearing does not know; it is kept, and cannot run.`,
      place: { type: 'component', component: id },
      path: null,
      fixes: [],
    }));
}
