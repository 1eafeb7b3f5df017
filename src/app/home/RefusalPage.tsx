/** A link that is not opened: what happened, what to do, and that nothing of the reader's is touched. */
import type { LinkRefusal } from '#sharing';
import { PageBar } from '../ui/PageBar';
import { LinkForm } from './LinkForm';
import './home.css';

/** What the page says; a link's refusal also has a reason, which is not shown. */
export type Refused = Omit<LinkRefusal, 'reason'>;

export function RefusalPage({ refusal }: { readonly refusal: Refused }) {
  return (
    <div className="page">
      <PageBar />
      <main className="refusal-page">
        <h1>{refusal.title}</h1>
        <p>{refusal.text}</p>
        <p>{refusal.remedy}</p>
        {refusal.problems.slice(0, 5).map(({ path, text: reason }) => (
          <p key={`${path}${reason}`} className="refusal-problem">
            <code>{path}</code> {reason}
          </p>
        ))}
        <LinkForm label="Paste the whole link" action="Open it" />
        <p>
          Your own designs are untouched. <a href="#/">All designs</a>
        </p>
      </main>
    </div>
  );
}
