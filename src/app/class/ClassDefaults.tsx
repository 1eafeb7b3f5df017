/** What new parts of the class start from: figures chosen by kind, set in the fields that their parts have. */
import { useState } from 'react';
import { specs } from '#catalog';
import type { Configuration, KindDeclaration, KindDefaults, KindId, ParameterValue } from '#design';
import { ParameterField } from '../inspector/ParameterField';
import { withFigure, withoutFigure } from './class-figures';

export interface ClassDefaultsProps {
  readonly defaults: KindDefaults;
  readonly onChange: (defaults: KindDefaults) => void;
}

const settable = specs.filter(({ parameters }) => parameters.length > 0);

export function ClassDefaults({ defaults, onChange }: ClassDefaultsProps) {
  const set = (kind: KindId, name: string, value: ParameterValue) =>
    onChange(withFigure(defaults, kind, { [name]: value }));
  return (
    <section aria-label="Figures of new parts">
      <h3>New parts start from</h3>
      <p>
        What a learner puts on the sheet in an exercise begins with these. Parts that stand there keep what they have.
      </p>
      {settable
        .filter(({ id }) => defaults[id])
        .map((kind) => (
          <section key={kind.id} aria-label={kind.title} className="class-figures">
            <h4>{kind.title}</h4>
            {figuresOf(kind, defaults[kind.id] ?? {}).map(({ parameter, value }) => (
              <div key={parameter.name} className="class-figure">
                <ParameterField
                  parameter={parameter}
                  value={value}
                  onChange={(next) => set(kind.id, parameter.name, next)}
                />
                <button
                  type="button"
                  className="button is-quiet"
                  aria-label={`Leave out ${parameter.label} of ${kind.title}`}
                  onClick={() => onChange(withoutFigure(defaults, kind.id, parameter.name))}
                >
                  Leave out
                </button>
              </div>
            ))}
          </section>
        ))}
      <AddFigure defaults={defaults} onAdd={set} />
    </section>
  );
}

/** In the order of the kind's fields. */
const figuresOf = ({ parameters }: KindDeclaration, own: Configuration) =>
  parameters.flatMap((parameter) => {
    const value = own[parameter.name];
    return value === undefined ? [] : [{ parameter, value }];
  });

interface AddFigureProps {
  readonly defaults: KindDefaults;
  readonly onAdd: (kind: KindId, name: string, value: ParameterValue) => void;
}

/** A kind, and then which of its figures: it is added as it is everywhere else. */
function AddFigure({ defaults, onAdd }: AddFigureProps) {
  const [chosen, setChosen] = useState('');
  const kind = settable.find(({ id }) => id === chosen);
  const free = kind?.parameters.filter(({ name }) => defaults[kind.id]?.[name] === undefined) ?? [];
  const add = (name: string) => {
    const parameter = free.find((each) => each.name === name);
    if (kind && parameter) onAdd(kind.id, name, parameter.default);
  };
  return (
    <div className="class-add">
      <label className="class-field">
        Kind
        <select className="line-input" value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="">choose a kind</option>
          {settable.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="class-field">
        Add a figure of it
        <select className="line-input" value="" disabled={!kind} onChange={({ target }) => add(target.value)}>
          <option value="">choose a figure</option>
          {free.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
