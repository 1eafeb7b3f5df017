/** Planned changes, by the concern that each alters: modules touched, owners, and steps that are the same in several operations. */
import { useId, useState } from 'react';
import { concernsIn, duplicateConcerns, idOf, touchedBy, type ChangeModel, type Document, type Stage } from '#design';

export interface ChangesTouchedProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly onChange: (values: Partial<ChangeModel>, label: string) => void;
}

export function ChangesTouched({ document, stage, onChange }: ChangesTouchedProps) {
  const { changes } = document.changeModel;
  const rows = touchedBy(document, stage);
  const several = rows.filter(({ owners }) => owners.length > 1).length;
  const duplicates = [...duplicateConcerns(stage)];
  const planned = new Set(changes.flatMap(({ concerns }) => concerns));
  const concerns = new Set(stage.modules.flatMap((module) => [...concernsIn(module)]));
  const unplanned = [...concerns].filter((concern) => !planned.has(concern));
  const add = (concern: string) => {
    const change = { id: idOf('change', 0), name: concern, concerns: [concern], dataSets: [], thirdParties: [] };
    onChange({ changes: [...changes, change] }, `Plan a change of ${concern}`);
  };
  return (
    <section className="inspector-section">
      <h3>
        Planned changes <small>{rows.length > 0 && `${several} of ${rows.length} touch two owners or more`}</small>
      </h3>
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>Change</th>
              <th>Modules touched</th>
              <th>Owners</th>
              <th>
                <span className="visually-hidden">Plan it no more</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ change, modules, owners }) => (
              <tr key={change.id}>
                <td>{change.name}</td>
                <td>{modules.length === 0 ? 'none' : modules.map(({ name }) => name).join(', ')}</td>
                <td>{owners.map(({ name }) => name).join(', ')}</td>
                <td>
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`Plan ${change.name} no more`}
                    onClick={() =>
                      onChange(
                        { changes: changes.filter(({ id }) => id !== change.id) },
                        `Remove change ${change.name}`,
                      )
                    }
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddConcern known={unplanned} onAdd={add} />
      {duplicates.length > 0 && (
        <p className="inspector-note">
          In several operations: {duplicates.map(([concern, count]) => `${concern} in ${count}`).join(', ')}.
        </p>
      )}
    </section>
  );
}

interface AddConcernProps {
  /** Concerns of steps of the stage: what is typed may be another, which touches nothing yet. */
  readonly known: readonly string[];
  readonly onAdd: (concern: string) => void;
}

function AddConcern({ known, onAdd }: AddConcernProps) {
  const id = useId();
  const list = useId();
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() !== '') onAdd(text.trim().slice(0, 100));
    setText('');
  };
  return (
    <div className="add-choice">
      <label className="visually-hidden" htmlFor={id}>
        Concern of a planned change
      </label>
      <input
        id={id}
        list={list}
        className="line-input"
        placeholder="concern of its steps"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && add()}
      />
      <datalist id={list}>
        {known.map((concern) => (
          <option key={concern}>{concern}</option>
        ))}
      </datalist>
      <button type="button" className="button" onClick={add}>
        Plan a change
      </button>
    </div>
  );
}
