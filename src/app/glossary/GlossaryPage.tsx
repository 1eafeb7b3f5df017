/** The glossary as a page of its own, with an address. */
import { PageBar } from '../ui/PageBar';
import { GlossaryList } from './GlossaryList';

export function GlossaryPage() {
  return (
    <div className="page">
      <PageBar />
      <main className="glossary-page">
        <h1>Glossary</h1>
        <GlossaryList />
      </main>
    </div>
  );
}
