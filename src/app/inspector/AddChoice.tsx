/** Chooses one thing and adds it with a button: a choice alone changes nothing, so arrow keys can go through it. */
import { useId, useState } from 'react';

export interface AddChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onAdd: (value: string) => void;
}

export function AddChoice({ label, options, onAdd }: AddChoiceProps) {
  const id = useId();
  const [chosen, setChosen] = useState('');
  const value = options.find((option) => option.value === chosen)?.value ?? options[0]?.value;
  if (value === undefined) return null;
  return (
    <div className="add-choice">
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => setChosen(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <button type="button" className="button" onClick={() => onAdd(value)}>
        Add
      </button>
    </div>
  );
}
