/** The cases of one family, value by value. */
import { deviationOf, figureText, type Family, type ResultCase, type ResultRow } from './results';

export interface CaseTableProps {
  readonly family: Family;
  readonly sources: Readonly<Record<string, string>>;
}

const verdicts: Readonly<Record<ResultRow['status'], string>> = {
  pass: 'inside',
  fail: 'FAILED',
  'not-applicable': 'not applicable',
  skipped: 'skipped',
};

const words = (name: string): string => name.replaceAll(/[_-]/g, ' ');
const whenText = (when: NonNullable<ResultRow['when']>): string =>
  `where ${Object.entries(when)
    .map(([path, value]) => `${words(path)} is ${value === null ? 'none' : String(value)}`)
    .join(' and ')}`;
const unitText = (unit: string): string => (unit === '1' || unit === 'count' ? '' : ` ${unit}`);

export function CaseTable({ family, sources }: CaseTableProps) {
  return (
    <section aria-label={family.name} className="accuracy-family">
      <h2>{family.name}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Basis</th>
            <th scope="col">Expected</th>
            <th scope="col">Measured</th>
            <th scope="col">Allowed</th>
            <th scope="col">Used</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        {family.cases.map((each) => (
          <tbody key={each.id}>
            <tr className="accuracy-case">
              <th scope="rowgroup" colSpan={7}>
                <CaseHead of={each} sources={sources} />
              </th>
            </tr>
            {each.rows.map((row, at) => (
              <ValueRow key={`${each.id} ${at}`} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function CaseHead({ of, sources }: { readonly of: ResultCase; readonly sources: CaseTableProps['sources'] }) {
  return (
    <>
      <b>{of.title}</b> <code>{of.id}</code>
      <span>
        {words(of.system)}. {of.sources.map((key) => sources[key] ?? key).join(' ')}
      </span>
      {of.missing.length > 0 && <em>Skipped: needs {of.missing.join(', ')}, which Loadbearing does not have yet.</em>}
    </>
  );
}

function ValueRow({ row }: { readonly row: ResultRow }) {
  const { metric, unit, basis, when, status, expected, measured, reason, error, allowed } = row;
  const isMeasured = status === 'pass' || status === 'fail';
  const deviation = deviationOf(row);
  return (
    <tr data-status={status}>
      <td>
        {words(metric)}
        {when && <small> {whenText(when)}</small>}
      </td>
      <td>{words(basis)}</td>
      <td className="figure">
        {basis === 'bound' && '≤ '}
        {figureText(expected)}
        {unitText(unit)}
      </td>
      <td className="figure">
        {isMeasured
          ? `${figureText(measured)}${error > 0 ? ` ± ${figureText(Number(error.toPrecision(2)))}` : ''}`
          : '–'}
      </td>
      <td className="figure">
        {isMeasured ? (allowed === 0 ? 'equal' : `± ${figureText(Number(allowed.toPrecision(3)))}`) : '–'}
      </td>
      <td className="figure">
        {isMeasured && deviation !== null && Number.isFinite(deviation)
          ? `${Math.round(Math.abs(deviation) * 100)} %`
          : '–'}
      </td>
      <td className="accuracy-verdict">
        {verdicts[status]}
        {reason !== '' && `: ${reason}`}
      </td>
    </tr>
  );
}
