/** What was found by runs of the very design that a document is made of: why its figures are as they are, and which single faults take most away. Pure. */
import type { Document } from '#design';
import { explain, surveyOf, whyWords } from '#judging';
import { isOutdated } from '../run/outdated';
import type { SurveyState } from '../stores/survey-store';
import type { WhyState } from '../stores/why-store';
import { worstWords } from '../survey/survey-words';

export function findingsOf(document: Document, why: WhyState, survey: SurveyState): readonly string[] {
  return [...whyFindings(document, why), ...surveyFindings(document, survey)];
}

function whyFindings(document: Document, { question, made, status }: WhyState): readonly string[] {
  if (!question || status !== 'finished' || isOutdated(question.document, document, question.stage)) return [];
  const stage = document.stages.find(({ id }) => id === question.stage);
  const { head, sentences, noHelp } = whyWords(explain(question, made));
  return [
    `${stage?.name ?? ''}: ${head}`,
    ...sentences.map(({ place, text }) => `${place}${text}`),
    ...(noHelp ? [`Would not help: ${noHelp.place}${noHelp.text}`] : []),
  ];
}

function surveyFindings(document: Document, { plan, trials, status }: SurveyState): readonly string[] {
  if (!plan || status !== 'finished' || isOutdated(plan.document, document, plan.stage)) return [];
  const stage = document.stages.find(({ id }) => id === plan.stage);
  const survey = surveyOf(plan, trials);
  return stage && survey ? [`${stage.name}, single faults. ${worstWords(survey, stage, plan.operations)}`] : [];
}
