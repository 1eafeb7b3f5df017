/** The panel on the right: the selected component, module or wire; the stage when nothing is selected. */
import { useStore } from 'zustand';
import { specOf } from '#catalog';
import { componentOf, moduleOf, wireOf, type ComponentId, type WireId } from '#design';
import { documentInForce, documentStore, stageNow } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { ComponentPanel } from './ComponentPanel';
import { ModulePanel } from './ModulePanel';
import { MultiPanel } from './MultiPanel';
import { StagePanel } from './StagePanel';
import { WirePanel } from './WirePanel';
import './fields.css';
import './inspector.css';
import './steps/steps.css';

export function Inspector() {
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const stage = useStore(documentStore, (state) => state.stage);
  return (
    <aside key={stage} className="inspector" aria-label="Inspector">
      <fieldset className="inspector-fields" disabled={isReadOnly}>
        <Panel />
      </fieldset>
    </aside>
  );
}

function Panel() {
  const document = useStore(documentStore, documentInForce);
  const stage = useStore(documentStore, stageNow);
  const selected = useStore(editorStore, (state) => state.selected);
  const chosen = useStore(editorStore, (state) => state.module);
  const [only = ''] = selected.length === 1 ? selected : [];
  if (selected.length > 1) return <MultiPanel stage={stage} selected={selected} />;
  const wire = wireOf(stage, only as WireId);
  if (wire) return <WirePanel key={wire.id} document={document} stage={stage} wire={wire} />;
  const component = componentOf(stage, only as ComponentId);
  const spec = component && specOf(component.kind);
  if (!component || !spec) return <StagePanel document={document} stage={stage} />;
  const module = chosen === null ? undefined : moduleOf(stage, chosen);
  if (module) return <ModulePanel key={module.id} document={document} stage={stage} host={component} module={module} />;
  return <ComponentPanel key={component.id} document={document} stage={stage} component={component} spec={spec} />;
}
