/** Home: the reader's own designs, the gallery, and how to read a part. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { deleteKept, keptDays, listDocuments, trashDocument, type KeptDocument } from '../storage/documents';
import { PageBar } from '../ui/PageBar';
import { daysLeft, timeText } from './home-words';
import { KeptCard } from './KeptCard';
import { Legend } from './Legend';
import { OpenDesign } from './OpenDesign';
import './home.css';

const ExerciseCards = lazy(async () => ({ default: (await import('../exercises/ExerciseCards')).ExerciseCards }));
const KeptExercises = lazy(async () => ({ default: (await import('../exercises/KeptExercises')).KeptExercises }));
const GalleryShelves = lazy(async () => ({ default: (await import('./GalleryShelves')).GalleryShelves }));

export function Home() {
  const [kept, setKept] = useState<readonly KeptDocument[]>([]);
  const refresh = () => void listDocuments().then(setKept);
  useEffect(refresh, []);
  const own = kept.filter(({ trashedAt }) => trashedAt === null);
  return (
    <div className="home">
      <PageBar />
      <main className="home-main">
        <div className="home-head">
          <div>
            <h1>What will it carry?</h1>
            <p>
              Draw a backend, load it, find where it gives way. <a href="#/accuracy">How do we know it is right?</a>
            </p>
          </div>
          <OpenDesign />
          <a className="home-new" href="#/new">
            <span aria-hidden="true">+</span> Empty sheet
          </a>
        </div>
        <section aria-label="Yours">
          <h2>
            Yours <small>kept in this browser{own[0] ? `, saved ${timeText(own[0].savedAt)}` : ''}</small>
          </h2>
          {own.length === 0 ? (
            <p className="home-none">
              Nothing yet. Open a design and change it, or begin with an empty sheet: it is kept here from its first
              change.
            </p>
          ) : (
            <div className="home-grid">
              {own.map((document) => (
                <KeptCard key={document.id} kept={document} onChange={refresh} />
              ))}
            </div>
          )}
        </section>
        <Suspense fallback={null}>
          <ExerciseCards />
          <KeptExercises />
          <GalleryShelves />
        </Suspense>
        <Trash trashed={kept.filter(({ trashedAt }) => trashedAt !== null)} onChange={refresh} />
      </main>
      <Legend />
    </div>
  );
}

function Trash({ trashed, onChange }: { readonly trashed: readonly KeptDocument[]; readonly onChange: () => void }) {
  if (trashed.length === 0) return null;
  return (
    <section aria-label="Trash">
      <h2>
        Trash <small>emptied after {keptDays} days</small>
      </h2>
      <ul className="home-trash">
        {trashed.map(({ id, title, trashedAt }) => (
          <li key={id}>
            <b>{title}</b>
            <small>{daysLeft(trashedAt ?? 0, keptDays)} days left</small>
            <button type="button" className="button" onClick={() => void trashDocument(id, false).then(onChange)}>
              Restore
            </button>
            <button type="button" className="button is-quiet" onClick={() => void deleteKept(id).then(onChange)}>
              Delete now
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
