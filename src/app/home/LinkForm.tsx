/** A field for the link of a design, and the button that opens it. */
import { useId, useState } from 'react';

export interface LinkFormProps {
  readonly label: string;
  readonly action: string;
}

export function LinkForm({ label, action }: LinkFormProps) {
  const id = useId();
  const [link, setLink] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        location.hash = link.slice(link.indexOf('#') + 1).trim();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="line-input"
        value={link}
        autoComplete="off"
        onChange={(event) => setLink(event.target.value)}
      />
      <button type="submit" className="button" disabled={link.trim() === ''}>
        {action}
      </button>
    </form>
  );
}
