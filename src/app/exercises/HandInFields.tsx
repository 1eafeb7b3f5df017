/** The drawing handed in as a link, passed or not: with the name that the learner gives, and nothing of what was judged here. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { packHandIn } from '#exercises';
import { encodePacket } from '#sharing';
import { engineRevision } from '../share/engine-revision';
import { LinkField } from '../share/LinkField';
import { classInForce } from '../storage/class-in-force';
import { readProgress } from '../storage/exercise-progress';
import { documentStore } from '../stores/document-store';
import { exerciseStore, type OpenedExercise } from '../stores/exercise-store';
import { handedIn } from './exercise-control';

const nameKey = 'loadbearing-name';

export function HandInFields({ opened }: { readonly opened: OpenedExercise }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="brief-hand-in" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Hand in</summary>
      {isOpen && <Fields opened={opened} />}
    </details>
  );
}

function Fields({ opened: { exercise, text, whole } }: { readonly opened: OpenedExercise }) {
  const [name, setName] = useState(localStorage.getItem(nameKey) ?? '');
  const document = useStore(documentStore, ({ history }) => history.document);
  const answers = useStore(exerciseStore, (state) => state.notes.answers);
  const best = readProgress().best[exercise.id];
  const classCode = classInForce()?.code ?? '';
  const solution = { document: handedIn(exercise, document), answers };
  const packed = packHandIn({ name, exercise: exercise.id, version: exercise.version, whole, solution, classCode });
  const link = encodePacket({ kind: 'hand-in', ...packed }, `${text.title} ${name}`, engineRevision);
  return (
    <>
      <label>
        Your name
        <input
          className="line-input"
          value={name}
          maxLength={100}
          autoComplete="name"
          onChange={({ target }) => {
            setName(target.value);
            localStorage.setItem(nameKey, target.value);
          }}
        />
      </label>
      <LinkField label="Link to hand in" url={`${location.href.split('#')[0] ?? ''}#${link}`} />
      {best && (
        <LinkField
          label={`Your best solution so far${best.usd === null ? '' : `, $${Math.round(best.usd)} a month`}`}
          url={`${location.href.split('#')[0] ?? ''}#${best.link}`}
        />
      )}
      <small>
        It holds the drawing, your name{classCode !== '' && `, and the class code ${classCode}`}. Whoever grades it has
        it judged anew.
      </small>
    </>
  );
}
