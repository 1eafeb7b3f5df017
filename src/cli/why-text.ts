/** Why a limit is missed, or the p95 is what it is, for a terminal: every run is made here, one after the other. */
import { declarations } from '#catalog';
import type { Document, Stage } from '#design';
import { answerWhy, explain, whyWords, type WhyQuestion } from '#judging';
import { madeTrial } from '#simulation';

/** Null = the stage cannot run. */
export function whyText(document: Document, { id: stage, name }: Stage): string | null {
  const question: WhyQuestion = { document, stage, kinds: declarations, asked: 'auto' };
  const made = answerWhy(question, madeTrial);
  if ([...made.values()].every((trial) => trial === null)) return null;
  const { head, sentences, noHelp, rest } = whyWords(explain(question, made));
  const numbered = sentences.map(({ place, text }, at) => `${at + 1}. ${place}${text}`);
  const idle = noHelp ? [`Would not help: ${noHelp.place}${noHelp.text}`] : [];
  return [`${document.title}, ${name}. ${head}`, ...numbered, ...(rest === '' ? [] : [rest]), ...idle].join('\n');
}
