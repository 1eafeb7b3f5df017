/** What keeps a part from running, beside the part: cause, then what would mend it. */
import { useEffect } from 'react';
import { declarations } from '#catalog';
import { applyFix, type Problem } from '#design';
import { documentStore, edit } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { Callout } from './Callout';
import { boxOf, type ComponentNode } from './to-flow';

/** The worst first; the others are counted, and stand in the inspector. */
const mostShown = 2;
const order = ['error', 'warning', 'lesson'] as const;

export function ProblemCallout({ node }: { readonly node: ComponentNode }) {
  const close = () => editorStore.setState({ callout: null });
  // Mended, it is closed for good: a step back is no reason to open it again.
  const isMended = node.data.problems.length === 0;
  useEffect(() => {
    if (isMended) editorStore.setState({ callout: null });
  }, [isMended]);
  const problems = node.data.problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  if (isMended) return null;
  const { x, y, width, height } = boxOf(node);
  const more = problems.length - mostShown;
  return (
    <Callout
      anchor={{ x: x + width / 2, y: y + height + 4 }}
      about={[node.id]}
      label={`Problems of ${node.data.component.name}`}
      tone="problem"
      onClose={close}
    >
      {problems.slice(0, mostShown).map((problem, at) => (
        <OneProblem key={at} problem={problem} />
      ))}
      {more > 0 && <p className="callout-more">{more} more in the inspector.</p>}
      <div className="callout-actions">
        <button type="button" className="button is-quiet" onClick={close}>
          Close
        </button>
      </div>
    </Callout>
  );
}

function OneProblem({ problem: { severity, title, text, fixes } }: { readonly problem: Problem }) {
  const { stage } = documentStore.getState();
  return (
    <section className={`callout-problem is-${severity}`}>
      <b>{title}</b>
      <p>{text}</p>
      <div className="callout-actions">
        {fixes.map((fix) => (
          <button
            key={fix.label}
            type="button"
            className="button"
            onClick={() => edit({ label: fix.label }, (document) => applyFix(document, stage, fix, declarations))}
          >
            {fix.label}
          </button>
        ))}
      </div>
    </section>
  );
}
