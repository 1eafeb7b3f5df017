/** A word that may be missing, kept when the field is left or Enter is pressed. */
import { useId, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { FieldFrame } from './FieldFrame';
import { leaveField } from './number-draft';

export interface WordFieldProps {
  readonly label: string;
  readonly help: string;
  readonly word: string;
  /** What an empty field means. */
  readonly none: string;
  readonly onChange: (word: string) => void;
}

const longest = 300;

export function WordField({ label, help, word, none, onChange }: WordFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim().slice(0, longest);
    if (text !== undefined && text !== word) onChange(text);
    setDraft(null);
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    flushSync(event.key === 'Enter' ? commit : () => setDraft(null));
    leaveField(event.currentTarget);
  };
  return (
    <FieldFrame id={id} label={label} info={{ help }} onReset={word === '' ? null : () => onChange('')}>
      <span className="field-box">
        <input
          id={id}
          className="name-field"
          aria-label={label}
          placeholder={none}
          value={draft ?? word}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={onKey}
        />
      </span>
    </FieldFrame>
  );
}
