/** A link to copy, with its length against what chats let through. */
import { useId, useState } from 'react';
import { fitWords } from './share-words';

export interface LinkFieldProps {
  readonly label: string;
  readonly url: string;
  readonly onCopied?: () => void;
}

export function LinkField({ label, url, onCopied }: LinkFieldProps) {
  const id = useId();
  const [said, setSaid] = useState('');
  const copy = async () => {
    onCopied?.();
    try {
      await navigator.clipboard.writeText(url);
      setSaid('Copied.');
    } catch {
      setSaid('The browser refused the clipboard. Select the link and copy it.');
    }
  };
  return (
    <div className="link-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="line-input" readOnly value={url} onFocus={({ target }) => target.select()} />
      <button type="button" className="button" onClick={() => void copy()}>
        Copy the link
      </button>
      <small>
        {fitWords(url.length)} <output>{said}</output>
      </small>
    </div>
  );
}
