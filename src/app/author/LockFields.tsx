/** What the learner cannot change: parts, what modules do, and single fields of parts. */
import { useState } from 'react';
import { specOf } from '#catalog';
import type { ComponentId, Stage } from '#design';
import type { ExerciseBrief } from '#exercises';
import { write } from './author-control';
import { Checks } from './Checks';

interface LockFieldsProps {
  readonly draft: ExerciseBrief;
  readonly start: Stage;
}

/** Those too that the learner adds. */
const everyPart = { value: 'all', label: 'every part' };

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
  const isOfAll = asked === everyPart.value;
  const part = components.find(({ id }) => id === asked);
  const parts = isOfAll ? components : part ? [part] : [];
  const labels = new Map(
    parts.flatMap(({ kind }) => specOf(kind)?.parameters ?? []).map(({ name, label }) => [name, label]),
  );
  const lock = (component: ComponentId | null, parameters: readonly string[]) => {
    const others = lockedFields.filter((each) => each.component !== component);
    write({ lockedFields: parameters.length === 0 ? others : [...others, { component, parameters }] });
  };
  return (
    <>
      <label className="author-row">
        Locked fields of
        <select
          className="line-input"
          value={parts.length > 0 ? asked : ''}
          onChange={({ target }) => setAsked(target.value)}
        >
          <option value="">choose a part</option>
          {[everyPart, ...components.map(named)].map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {parts.length > 0 && (
        <Checks
          legend={`Locked fields of ${part?.name ?? everyPart.label}: the learner cannot change these`}
          options={Array.from(labels, ([value, label]) => ({ value, label }))}
          chosen={lockedFields.find(({ component }) => component === (part?.id ?? null))?.parameters ?? []}
          onChange={(parameters) => lock(part?.id ?? null, parameters)}
        />
      )}
    </>
  );
}
