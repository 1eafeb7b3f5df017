/** The exercise beside the sheet: story, prediction, goals with what the judge said, hints, and once it is passed afterword and stretch. */
import { useStore } from 'zustand';
import { exercises } from '#exercises';
import { locksOf } from '#judging';
import { ClassBadge } from '../class/ClassBadge';
import { exerciseStore, type OpenedExercise } from '../stores/exercise-store';
import { chapterNames } from './chapter-names';
import { CheckBar } from './CheckBar';
import { Goals } from './Goals';
import { HandInFields } from './HandInFields';
import { Hints } from './Hints';
import { lockedWords } from './lock-words';
import { Prediction } from './Prediction';
import './exercises.css';

export function Brief({ opened }: { readonly opened: OpenedExercise }) {
  const { entry, text, exercise, minutes } = opened;
  const judgement = useStore(exerciseStore, (state) => state.judgement);
  return (
    <section className="brief" aria-label="Exercise">
      <p className="brief-place">
        <span>
          {entry
            ? `Exercise ${entry.number} of ${exercises.length}, ${chapterNames[entry.chapter]}`
            : 'An exercise from an author'}
        </span>
        <span>about {minutes} min</span>
      </p>
      <ClassBadge />
      <h1>{text.title}</h1>
      <p>{text.story}</p>
      <p>
        <b>{text.task}</b>
      </p>
      <Locks exercise={exercise} />
      <Prediction opened={opened} />
      <Goals opened={opened} />
      <CheckBar />
      <HandInFields opened={opened} />
      <Hints texts={text.hints} />
      {judgement?.passed === true && (
        <>
          <Told heading="Afterword" text={text.afterword} />
          {text.stretch !== '' && <Told heading="Stretch" text={text.stretch} />}
        </>
      )}
      <p className="brief-links">
        <a href={`#/exercise/${exercise.id}`} onClick={openAnew}>
          Back to the start
        </a>
        <a href="#/">Leave</a>
      </p>
    </section>
  );
}

/** What is told once it is passed. */
function Told({ heading, text }: { readonly heading: string; readonly text: string }) {
  return (
    <section className="brief-told" aria-label={heading}>
      <h2>{heading}</h2>
      <p>{text}</p>
    </section>
  );
}

/** What is given. */
function Locks({ exercise }: Pick<OpenedExercise, 'exercise'>) {
  const locks = locksOf(exercise);
  return locks.length === 0 ? null : <p className="brief-locks">Locked: {lockedWords(locks)}.</p>;
}

/** Where the address is the same already, nothing would open anew. */
function openAnew(): void {
  if (location.hash.startsWith('#/exercise/')) location.reload();
}
