/** Several parts at once: how many of what, and the settings that all of them have. A change is made at each of them, and undone at once. */
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import { componentOf, setParameter, type Component, type ComponentId, type ParameterValue, type Stage } from '#design';
import { documentStore, edit } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { commonParameters, countWords } from './common-parameters';
import { ParameterField } from './ParameterField';
import { removeParts } from './remove-parts';

export function MultiPanel({ stage, selected }: { readonly stage: Stage; readonly selected: readonly string[] }) {
  const components = selected.flatMap((id) => componentOf(stage, id as ComponentId) ?? []);
  const wires = selected.length - components.length;
  const newParts = useStore(documentStore, (state) => state.newParts);
  const kinds = components.map(({ kind }) => newParts.get(kind));
  const common = commonParameters(kinds.flatMap((spec) => (spec ? [spec.parameters] : [])));
  const set = (name: string, label: string, value: ParameterValue) =>
    edit({ label: `Set ${label} of ${components.length} parts`, policy: 'merge', mergeKey: `many ${name}` }, (start) =>
      components.reduce(
        (document, { id }) =>
          setParameter(document, { stage: stage.id, component: id, values: { [name]: value } }, declarations),
        start,
      ),
    );
  const titles = kinds.map((spec) => spec?.title ?? 'Unknown part');
  return (
    <>
      <header className="inspector-head">
        <div>
          <b>{selected.length} selected</b>
          <span>{countWords([...titles, ...Array.from({ length: wires }, () => 'Wire')])}</span>
        </div>
      </header>
      <div className="inspector-body">
        <section className="inspector-section">
          <h3>Settings they share</h3>
          {common.length === 0 && <p className="inspector-note">They have no setting in common.</p>}
          {common.map((parameter) => (
            <ParameterField
              key={parameter.name}
              parameter={parameter}
              value={components[0]?.configuration[parameter.name] ?? null}
              isMixed={isMixed(components, parameter.name)}
              onChange={(value) => set(parameter.name, parameter.label, value)}
            />
          ))}
        </section>
        <button
          type="button"
          className="button is-quiet"
          onClick={() => {
            removeParts({ stage: stage.id, ids: selected }, `${selected.length} parts`);
            select([]);
          }}
        >
          Delete all {selected.length}
        </button>
      </div>
    </>
  );
}

function isMixed(components: readonly Component[], name: string): boolean {
  const [first, ...others] = components.map(({ configuration }) => JSON.stringify(configuration[name]));
  return others.some((each) => each !== first);
}
