/** What came of an experiment in the present run: its verdict, and the steady state before, during and after. */
import type { Document } from '#design';
import type { Report } from '#simulation';
import { limitText, measuredText } from '../title-block/measured';

export interface ExperimentOutcomeProps {
  /** Null = it has not begun in the present run, or nobody asked for the report. */
  readonly report: Report['experiments'][number] | null;
  readonly document: Document;
}

const verdicts: Readonly<Record<Report['experiments'][number]['verdict'], string>> = {
  running: 'Under way',
  held: 'Held: the steady state was met before, during and after',
  deviated: 'Deviated: the steady state did not hold',
  aborted: 'Aborted',
  invalid: 'Invalid: there was no steady state to begin with, so nothing was done',
};

export function ExperimentOutcome({ report, document }: ExperimentOutcomeProps) {
  if (!report) return null;
  const { verdict, abortedBy, steady } = report;
  return (
    <section aria-label="Report" className="experiment-report" data-verdict={verdict}>
      <output>
        {verdicts[verdict]}
        {abortedBy !== null && `: ${abortedBy}`}.
      </output>
      <table>
        <thead>
          <tr>
            <th scope="col">Steady state</th>
            <th scope="col">Before</th>
            <th scope="col">During</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {steady.map(({ requirement, measured, isMet }) => {
            const asked = document.requirements.find(({ id }) => id === requirement);
            if (!asked) return null;
            return (
              <tr key={requirement}>
                <th scope="row">
                  {asked.name} {limitText(asked)}
                </th>
                {measured.map((value, at) => (
                  <td key={at}>
                    {isMet[at] === null ? '' : isMet[at] ? '✓ ' : '✕ '}
                    {value === null
                      ? 'not measured'
                      : measuredText(asked.metric, value === 'infinite' ? Number.POSITIVE_INFINITY : value)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
