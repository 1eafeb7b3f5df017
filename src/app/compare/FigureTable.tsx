/** The table: a row for each figure with one scale, a cell for each stage: where it stands, its mean, and its difference from the baseline. */
import type { Document } from '#design';
import type { ComparedCell, ComparedRow, Comparison } from '#judging';
import { cellText, differenceText, isMissed, rowWords, subjectKey, wordNotes, wordSigns } from './compare-words';
import { tracksOf, type TrackMarks } from './track';

export interface FigureTableProps {
  readonly document: Document;
  readonly comparison: Comparison;
}

export function FigureTable({ document, comparison }: FigureTableProps) {
  const { stages, rows, baseline, runs } = comparison;
  const base = stages.indexOf(baseline);
  const name = (id: string) => document.stages.find((stage) => stage.id === id)?.name ?? '';
  return (
    <table className="compare-table" aria-label="Figures and their differences from the baseline">
      <thead>
        <tr className="compare-row compare-table-head">
          <th className="compare-label" scope="col">
            <b>Figure</b>
          </th>
          {stages.map((id, at) => (
            <th key={id} scope="col" aria-label={name(id)}>
              {at === base ? 'base' : `against ${name(baseline)}`}, {runs[at]} {runs[at] === 1 ? 'run' : 'runs'}, 95 %
              intervals
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <FigureRow key={subjectKey(row.subject)} row={row} base={base} />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow({ row, base }: { readonly row: ComparedRow; readonly base: number }) {
  const words = rowWords(row);
  const tracks = tracksOf(row, base);
  return (
    <tr className="compare-row compare-figure" data-figure={subjectKey(row.subject)}>
      <th className="compare-label" scope="row">
        <b>{words.name}</b>
        <small>{words.note}</small>
      </th>
      {row.cells.map((cell, at) => (
        <Cell key={at} row={row} cell={cell} marks={tracks[at]} />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly row: ComparedRow;
  readonly cell: ComparedCell;
  readonly marks: TrackMarks | undefined;
}

function Cell({ row: { unit }, cell, marks }: CellProps) {
  const { difference, estimate, infinite } = cell;
  return (
    <td className="compare-cell" data-verdict={cell.verdict ?? undefined}>
      {marks && <Track marks={marks} isMissed={isMissed(cell)} />}
      <b>{cellText(cell, unit)}</b>
      {difference && (
        <span className={`compare-word is-${difference.word}`} title={wordNotes[difference.word]}>
          <i aria-hidden="true">{wordSigns[difference.word]}</i> {difference.word === 'open' ? '' : difference.word}
        </span>
      )}
      {difference && difference.word !== 'equal' && (
        <small className="compare-difference">{differenceText(difference.estimate, unit)}</small>
      )}
      {infinite > 0 && (
        <small className="compare-difference">
          among the failed in {infinite} of {infinite + (estimate?.count ?? 0)}
        </small>
      )}
    </td>
  );
}

const left = (place: number): React.CSSProperties => ({ left: `${place * 100}%` });

function Track({ marks: { dot, range, limit, base }, isMissed: missed }: { marks: TrackMarks; isMissed: boolean }) {
  return (
    <span className="track" aria-hidden="true">
      {range && <i className="track-range" style={{ left: `${range[0] * 100}%`, right: `${(1 - range[1]) * 100}%` }} />}
      {base !== null && <i className="track-base" style={left(base)} />}
      {limit !== null && <i className="track-limit" style={left(limit)} />}
      {dot !== null && <i className={missed ? 'track-dot is-missed' : 'track-dot'} style={left(dot)} />}
    </span>
  );
}
