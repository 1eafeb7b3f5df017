/** The exercises on the home page, in the order of the course, with what was passed in this browser. */
import { useEffect, useState } from 'react';
import { exercises, type ExerciseEntry } from '#exercises';
import { readProgress } from '../storage/exercise-progress';
import type { OpenedExercise } from '../stores/exercise-store';
import { download } from '../share/download';
import { StagePicture } from '../home/StagePicture';
import { chapterNames } from './chapter-names';

const chapters = [...new Set(exercises.map(({ chapter }) => chapter))];

export function ExerciseCards() {
  const { passed } = readProgress();
  const next = exercises.find(({ id }) => passed[id] === undefined)?.chapter ?? chapters[0];
  const done = exercises.filter(({ id }) => passed[id] !== undefined).length;
  return (
    <section aria-label="Exercises">
      <h2>
        Exercises{' '}
        <small>
          {done} of {exercises.length} passed in this browser · <a href="#/course">what each teaches</a> ·{' '}
          <button type="button" className="button is-quiet" onClick={() => void saveProgress()}>
            save progress as a file
          </button>
        </small>
      </h2>
      {chapters.map((chapter) => (
        <Chapter key={chapter} chapter={chapter} passed={passed} isNext={chapter === next} />
      ))}
    </section>
  );
}

/** It is opened like any file, and added to what is there. */
async function saveProgress(): Promise<void> {
  const [{ serializeProgress }, { keptExercises }] = await Promise.all([
    import('../storage/progress-file'),
    import('../storage/kept-exercises'),
  ]);
  const text = serializeProgress({ ...readProgress(), exercises: await keptExercises() });
  download({ name: 'progress.loadbearing.json', text });
}

interface ChapterProps {
  readonly chapter: number;
  /** Version that was passed, by exercise. */
  readonly passed: Readonly<Record<string, number>>;
  /** Whether it is the one to go on with: it is open from the start. */
  readonly isNext: boolean;
}

/** Its exercises are read once it is opened. */
function Chapter({ chapter, passed, isNext }: ChapterProps) {
  const [isOpen, setOpen] = useState(isNext);
  const entries = exercises.filter((each) => each.chapter === chapter);
  const done = entries.filter(({ id }) => passed[id] !== undefined).length;
  return (
    <details className="home-chapter" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        Chapter {chapter}: {chapterNames[chapter]}{' '}
        <small>
          {entries.length === 1 ? '1 exercise' : `${entries.length} exercises`}, {done} passed
        </small>
      </summary>
      {isOpen && (
        <div className="home-grid">
          {entries.map((entry) => (
            <ExerciseCard key={entry.id} entry={entry} passed={passed[entry.id] ?? null} />
          ))}
        </div>
      )}
    </details>
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
