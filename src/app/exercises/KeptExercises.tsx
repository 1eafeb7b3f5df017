/** Exercises on the home page that came by link or file, with what was passed of them. */
import { useEffect, useState } from 'react';
import { playable, type PlayableExercise } from '#exercises';
import { StagePicture } from '../home/StagePicture';
import { readProgress } from '../storage/exercise-progress';
import { keptExercises } from '../storage/kept-exercises';

export function KeptExercises() {
  const [kept, setKept] = useState<readonly PlayableExercise[]>([]);
  useEffect(() => void keptExercises().then((all) => setKept(all.map(playable))), []);
  const { passed } = readProgress();
  if (kept.length === 0) return null;
  return (
    <section aria-label="Exercises from others">
      <h2>
        From others <small>came by link or file, kept in this browser</small>
      </h2>
      <div className="home-grid">
        {kept.map(({ exercise, text, minutes }) => (
          <a key={exercise.id} className="home-card" href={`#/exercise/${exercise.id}`}>
            <StagePicture stage={exercise.start.stages[0]} />
            <b>{text.title}</b>
            <span>{text.task}</span>
            <small>
              about {minutes} min{(passed[exercise.id] ?? 0) >= exercise.version ? ', passed' : ''}
            </small>
          </a>
        ))}
      </div>
    </section>
  );
}
