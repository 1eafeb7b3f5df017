/** The table of variants: limits across, variants down; each cell tells what was measured and whether the limit was missed, and opens as a run. */
import type { Requirement } from '#design';
import { rowWords, type VariantCell, type VariantRow, type VariantsPlan, type VariantsTable } from '#judging';
import { limitText, measuredText } from '../title-block/measured';
import { openVariant } from './variants-control';

export interface VariantsMatrixProps {
  readonly plan: VariantsPlan;
  readonly table: VariantsTable;
  readonly onOpened: () => void;
}

export function VariantsMatrix({ plan, table, onOpened }: VariantsMatrixProps) {
  const { requirements } = plan.document;
  return (
    <div className="job-scroll">
      <table className="job-matrix variants-matrix">
        <caption>
          The worst of three runs with the same seeds; ✕ the limit is missed in all of them, ~ in some. A press opens
          the variant as a run.
        </caption>
        <thead>
          <tr>
            <th scope="col">Design</th>
            <th scope="col">Verdict</th>
            {requirements.map((each) => (
              <th key={each.id} scope="col">
                {each.name}
                <small>{limitText(each)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.variant?.key ?? 'design'} row={row} plan={plan} onOpened={onOpened} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const good: ReadonlySet<VariantRow['word']> = new Set(['caught', 'accepted']);

interface RowProps {
  readonly row: VariantRow;
  readonly plan: VariantsPlan;
  readonly onOpened: () => void;
}

function Row({ row, plan, onOpened }: RowProps) {
  const { variant, word, cells } = row;
  const name = variant?.name ?? 'The design itself';
  const open = () => {
    openVariant(row, plan.stage);
    onOpened();
  };
  return (
    <tr data-variant={variant?.key ?? 'design'} data-word={word}>
      <th scope="row">
        {name}
        <small>{variant ? `${variant.isSound ? 'Harmless. ' : ''}${variant.what}` : 'As it is on the sheet.'}</small>
      </th>
      <td className="variants-verdict">
        <span className={word === 'open' ? 'is-open' : good.has(word) ? 'is-good' : 'is-bad'}>
          <b aria-hidden="true">{word === 'open' ? '○' : good.has(word) ? '✓' : '✕'}</b> {rowWords(row, plan.document)}
        </span>
      </td>
      {cells.map((cell, at) => (
        <Cell key={cell.requirement} cell={cell} limit={plan.document.requirements[at]!} name={name} onOpen={open} />
      ))}
    </tr>
  );
}

const marks: Readonly<Record<VariantCell['word'], string>> = {
  caught: '✕',
  wavering: '~',
  met: '',
  unmeasured: '–',
  open: '',
};
const words: Readonly<Record<VariantCell['word'], string>> = {
  caught: 'missed in every run',
  wavering: 'missed in some runs',
  met: 'met',
  unmeasured: 'not measured',
  open: 'not run',
};

interface CellProps {
  readonly cell: VariantCell;
  readonly limit: Requirement;
  /** Of its variant. */
  readonly name: string;
  readonly onOpen: () => void;
}

function Cell({ cell: { word, measured }, limit, name, onOpen }: CellProps) {
  const text = word === 'open' || word === 'unmeasured' ? '' : measuredText(limit.metric, measured);
  return (
    <td data-word={word}>
      <button
        type="button"
        aria-label={`${name}, ${limit.name}: ${[text, words[word]].filter(Boolean).join(', ')}. Open as a run`}
        onClick={onOpen}
      >
        <b aria-hidden="true">{marks[word]}</b> {text}
      </button>
    </td>
  );
}
