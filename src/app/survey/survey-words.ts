/** How a fault survey is written. Pure. */
import { hasTarget, operationWords, type OperationId, type Stage } from '#design';
import { surveyWords, worstRows, type Survey, type SurveyCase, type SurveyCell, type SurveyRow } from '#judging';

/** Steps of paint for a share of failed requests, in points: above each the next. */
const steps = [1, 5, 15, 35, 65, 90];

/** 0 = unharmed, 6 = all of it. */
export const heatOf = ({ lost }: SurveyCell): number => steps.filter((step) => lost >= step).length;

export const caseWords = ({ name, fault }: SurveyCase): string => `${name}: ${surveyWords[fault]}`;

/** Whether a stage has all that a case acts on: since the survey was made, it may have gone. */
export const canPlan = (stage: Stage, { actions }: SurveyCase): boolean =>
  actions.every((action) => {
    if (action.type === 'fault') return hasTarget(stage, action.fault.target);
    return action.type !== 'configuration' || hasTarget(stage, action.target);
  });

export const lostWords = ({ lost }: SurveyCell): string => (lost < 0.05 ? '0' : Number(lost.toPrecision(3)).toString());

export function latencyWords({ p95Ms }: SurveyCell): string {
  if (p95Ms === null) return 'nobody';
  if (p95Ms === 'infinite') return '∞';
  return p95Ms < 1000 ? `${Number(p95Ms.toPrecision(2))} ms` : `${Number((p95Ms / 1000).toPrecision(2))} s`;
}

export const recoveryWords = ({ recoveryMs }: SurveyRow): string =>
  recoveryMs === null ? 'not in 30 s' : `${Number((recoveryMs / 1000).toPrecision(2))} s`;

/** The three cases that take most away, in a sentence. */
export function worstWords(survey: Survey, stage: Stage, operations: readonly OperationId[]): string {
  const worst = worstRows(survey, 3);
  if (survey.rows.length === 0) return '';
  if (worst.length === 0) return 'No single fault costs an entry operation a point of its success.';
  const told = worst.map((row) => {
    const most = Math.max(...row.cells.map(({ lost }) => lost));
    const hit = operations.filter((_, at) => row.cells[at]?.isHarmed);
    const which =
      hit.length === operations.length ? 'every operation' : hit.map((id) => operationWords(stage, id)).join(', ');
    return `${caseWords(row.surveyed)} (up to ${Number(most.toPrecision(3))} points of ${which})`;
  });
  const share = Math.round(100 * (survey.harmedShare ?? 0));
  return `Worst: ${told.join('; ')}. ${share} % of all cells lose a point or more.`;
}
