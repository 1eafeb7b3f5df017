/** A name, edited in place. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { leaveField } from './number-draft';

export interface NameFieldProps {
  readonly name: string;
  readonly label: string;
  /** Whether it can only be read. */
  readonly disabled?: boolean;
  readonly onChange: (name: string) => void;
}

export function NameField({ name, label, disabled = false, onChange }: NameFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim() ?? '';
    if (text !== '' && text !== name) onChange(text.slice(0, 300));
    setDraft(null);
  };
  return (
    <input
      className="name-field"
      aria-label={label}
      disabled={disabled}
      value={draft ?? name}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') flushSync(() => setDraft(null));
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.currentTarget.blur();
        leaveField(event.currentTarget);
      }}
    />
  );
}
