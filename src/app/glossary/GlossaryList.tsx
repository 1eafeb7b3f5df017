/** Every number on screen, with search. The same texts as behind each name. */
import { useState } from 'react';
import { glossary, type TermId } from '#catalog';
import { TermBody } from './TermBody';
import './glossary.css';

const ids = (Object.keys(glossary) as TermId[]).toSorted((a, b) => glossary[a].name.localeCompare(glossary[b].name));

/** Terms whose name or definition contains every word of the search. */
export function findTerms(search: string): readonly TermId[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return ids.filter((id) => {
    const text = `${glossary[id].name} ${glossary[id].definition}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function GlossaryList() {
  const [search, setSearch] = useState('');
  const found = findTerms(search);
  return (
    <div className="glossary-list">
      <header>
        <p>
          What every number in Loadbearing means, how it is computed, and over which time.{' '}
          <a href="#/accuracy">How do we know it is right?</a>
        </p>
        <input
          type="search"
          aria-label="Find a term"
          placeholder="Find a term"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </header>
      {found.length === 0 && <p>No term holds “{search}”. Try one word of it.</p>}
      {found.map((id) => (
        <article key={id} id={id}>
          <h2>{glossary[id].name}</h2>
          <TermBody term={id} />
        </article>
      ))}
    </div>
  );
}
