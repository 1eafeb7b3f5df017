/** Designs of the gallery under one heading, each with its picture, one thing to do first, and what it rests on. */
import type { GalleryEntry } from '#gallery';
import { StagePicture } from './StagePicture';
import { sheetsText } from './home-words';

interface ShelfProps {
  readonly title: string;
  readonly note: string;
  readonly entries: readonly GalleryEntry[];
}

export function GalleryShelf({ title, note, entries }: ShelfProps) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <small>{note}</small>
      </h2>
      <div className="home-grid">
        {entries.map((entry) => (
          <article key={entry.id}>
            <a className="home-card" href={`#/gallery/${entry.id}`}>
              <StagePicture stage={entry.document.stages[0]} />
              <b>{entry.title}</b>
              <span>{entry.summary}</span>
              <span>{entry.tryFirst}</span>
              <small>{sheetsText(entry.document)}</small>
            </a>
            {entry.facts.length > 0 && <Facts entry={entry} />}
          </article>
        ))}
      </div>
    </section>
  );
}

function Facts({ entry: { title, facts, scale } }: { readonly entry: GalleryEntry }) {
  return (
    <details className="home-facts">
      <summary aria-label={`Facts and sources of ${title}`}>Facts and sources</summary>
      {scale !== null && <p>{scale}</p>}
      <ul>
        {facts.map(({ text, source }) => (
          <li key={text}>
            {text} <cite>{source}</cite>
          </li>
        ))}
      </ul>
    </details>
  );
}
