/** What the learner cannot change: parts, what modules do, and single fields of parts. */
import { useState } from 'react';
import { kindOf } from '#catalog';
import type { ComponentId, Stage } from '#design';
import type { ExerciseBrief } from '#exercises';
import { write } from './author-control';
import { Checks } from './Checks';

interface LockFieldsProps {
  readonly draft: ExerciseBrief;
  readonly start: Stage;
}

const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name });

export function LockFields({ draft, start: { components, modules } }: LockFieldsProps) {
  const set = (locked: readonly string[]) => write({ locked: locked as ExerciseBrief['locked'] });
  return (
    <>
      <Checks
        legend="Locked: the learner cannot change these parts"
        options={components.map(named)}
        chosen={draft.locked}
        onChange={set}
      />
      {modules.length > 0 && (
        <Checks
          legend="Locked: what these modules do stays as it is, wherever they stand"
          options={modules.map(named)}
          chosen={draft.locked}
          onChange={set}
        />
      )}
      <LockedParameters draft={draft} components={components.filter(({ id }) => !draft.locked.includes(id))} />
    </>
  );
}

/** One part at a time: each has dozens. */
function LockedParameters({ draft, components }: Pick<LockFieldsProps, 'draft'> & Pick<Stage, 'components'>) {
  const [asked, setAsked] = useState<string>('');
  const { lockedFields = [] } = draft;
  const part = components.find(({ id }) => id === asked);
  const lock = (component: ComponentId, parameters: readonly string[]) => {
    const others = lockedFields.filter((each) => each.component !== component);
    write({ lockedFields: parameters.length === 0 ? others : [...others, { component, parameters }] });
  };
  return (
    <>
      <label className="author-row">
        Locked fields of
        <select className="line-input" value={part ? asked : ''} onChange={({ target }) => setAsked(target.value)}>
          <option value="">choose a part</option>
          {components.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {part && (
        <Checks
          legend={`Locked fields of ${part.name}: the learner cannot change these`}
          options={(kindOf(part.kind)?.spec.parameters ?? []).map(({ name, label }) => ({ value: name, label }))}
          chosen={lockedFields.find(({ component }) => component === part.id)?.parameters ?? []}
          onChange={(parameters) => lock(part.id, parameters)}
        />
      )}
    </>
  );
}
