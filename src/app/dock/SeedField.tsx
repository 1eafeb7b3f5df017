/** The seed of the document's scenario: what it says is in the link, in the file and in every run. */
import { useState } from 'react';
import { anotherSeed, changeSeed, readSeed } from '../run/seed';
import { RunButton } from './RunButton';

export function SeedField({ seed }: { readonly seed: number }) {
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? seed : readSeed(draft);
  const commit = () => {
    if (read === null) return;
    changeSeed(read);
    setDraft(null);
  };
  return (
    <span className="run-group">
      <label className="run-label" htmlFor="seed">
        Seed
      </label>
      <input
        id="seed"
        className="line-input run-seed"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? String(seed)}
        aria-invalid={read === null}
        aria-describedby={read === null ? 'seed-why' : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      {read === null && (
        <span id="seed-why" className="run-wrong">
          0 to 4,294,967,295, whole; for example 42
        </span>
      )}
      <RunButton
        icon="dice"
        label="Another seed"
        keys="R"
        disabled={false}
        onPress={() => {
          setDraft(null);
          anotherSeed();
        }}
      />
    </span>
  );
}
