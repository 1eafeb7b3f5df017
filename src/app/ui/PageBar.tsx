/** The bar of a page that is not the editor: the way home, the class in force, the course, how accurate it is, the glossary, the theme. */
import { lazy, Suspense } from 'react';
import { classKey } from '../storage/class-key';
import { Mark } from './Mark';
import { ThemeButton } from './ThemeButton';
import './page.css';

const ClassBadge = lazy(async () => ({ default: (await import('../class/ClassBadge')).ClassBadge }));

export function PageBar() {
  return (
    <header className="page-bar">
      <a className="page-mark" href="#/">
        <Mark />
        <b>Loadbearing</b>
      </a>
      {localStorage.getItem(classKey) !== null && (
        <Suspense>
          <ClassBadge />
        </Suspense>
      )}
      <a href="#/course">Course</a>
      <a href="#/grade">Class</a>
      <a href="#/accuracy">Accuracy</a>
      <a href="#/glossary">Glossary</a>
      <ThemeButton />
    </header>
  );
}
