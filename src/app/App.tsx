/** The page: home, or the editor with one document. What is open stands in the fragment: `#/`, `#/d/ID`, `#/exercise/ID`, `#/glossary`, `#/accuracy`, `#/course`, `#/grade`, `#/class`, or a link's text. */
import { lazy, Suspense, useEffect, useState } from 'react';
import { Editor } from './Editor';
import { DroppedFile } from './home/DroppedFile';
import { Home } from './home/Home';
import { RefusalPage } from './home/RefusalPage';
import { openRoute, type Opened } from './home/open-route';
import { SaveState } from './share/SaveState';
import { ShareButton } from './share/ShareButton';
import { documentStore } from './stores/document-store';
import { followTheme } from './stores/preferences-store';

const GlossaryPage = lazy(async () => ({ default: (await import('./glossary/GlossaryPage')).GlossaryPage }));
const GradePage = lazy(async () => ({ default: (await import('./grade/GradePage')).GradePage }));
const ClassPage = lazy(async () => ({ default: (await import('./class/ClassPage')).ClassPage }));
const CoursePage = lazy(async () => ({ default: (await import('./course/CoursePage')).CoursePage }));
const AccuracyPage = lazy(async () => ({ default: (await import('./accuracy/AccuracyPage')).AccuracyPage }));

export function App() {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(followTheme, []);
  useEffect(() => {
    let stale = false;
    const open = async () => {
      const next = await openRoute(location.hash);
      if (!stale) setOpened(next);
    };
    const follow = () => void open();
    follow();
    addEventListener('hashchange', follow);
    return () => {
      stale = true;
      removeEventListener('hashchange', follow);
    };
  }, []);
  useEffect(
    () =>
      documentStore.subscribe(({ history }) => {
        document.title = `${history.document.title} · Loadbearing`;
      }),
    [],
  );
  return (
    <>
      <DroppedFile />
      {opened && <Page opened={opened} />}
    </>
  );
}

function Page({ opened }: { readonly opened: Opened }) {
  switch (opened.page) {
    case 'home':
      return <Home />;
    case 'glossary':
      return (
        <Suspense>
          <GlossaryPage />
        </Suspense>
      );
    case 'accuracy':
      return (
        <Suspense>
          <AccuracyPage />
        </Suspense>
      );
    case 'course':
      return (
        <Suspense>
          <CoursePage />
        </Suspense>
      );
    case 'class':
      return (
        <Suspense>
          <ClassPage />
        </Suspense>
      );
    case 'grade':
      return (
        <Suspense>
          <GradePage />
        </Suspense>
      );
    case 'refused':
      return <RefusalPage refusal={opened.refusal} />;
    case 'editor':
      return (
        <Editor key={opened.key} opensRunning={opened.opensRunning}>
          <SaveState />
          <ShareButton />
        </Editor>
      );
  }
}
