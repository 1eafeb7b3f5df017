/** The load at which each requirement first fails, and the knee, of every stage. */
import type { LoadLimits } from '#judging';
import { limitText } from '../title-block/measured';
import { failureText } from './sweep-words';

export interface LimitsTableProps {
  readonly limits: readonly LoadLimits[];
  readonly names: readonly { readonly number: number; readonly name: string }[];
  readonly write: (value: number) => string;
}

export function LimitsTable({ limits, names, write }: LimitsTableProps) {
  const requirements = limits[0]?.failures.map(({ requirement }) => requirement) ?? [];
  return (
    <table className="sweep-limits">
      <caption>Load to failure</caption>
      <thead>
        <tr>
          <th scope="col">Requirement</th>
          {names.map(({ number, name }) => (
            <th key={number} scope="col">
              {number} {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            Knee <small>most goodput for its mean latency</small>
          </th>
          {limits.map(({ stage, knee }) => (
            <td key={stage}>{knee === null ? 'not within these loads' : write(knee)}</td>
          ))}
        </tr>
        {requirements.map((requirement, at) => (
          <tr key={requirement.id}>
            <th scope="row">
              {requirement.name} <small>{limitText(requirement)}</small>
            </th>
            {limits.map(({ stage, failures }) => {
              const failure = failures[at];
              return <td key={stage}>{failure ? failureText(failure, write) : ''}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
