/** What a change pipeline comes to, in words. */
import type { ChangeOutcomes } from './change-outcomes';

const hours = (value: number): string => `${Number(value.toPrecision(2))} h`;

export function leadWords({ meanHours, p95Hours, replications }: ChangeOutcomes): string {
  if (meanHours === null || p95Hours === null) return '';
  return `Mean ${hours(meanHours)}, p95 ${hours(p95Hours)}, over 26 weeks of 50 hours; ${replications} replications.`;
}

const weekMinutes = 7 * 24 * 60;

export function damageWords(share: number | null): string {
  if (share === null) return '';
  if (share === 0) return 'Bad changes cost nobody anything.';
  const minutes = Number((share * weekMinutes).toPrecision(2));
  return `Bad changes cost ${minutes} min of a week: ${Number((100 * share).toPrecision(2))} % of its requests.`;
}
