/** The matrix of a fault survey: entry operations across, faults down; each cell tells what is lost and the latency, and opens as a run. */
import { operationWords, type Stage } from '#design';
import type { Survey, SurveyCase, SurveyCell, SurveyPlan, SurveyRow } from '#judging';
import { openCase } from './survey-control';
import { caseWords, heatOf, latencyWords, lostWords, recoveryWords } from './survey-words';

export interface SurveyMatrixProps {
  readonly plan: SurveyPlan;
  readonly survey: Survey;
  readonly stage: Stage;
  /** Whether a case can be planned in the design as it is now: it may be edited, and it has what the case strikes. */
  readonly canOpen: (surveyed: SurveyCase) => boolean;
  readonly onOpened: () => void;
}

export function SurveyMatrix({ plan, survey, stage, canOpen, onOpened }: SurveyMatrixProps) {
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
            <Row
              key={caseWords(row.surveyed)}
              row={row}
              {...{ names, plan, onOpened }}
              isOpen={canOpen(row.surveyed)}
            />
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
  /** Whether its cells can be pressed. */
  readonly isOpen: boolean;
  readonly onOpened: () => void;
}

function Row({ row, names, plan, isOpen, onOpened }: RowProps) {
  const words = caseWords(row.surveyed);
  const open = () => {
    openCase(row.surveyed, plan.stage, words);
    onOpened();
  };
  return (
    <tr>
      <th scope="row">{words}</th>
      {row.cells.map((cell, at) => (
        <Cell key={at} cell={cell} name={`${words}, ${names[at]}`} onOpen={isOpen ? open : null} />
      ))}
      <td className="survey-back">{recoveryWords(row)}</td>
    </tr>
  );
}

interface CellProps {
  readonly cell: SurveyCell;
  readonly name: string;
  /** Null = it cannot be opened now. */
  readonly onOpen: (() => void) | null;
}

function Cell({ cell, name, onOpen }: CellProps) {
  return (
    <td data-heat={heatOf(cell)}>
      <button
        type="button"
        aria-label={`${name}: ${lostWords(cell)} points lost, p95 ${latencyWords(cell)}. Open as a run`}
        disabled={onOpen === null}
        title={onOpen ? undefined : 'It cannot be planned in the design as it is now.'}
        onClick={onOpen ?? undefined}
      >
        <b>{lostWords(cell)}</b>
        <small>{latencyWords(cell)}</small>
      </button>
    </td>
  );
}
