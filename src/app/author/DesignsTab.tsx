/** Which stage is what, which parts are locked, what the palette offers, and the seeds that are shown. */
import { specs } from '#catalog';
import { addStage, type StageId } from '#design';
import type { ExerciseBrief, StageRole } from '#exercises';
import { documentStore, edit } from '../stores/document-store';
import { setRole, write } from './author-control';
import type { AuthorTabProps } from './AuthorDialog';
import { Checks } from './Checks';
import { EraFields } from './EraFields';
import { LockFields } from './LockFields';

const roleWords: readonly (readonly [StageRole | '', string])[] = [
  ['start', 'the start'],
  ['reference', 'the reference: passes, and budgets are measured by it'],
  ['alternative', 'an alternative: passes, too'],
  ['wrong', 'a wrong design: fails'],
  ['', 'no part of the exercise'],
];

export function DesignsTab({ draft, document }: AuthorTabProps) {
  const roleOf = (stage: StageId) => draft.roles.find((each) => each.stage === stage)?.role ?? '';
  const start = document.stages.find(({ id }) => roleOf(id) === 'start');
  return (
    <div className="author-fields">
      <p>
        Each stage of the design is one of the designs of the exercise: they share traffic, scenario and limits. Draw
        them as stages, on their tabs over the sheet.
      </p>
      {document.stages.map(({ id, name }) => (
        <label key={id} className="author-row">
          <b>{name}</b>
          <select
            className="line-input"
            value={roleOf(id)}
            onChange={({ target }) => setRole(draft, id, target.value === '' ? null : (target.value as StageRole))}
          >
            {roleWords.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p>
        <button type="button" className="button" onClick={keepPresent}>
          Keep what is on the sheet as one more design
        </button>
      </p>
      <EraFields draft={draft} document={document} />
      {start && <LockFields draft={draft} start={start} />}
      <label className="author-check">
        <input
          type="checkbox"
          checked={draft.palette === null}
          onChange={({ target }) => write({ palette: target.checked ? null : [] })}
        />
        The palette offers everything
      </label>
      {draft.palette && (
        <Checks
          legend="The palette offers"
          options={specs.map((spec) => ({ value: spec.id, label: spec.title }))}
          chosen={draft.palette}
          onChange={(palette) => write({ palette })}
        />
      )}
      <Seeds draft={draft} />
    </div>
  );
}

/** A copy of the stage on the sheet, behind the last. */
function keepPresent(): void {
  const { stage } = documentStore.getState();
  edit({ label: 'Keep a design' }, (document) => addStage(document, { from: stage }).document);
}

function Seeds({ draft: { seeds } }: { readonly draft: ExerciseBrief }) {
  return (
    <label className="author-short">
      Seeds that are shown; three more follow from each drawing
      <input
        className="line-input"
        defaultValue={seeds.join(' ')}
        onBlur={({ target }) => {
          const typed = target.value
            .split(/[\s,]+/)
            .map(Number)
            .filter((each) => Number.isInteger(each) && each >= 0 && each < 2 ** 32);
          const next = [...new Set(typed)].slice(0, 10);
          if (next.length > 0) write({ seeds: next });
          target.value = (next.length > 0 ? next : seeds).join(' ');
        }}
      />
    </label>
  );
}
