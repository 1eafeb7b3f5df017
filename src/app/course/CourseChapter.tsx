/** The exercises of a chapter, each with what it teaches. */
import type { CoveredSection, ExerciseEntry } from '#exercises';
import { readProgress } from '../storage/exercise-progress';

interface ChapterProps {
  readonly name: string;
  readonly entries: readonly ExerciseEntry[];
  readonly titles: Readonly<Record<string, string>>;
  readonly sections: readonly CoveredSection[];
}

export function CourseChapter({ name, entries, titles, sections }: ChapterProps) {
  const { passed } = readProgress();
  const items = sections.flatMap((section) => section.items);
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ol className="course-exercises">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={`#/exercise/${entry.id}`}>
              {entry.number}. {titles[entry.id]}
            </a>{' '}
            <small>
              about {entry.minutes} min{passed[entry.id] === undefined ? '' : ', passed'}
            </small>
            <ul>
              {items
                .filter((item) => item.exercises.includes(entry))
                .map(({ id, text }) => (
                  <li key={id}>{text}</li>
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
