/** The matrix of a fault survey: entry operations across, faults down; each cell tells what is lost and the latency, and opens as a run. */
import { operationWords, type Stage } from '#design';
import type { Survey, SurveyCell, SurveyPlan, SurveyRow } from '#judging';
import { openCase } from './survey-control';
import { caseWords, heatOf, latencyWords, lostWords, recoveryWords } from './survey-words';

export interface SurveyMatrixProps {
  readonly plan: SurveyPlan;
  readonly survey: Survey;
  readonly stage: Stage;
  readonly onOpened: () => void;
}

export function SurveyMatrix({ plan, survey, stage, onOpened }: SurveyMatrixProps) {
  const names = plan.operations.map((id) => operationWords(stage, id));
  return (
    <div className="job-scroll">
      <table className="job-matrix survey-matrix">
        <caption>Points of success lost, over p95 during the fault. A press opens the case as a run.</caption>
        <thead>
          <tr>
            <th scope="col">Fault</th>
            {names.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">Back after</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">None</th>
            {survey.calm.map((cell, at) => (
              <td key={at} className="survey-calm">
                <small>{latencyWords(cell)}</small>
              </td>
            ))}
            <td className="survey-back">0 s</td>
          </tr>
          {survey.rows.map((row) => (
            <Row key={caseWords(row.surveyed)} row={row} names={names} plan={plan} onOpened={onOpened} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: SurveyRow;
  readonly names: readonly string[];
  readonly plan: SurveyPlan;
  readonly onOpened: () => void;
}

function Row({ row, names, plan, onOpened }: RowProps) {
  const words = caseWords(row.surveyed);
  const open = () => {
    openCase(row.surveyed, plan.stage, words);
    onOpened();
  };
  return (
    <tr>
      <th scope="row">{words}</th>
      {row.cells.map((cell, at) => (
        <Cell key={at} cell={cell} name={`${words}, ${names[at]}`} onOpen={open} />
      ))}
      <td className="survey-back">{recoveryWords(row)}</td>
    </tr>
  );
}

function Cell({
  cell,
  name,
  onOpen,
}: {
  readonly cell: SurveyCell;
  readonly name: string;
  readonly onOpen: () => void;
}) {
  return (
    <td data-heat={heatOf(cell)}>
      <button
        type="button"
        aria-label={`${name}: ${lostWords(cell)} points lost, p95 ${latencyWords(cell)}. Open as a run`}
        onClick={onOpen}
      >
        <b>{lostWords(cell)}</b>
        <small>{latencyWords(cell)}</small>
      </button>
    </td>
  );
}
