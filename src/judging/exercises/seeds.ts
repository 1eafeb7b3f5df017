/** The seeds on which a solution is judged: those that the exercise shows, and some that follow from the solution itself, so that nobody can tune it to them. */
import { derivedSeeds, type Exercise, type Solution } from '#exercises';

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo), 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A class that gives out a code judges on seeds of its own. */
export function judgedSeeds(
  { version, seeds, id, variants }: Exercise,
  { document }: Solution,
  classCode = '',
): readonly number[] {
  const [stage] = document.stages;
  const answer = variants ? [document.requirements] : [stage?.components, stage?.modules, stage?.wires];
  const meaning = JSON.stringify([id, version, classCode, ...answer]);
  const derived = Array.from({ length: derivedSeeds }, (_, at) => textHash(`${at} ${meaning}`));
  return [...seeds, ...derived];
}
