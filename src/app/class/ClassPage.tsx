/** The class that is in force, and a new one made: a link and a file, which no server keeps. */
import { useStore } from 'zustand';
import { classStore } from '../storage/class-in-force';
import { PageBar } from '../ui/PageBar';
import { ClassFields } from './ClassFields';
import { figureLines } from './class-figures';
import { classWords } from './class-words';
import './class.css';

export function ClassPage() {
  const inForce = useStore(classStore, (state) => state.inForce);
  return (
    <div className="page">
      <PageBar />
      <main className="class-page">
        <h1>{inForce ? `Class ${inForce.name}` : 'Class'}</h1>
        {inForce && (
          <section aria-label="In force">
            <p>
              This browser is in the class {inForce.name}, code {inForce.code}, until you leave it.{' '}
              {classWords(inForce)}
            </p>
            <FigureList lines={figureLines(inForce.defaults)} />
            <p>
              <a href="#/course">To the exercises</a>
            </p>
          </section>
        )}
        <ClassFields />
      </main>
    </div>
  );
}

function FigureList({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p>New parts start from:</p>
      <ul className="class-told" aria-label="What new parts start from">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
