/** The modules of a host with their rate and share of its CPU; each opens to its operations, and one more can be added. */
import { useSyncExternalStore } from 'react';
import { addModule, type Component, type ModuleId, type Stage } from '#design';
import { percentText, rateText } from '../canvas/figures';
import { moduleFigure, subscribeLive } from '../canvas/live';
import { edit } from '../stores/document-store';
import { selectModule } from '../stores/editor-store';

export function HostedModules({ stage, component }: { readonly stage: Stage; readonly component: Component }) {
  return (
    <section className="inspector-section">
      <h3>
        Modules <small>rate, share of CPU</small>
      </h3>
      {component.modules.length === 0 && <p className="inspector-note">No module stands here. Add one, or drop one.</p>}
      {component.modules.map((id) => (
        <ModuleRow
          key={id}
          host={component}
          id={id}
          name={stage.modules.find((module) => module.id === id)?.name ?? 'removed'}
        />
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          edit({ label: 'Add module' }, (each) => addModule(each, { stage: stage.id, host: component.id }).document)
        }
      >
        Add a module
      </button>
    </section>
  );
}

function ModuleRow({ host, id, name }: { readonly host: Component; readonly id: ModuleId; readonly name: string }) {
  const figures = useSyncExternalStore(subscribeLive, () => {
    const rate = moduleFigure(host.id, id, 'arrivalRate');
    return Number.isFinite(rate) ? `${rateText(rate)}|${percentText(moduleFigure(host.id, id, 'cpuShare'))}` : '|';
  });
  const [rate = '', share = ''] = figures.split('|');
  return (
    <button type="button" className="inspector-row" onClick={() => selectModule(host.id, id)}>
      <span>{name}</span>
      <span>{rate}</span>
      <span>{share}</span>
    </button>
  );
}
