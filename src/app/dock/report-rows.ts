/** The report of a run in the rows that people ask for first. Pure. */
import { failureCauses, type Requirement } from '#design';
import type { Verdict } from '#judging';
import type { Report } from '#simulation';
import { turnedAwayInAll, whyOf, type Told } from '../charts/turned-away';
import { limitWords, measuredText } from '../title-block/measured';
import { causeWords } from './cause-words';
import { clockText } from './clock';

export interface ReportRow {
  readonly label: string;
  readonly value: string;
  /** What the value is made of, or its limit; empty = nothing more to say. */
  readonly detail: string;
}

/** What a report says of the requests of one flow. */
type Flow = Pick<Report['flows'][number], 'scope' | 'offered' | 'success' | 'late' | 'failed' | 'availability'> & {
  readonly goodputPerSecond: number;
  readonly responses: { readonly p50Ms: number | null; readonly p95Ms: number | null; readonly p99Ms: number | null };
};

export interface Reported {
  readonly flows: readonly Flow[];
  readonly warmUpMs: number;
  readonly atMs: number;
}

const counted = (value: number): string => value.toLocaleString('en-US');
const row = (label: string, value: string, detail = ''): ReportRow => ({ label, value, detail });

/** Over all requests that arrived from the end of warm-up on; empty while none is counted yet. */
export function reportRows({ flows, warmUpMs, atMs }: Reported): readonly ReportRow[] {
  const whole = flows.find(({ scope }) => scope.type === 'whole');
  if (!whole || atMs <= warmUpMs) return [];
  const { responses, availability } = whole;
  const time = (ms: number | null) => measuredText('p50', ms ?? Number.NaN);
  return [
    row('Measured', `${clockText(warmUpMs, 0)} to ${clockText(atMs, 0)}`, 'without the warm-up'),
    row('Offered', counted(whole.offered), 'requests'),
    row('Success', counted(whole.success), shareOf(whole.success, whole)),
    row('Late', counted(whole.late), shareOf(whole.late, whole)),
    failedRow(whole),
    ...underWay(whole),
    row('Availability', measuredText('availability', availability ?? Number.NaN)),
    row('Goodput', measuredText('goodput', whole.goodputPerSecond)),
    row('p50, p95, p99', [responses.p50Ms, responses.p95Ms, responses.p99Ms].map(time).join(', '), 'of those answered'),
  ];
}

function shareOf(count: number, { offered }: Flow): string {
  return count === 0 || offered === 0 ? '' : `${measuredText('availability', count / offered)} of offered`;
}

/** Those that neither ended well nor badly by the end of the window. */
function underWay({ offered, success, late, failed }: Flow): readonly ReportRow[] {
  const ended = success + late + Object.values(failed).reduce((sum, count) => sum + count, 0);
  return offered > ended ? [row('Under way', counted(offered - ended))] : [];
}

function failedRow({ failed }: Flow): ReportRow {
  const causes = failureCauses.flatMap((cause) => {
    const count = failed[cause] ?? 0;
    return count === 0 ? [] : [{ count, words: `${causeWords[cause]} ${counted(count)}` }];
  });
  const sum = causes.reduce((total, { count }) => total + count, 0);
  return row('Failed', counted(sum), causes.map(({ words }) => words).join(', '));
}

/** Attempts that were turned away, by part and reason; none = nothing to say. */
export function turnedAwayRows(told: Told, nameOf: (component: string) => string): readonly ReportRow[] {
  const all = turnedAwayInAll(told);
  if (all.length === 0) return [];
  const sum = all.reduce((total, { attempts }) => total + attempts, 0);
  const details = all.map(
    ({ component, reason, attempts }) => `${whyOf(reason)} ${nameOf(component)} ${counted(attempts)}`,
  );
  return [row('Turned away', counted(sum), `attempts: ${details.join(', ')}`)];
}

export interface Judged {
  readonly measured: number | undefined;
  readonly verdict: Verdict | undefined;
}

const verdictWords = { met: '✓ met', missed: '✕ missed', unmeasured: '– not measured yet' } as const;

/** A requirement with what was measured, its limit, and whether the one meets the other. */
export function judgedRow(requirement: Requirement, judged: Judged | undefined): ReportRow {
  const measured = measuredText(requirement.metric, judged?.measured ?? Number.NaN);
  return row(requirement.name, measured, `${limitWords(requirement)} ${verdictWords[judged?.verdict ?? 'unmeasured']}`);
}
