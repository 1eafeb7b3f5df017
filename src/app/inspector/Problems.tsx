/** Problems where they stand: cause in words, then what would mend it. Equal ones are one row that opens, with one fix for all. */
import { declarations } from '#catalog';
import { applyFix, problemRows, type Fix, type Problem, type ProblemRow, type Stage } from '#design';
import { edit } from '../stores/document-store';

export function Problems({ problems, stage }: { readonly problems: readonly Problem[]; readonly stage: Stage }) {
  if (problems.length === 0) return null;
  return (
    <ul className="problems">
      {problemRows(problems).map((row, at) =>
        row.problems.length === 1 ? (
          <OneProblem key={at} problem={row.problems[0]} stage={stage} />
        ) : (
          <EqualProblems key={at} row={row} stage={stage} />
        ),
      )}
    </ul>
  );
}

function OneProblem({ problem, stage }: { readonly problem: Problem; readonly stage: Stage }) {
  return (
    <li className={`is-${problem.severity}`}>
      <b>{problem.title}</b>
      <p>{problem.text}</p>
      {problem.fixes.map((fix) => (
        <FixButton key={fix.label} fix={fix} stage={stage} />
      ))}
    </li>
  );
}

function EqualProblems({ row: { title, problems, fix }, stage }: { readonly row: ProblemRow; readonly stage: Stage }) {
  return (
    <li className={`is-${problems[0].severity}`}>
      <details>
        <summary>
          <b>{title}</b>
        </summary>
        <ul className="problems">
          {problems.map((problem, at) => (
            <OneProblem key={at} problem={problem} stage={stage} />
          ))}
        </ul>
      </details>
      {fix && <FixButton fix={fix} stage={stage} />}
    </li>
  );
}

function FixButton({ fix, stage }: { readonly fix: Fix; readonly stage: Stage }) {
  return (
    <button
      type="button"
      className="button"
      onClick={() => edit({ label: fix.label }, (document) => applyFix(document, stage.id, fix, declarations))}
    >
      {fix.label}
    </button>
  );
}
