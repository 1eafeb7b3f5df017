import { glossary, type TermId } from '#catalog';

/** Definition, unit, formula and window of one term. */
export function TermBody({ term }: { readonly term: TermId }) {
  const { definition, unit, formula, window } = glossary[term];
  return (
    <div className="term-body">
      <p>{definition}</p>
      <dl>
        {unit !== '' && (
          <>
            <dt>Unit</dt>
            <dd>{unit}</dd>
          </>
        )}
        {formula !== null && (
          <>
            <dt>Formula</dt>
            <dd className="term-formula">{formula}</dd>
          </>
        )}
        <dt>Taken over</dt>
        <dd>{window}</dd>
      </dl>
    </div>
  );
}
