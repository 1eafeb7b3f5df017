/** Three hints, shown one after the other: where to look, what kind of change, one change that works. */
import { useStore } from 'zustand';
import { classStore } from '../storage/class-in-force';
import { exerciseStore } from '../stores/exercise-store';
import { note } from './exercise-control';

const kinds = ['Where to look', 'What kind of change', 'One change that works'] as const;

export function Hints({ texts }: { readonly texts: readonly string[] }) {
  const { hintsShown: asked, misses } = useStore(exerciseStore, (state) => state.notes);
  const areOpen = useStore(classStore, (state) => state.inForce?.hintsOpen ?? false);
  const hintsShown = areOpen ? texts.length : asked;
  return (
    <section className="brief-hints" aria-label="Hints">
      <h2>
        Hints{' '}
        <small>
          {misses >= 3 && hintsShown < texts.length ? 'stuck? the next one costs nothing' : 'they cost nothing'}
        </small>
      </h2>
      <ol>
        {texts.map((text, at) => (
          <li key={text}>
            <span className="brief-hint-kind">{kinds[at]}</span>
            {at < hintsShown && <p>{text}</p>}
            {at === hintsShown && (
              <button type="button" className="button" onClick={() => note({ hintsShown: at + 1 })}>
                Show
              </button>
            )}
            {at > hintsShown && <small>after the one before</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
