/** The row of scenes under a talk: which one is shown, the state in which it opened, and where one can go from here. */
import { encodeLink } from '#sharing';
import { useState } from 'react';
import type { Talk } from '../stores/demo-store';
import { engineRevision } from '../share/engine-revision';
import { back, endDemo, improvise, next, returnToScene, showScene, toggleNotes } from './demo-control';

const shownDigits = 8;

export function SceneStrip({ talk }: { readonly talk: Talk }) {
  const { document, at, digest, isImprovised, isTold, hasNotes } = talk;
  const { scenes } = document;
  const isLast = at === scenes.length - 1;
  return (
    <nav className="demo-strip" aria-label="Scenes">
      {hasNotes && <p className="demo-note">{scenes[at]?.note || 'No note for this scene.'}</p>}
      <span className="demo-count">
        Scene {at + 1} of {scenes.length}
      </span>
      <ol className="demo-dots">
        {scenes.map(({ id, title }, place) => (
          <li key={id}>
            <button
              type="button"
              aria-label={`Scene ${place + 1}: ${title}`}
              title={title}
              aria-current={place === at ? 'step' : undefined}
              data-passed={place < at}
              onClick={() => showScene(place)}
            />
          </li>
        ))}
      </ol>
      <span
        className="demo-state"
        title="Digest of the run where the scene opened: the same on every machine, whatever was done before"
      >
        {digest === '' ? (
          'getting there'
        ) : (
          <>
            state <code data-testid="scene-state">{digest.slice(0, shownDigits)}</code>
          </>
        )}
      </span>
      <span className="demo-ways">
        <button type="button" disabled={at === 0} title="← or Page Up" onClick={back}>
          Back
        </button>
        <button type="button" disabled={isLast && isTold} title="→ or Page Down" onClick={next}>
          {isTold ? 'Next' : 'Answer'}
        </button>
        {isImprovised ? (
          <button
            type="button"
            title="The scene as it opened: what was done since is forgotten"
            onClick={returnToScene}
          >
            Return
          </button>
        ) : (
          <button type="button" title="I: the whole editor, for anything that comes to mind" onClick={improvise}>
            Improvise
          </button>
        )}
        <button type="button" title="N" aria-pressed={hasNotes} onClick={toggleNotes}>
          Notes
        </button>
        <CopySceneLink key={at} talk={talk} />
        <button type="button" title="Esc" onClick={endDemo}>
          End
        </button>
      </span>
    </nav>
  );
}

/** Whoever opens it is in this scene, with the same run. */
function CopySceneLink({ talk: { document, at } }: { readonly talk: Talk }) {
  const [said, setSaid] = useState('Link to this scene');
  const copy = async () => {
    const page = location.href.split(/[?#]/)[0] ?? '';
    try {
      await navigator.clipboard.writeText(`${page}?scene=${at + 1}#${encodeLink(document, engineRevision)}`);
      setSaid('Copied');
    } catch {
      setSaid('The browser refused the clipboard');
    }
  };
  return (
    <button type="button" onClick={() => void copy()}>
      {said}
    </button>
  );
}
