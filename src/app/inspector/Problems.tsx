/** Problems where they stand: cause in words, then what would mend it. */
import { declarations } from '#catalog';
import { applyFix, type Problem, type Stage } from '#design';
import { edit } from '../stores/document-store';

export function Problems({ problems, stage }: { readonly problems: readonly Problem[]; readonly stage: Stage }) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems">
      {problems.map((problem, at) => (
        <li key={at} className={`is-${problem.severity}`}>
          <b>{problem.title}</b>
          <p>{problem.text}</p>
          {problem.fixes.map((fix) => (
            <button
              key={fix.label}
              type="button"
              className="button"
              onClick={() => edit({ label: fix.label }, (document) => applyFix(document, stage.id, fix, declarations))}
            >
              {fix.label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
