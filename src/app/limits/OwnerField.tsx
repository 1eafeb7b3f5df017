/** Whose limit it is: anybody may be named, those that are named already are offered. */
import { useId, useState } from 'react';
import { FieldFrame } from '../inspector/FieldFrame';

export interface OwnerFieldProps {
  readonly owner: string;
  readonly known: readonly string[];
  readonly onChange: (owner: string) => void;
}

const longest = 100;

export function OwnerField({ owner, known, onChange }: OwnerFieldProps) {
  const id = useId();
  const list = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim().slice(0, longest);
    if (text !== undefined && text !== owner) onChange(text);
    setDraft(null);
  };
  return (
    <FieldFrame id={id} label="Owner" info={null} onReset={null}>
      <span className="field-box">
        <input
          id={id}
          type="text"
          list={list}
          value={draft ?? owner}
          placeholder="who asks for it"
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
          }}
        />
      </span>
      <datalist id={list}>
        {known.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </datalist>
    </FieldFrame>
  );
}
