/** The course: its exercises in reading order with what each teaches, and where every item of the course can be met. */
import { useEffect, useState } from 'react';
import { exercises, readCoverage, type CoveredSection } from '#exercises';
import { chapterNames } from '../exercises/chapter-names';
import { PageBar } from '../ui/PageBar';
import { CourseChapter } from './CourseChapter';
import { CoverageTable } from './CoverageTable';
import './course.css';

/** Those that have exercises, in their order. */
const chapters = [...new Set(exercises.map(({ chapter }) => chapter))].map((chapter) => ({
  chapter,
  name: chapterNames[chapter] ?? '',
}));

/** What the page tells of the course, read once it is open. */
interface Read {
  /** By the id of the exercise. */
  readonly titles: Readonly<Record<string, string>>;
  readonly sections: readonly CoveredSection[];
}

async function readCourse(): Promise<Read> {
  const { readExercise } = await import('../exercises/exercise-control');
  const [sections, opened] = await Promise.all([
    readCoverage(exercises),
    Promise.all(exercises.map(({ id }) => readExercise(id))),
  ]);
  const titles = exercises.map(({ id }, at) => [id, opened[at]?.text.title ?? id] as const);
  return { sections, titles: Object.fromEntries(titles) };
}

export function CoursePage() {
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => void readCourse().then(setRead), []);
  return (
    <div className="page">
      <PageBar />
      <main className="page-told course-page">
        <h1>The course</h1>
        <p className="page-lead">
          {exercises.length} exercises in {chapters.length} chapters. Those of the first chapter need nothing before
          them; chapters three to five can be taken in any order once the second is done, each from its beginning. The
          last one needs them all.
        </p>
        {read && (
          <>
            {chapters.map(({ chapter, name }) => (
              <CourseChapter
                key={chapter}
                name={`${chapter}. ${name.charAt(0).toUpperCase()}${name.slice(1)}`}
                entries={exercises.filter((entry) => entry.chapter === chapter)}
                titles={read.titles}
                sections={read.sections}
              />
            ))}
            <h2>Where each item is met</h2>
            <p className="page-lead">
              What the course says, item by item; beside each, the exercises that teach it and the designs that show it.
            </p>
            {read.sections.map((section) => (
              <CoverageTable key={section.title} section={section} titles={read.titles} />
            ))}
          </>
        )}
      </main>
    </div>
  );
}
