/** Pasted text to hand-ins: one link a line, whatever stands before it; a line that is none is refused by its number and the reason. */
import { declarations } from '#catalog';
import { readHandIn, type HandIn } from '#exercises';
import { decodePacket } from '#sharing';

export type PastedLine =
  { readonly line: number; readonly handIn: HandIn } | { readonly line: number; readonly refused: string };

/** Hand-ins of a class, and of several classes. */
export const mostLines = 500;

export function readLines(text: string): readonly PastedLine[] {
  return text
    .split(/\r?\n/)
    .map((words, at) => ({ words: words.trim(), line: at + 1 }))
    .filter(({ words }) => words !== '')
    .slice(0, mostLines)
    .map(({ words, line }) => ({ line, ...readLine(words) }));
}

function readLine(words: string): { readonly handIn: HandIn } | { readonly refused: string } {
  const link = words.split(/[\s,;"]+/).find((word) => word.includes('#')) ?? words;
  const decoded = decodePacket(link, declarations);
  if (!decoded.ok)
    return {
      refused: [
        decoded.refusal.title,
        ...decoded.refusal.problems.slice(0, 1).map(({ path, text }) => `${path ?? ''} ${text}`),
      ].join(': '),
    };
  if (decoded.value.kind !== 'hand-in')
    return { refused: `This link holds no hand-in, but ${decoded.value.kind === 'class' ? 'a class' : 'an exercise'}` };
  const read = readHandIn(decoded.value.json, decoded.value.designs);
  if (read.ok) return { handIn: read.value };
  return {
    refused: read.problems
      .slice(0, 2)
      .map(({ path, text }) => `${path ?? ''} ${text}`.trim())
      .join(' '),
  };
}
