/** The panel on the right: the selected component, module or wire; the stage when nothing is selected. */
import { useStore } from 'zustand';
import { kindOf } from '#catalog';
import { componentOf, moduleOf, wireOf, type ComponentId, type WireId } from '#design';
import { documentStore, stageNow } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { ComponentPanel } from './ComponentPanel';
import { ModulePanel } from './ModulePanel';
import { StagePanel } from './StagePanel';
import { WirePanel } from './WirePanel';
import './inspector.css';

export function Inspector() {
  const document = useStore(documentStore, (state) => state.history.document);
  const stageId = useStore(documentStore, (state) => state.stage);
  const selected = useStore(editorStore, (state) => state.selected);
  const chosenModule = useStore(editorStore, (state) => state.module);
  const stage = stageNow({ ...documentStore.getState(), stage: stageId });
  const only = selected.length === 1 ? selected[0] : undefined;
  const component = only === undefined ? undefined : componentOf(stage, only as ComponentId);
  const wire = only === undefined ? undefined : wireOf(stage, only as WireId);
  const module = chosenModule === null ? undefined : moduleOf(stage, chosenModule);
  const spec = component && kindOf(component.kind)?.spec;
  return (
    <aside className="inspector" aria-label="Inspector">
      {component && module && <ModulePanel key={module.id} stage={stage} host={component} module={module} />}
      {component && !module && spec && (
        <ComponentPanel key={component.id} document={document} stage={stage} component={component} spec={spec} />
      )}
      {wire && <WirePanel key={wire.id} stage={stage} wire={wire} />}
      {!component && !wire && <StagePanel document={document} stage={stage} selectedCount={selected.length} />}
    </aside>
  );
}
