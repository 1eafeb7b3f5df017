/** The bar of a page that is not the editor: the way home, the course, how accurate it is, the glossary, the theme. */
import { Mark } from './Mark';
import { ThemeButton } from './ThemeButton';
import './page.css';

export function PageBar() {
  return (
    <header className="page-bar">
      <a className="page-mark" href="#/">
        <Mark />
        <b>Loadbearing</b>
      </a>
      <a href="#/course">Course</a>
      <a href="#/grade">Class</a>
      <a href="#/accuracy">Accuracy</a>
      <a href="#/glossary">Glossary</a>
      <ThemeButton />
    </header>
  );
}
