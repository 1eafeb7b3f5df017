/** The exercises on the home page, in the order of the course, with what was passed in this browser. */
import { useEffect, useState } from 'react';
import { exercises, type ExerciseEntry } from '#exercises';
import { readProgress } from '../storage/exercise-progress';
import type { OpenedExercise } from '../stores/exercise-store';
import { StagePicture } from '../home/StagePicture';

export function ExerciseCards() {
  const { passed } = readProgress();
  const done = exercises.filter(({ id }) => passed[id] !== undefined).length;
  return (
    <section aria-label="Exercises">
      <h2>
        Exercises{' '}
        <small>
          {done} of {exercises.length} passed in this browser
        </small>
      </h2>
      <div className="home-grid">
        {exercises.map((entry) => (
          <ExerciseCard key={entry.id} entry={entry} passed={passed[entry.id] ?? null} />
        ))}
      </div>
    </section>
  );
}

function ExerciseCard({ entry, passed }: { readonly entry: ExerciseEntry; readonly passed: number | null }) {
  const [opened, setOpened] = useState<OpenedExercise | null>(null);
  useEffect(() => {
    void import('./exercise-control').then(({ readExercise }) => readExercise(entry.id)).then(setOpened);
  }, [entry]);
  const isOld = passed !== null && opened !== null && passed < opened.exercise.version;
  return (
    <a className="home-card" href={`#/exercise/${entry.id}`}>
      {opened && <StagePicture stage={opened.exercise.start.stages[0]} />}
      <b>
        {entry.number}. {opened?.text.title ?? ''}
      </b>
      <span>{opened?.text.task}</span>
      <small>
        about {entry.minutes} min{passed === null ? '' : isOld ? ', passed in an older version' : ', passed'}
      </small>
    </a>
  );
}
