/** Drawings that are the same but for what things are called and where they stand. */
import type { Solution } from '#exercises';

/** Of each, the places of the others that are equal to it. */
export function equalDrawings(solutions: readonly Solution[]): readonly (readonly number[])[] {
  const meanings = solutions.map(meaningOf);
  return meanings.map((meaning, at) =>
    meanings.flatMap((other, place) => (place !== at && other === meaning ? [place] : [])),
  );
}

function meaningOf({ document, answers }: Solution): string {
  const [stage] = document.stages;
  const byId = (things: readonly { readonly id: string }[] = []) =>
    things.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const parts = [stage?.components, stage?.modules, stage?.wires].map((each) => byId(each));
  return JSON.stringify([parts, document.requirements, answers], (key, value: unknown) =>
    key === 'name' || key === 'note' ? undefined : value,
  );
}
