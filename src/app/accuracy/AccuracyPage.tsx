/** How do we know it is right? What the reference cases came to in a run that the page names. */
import { useState } from 'react';
import { PageBar } from '../ui/PageBar';
import { CaseTable } from './CaseTable';
import { DotPlot } from './DotPlot';
import { countsOf, familiesOf, findCases, results } from './results';
import './accuracy.css';

export function AccuracyPage() {
  const [search, setSearch] = useState('');
  const found = findCases(results, search);
  const { made, cases, sources } = results;
  const counts = countsOf(cases);
  return (
    <div className="page">
      <PageBar />
      <main className="page-told accuracy-page">
        <h1>How do we know it is right?</h1>
        <p className="page-lead">
          A simulator can be checked where the answer is known: by queueing theory, by numbers that others published or
          measured, by another simulator, or by laws that hold in every run. {cases.length} such cases are run here as
          real documents, through the same compiler and engine as a design on the sheet.
        </p>
        <dl className="accuracy-counts">
          <Count name="values inside what is allowed" value={counts.passed} />
          <Count name="failed" value={counts.failed} />
          <Count name="not applicable" value={counts.notApplicable} />
          <Count
            name={counts.skipped > 0 ? 'cases skipped: they need parts that do not exist yet' : 'cases skipped'}
            value={counts.skipped}
          />
        </dl>
        <p className="accuracy-made">
          Run on {made.date} at commit {made.commit ?? 'unknown'}, {made.seeds ?? 'as many as each case asks for'}{' '}
          seeds, {Math.round(made.length * 100)} % of the full length.{' '}
          {made.length < 1 &&
            `Cases that are shortened allow ${Math.sqrt(1 / made.length).toFixed(1)} times the distance of a full run, as a shorter run scatters more. `}
          What is allowed is the tolerance of the case or 3.5 standard errors, whichever is more; a value whose standard
          error is more than half of its tolerance fails as well, since its run was too short to tell. The same commit
          gives the same numbers on every machine: <code>{commandOf(made)}</code>
        </p>
        <h2>All values at once</h2>
        <DotPlot families={familiesOf(cases)} onPick={setSearch} />
        <p className="accuracy-made">
          A dot is a value, its place the distance from the expected one in units of what is allowed; the band is what
          passes. Values that must be equal, and bounds that are kept, stand in the middle.
        </p>
        <input
          type="search"
          aria-label="Find a case"
          placeholder="Find a case, a value, a basis or a source"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <output>
          {found.length === cases.length ? `All ${cases.length} cases` : `${found.length} of ${cases.length} cases`}
          {found.length === 0 && '. Try one word of it.'}
        </output>
        {familiesOf(found).map((family) => (
          <CaseTable key={family.name} family={family} sources={sources} />
        ))}
      </main>
    </div>
  );
}

function commandOf({ length, seeds }: typeof results.made): string {
  const words = [`--length ${length}`, ...(seeds === null ? [] : [`--seeds ${seeds}`])];
  return `npm run --silent fidelity -- ${words.join(' ')}`;
}

function Count({ name, value }: { readonly name: string; readonly value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
