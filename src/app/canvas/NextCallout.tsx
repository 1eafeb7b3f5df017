/** What may be added behind a part: kinds that take its wire. A host with several modules asks first which of them calls. */
import { useState } from 'react';
import { moduleOf, type ModuleId } from '#design';
import { stageNow } from '../stores/document-store';
import { editorStore, type Callout as CalloutOf } from '../stores/editor-store';
import { addNext, nextKinds } from './add-next';
import { Callout } from './Callout';
import { focusWhenShown } from './focus';
import { boxOf, type ComponentNode } from './to-flow';

export interface NextCalloutProps {
  readonly node: ComponentNode;
  readonly callout: Extract<CalloutOf, { type: 'next' }>;
}

export function NextCallout({ node, callout: { direction, module: given } }: NextCalloutProps) {
  const { component } = node.data;
  const only = component.modules.length === 1 ? (component.modules[0] ?? null) : null;
  const [module, setModule] = useState<ModuleId | null>(given ?? only);
  const close = () => editorStore.setState({ callout: null });
  const from = module === null ? { component: component.id } : { component: component.id, module };
  const asksModule = module === null && component.modules.length > 1;
  const found = asksModule ? [] : nextKinds(from);
  const { x, y, width, height } = boxOf(node);
  return (
    <Callout
      key={String(module)}
      anchor={{ x: x + width + 4, y: y + height / 2 }}
      about={[node.id]}
      label={`Add behind ${component.name}`}
      tone="plain"
      onClose={close}
    >
      <b>{asksModule ? `Which module of ${component.name} calls it?` : `Add behind ${component.name}`}</b>
      {!asksModule && found.length === 0 && <p>Nothing in the palette takes a wire from here.</p>}
      <div className="callout-actions">
        {asksModule &&
          component.modules.map((id) => (
            <button key={id} type="button" className="button" onClick={() => setModule(id)}>
              {moduleOf(stageNow(), id)?.name ?? id}
            </button>
          ))}
        {found.map((kind) => (
          <button
            key={kind.id}
            type="button"
            className="button"
            onClick={() => {
              close();
              const made = addNext(from, kind, direction);
              if (made !== null) focusWhenShown(made);
            }}
          >
            {kind.title}
          </button>
        ))}
        <button type="button" className="button is-quiet" onClick={close}>
          Close
        </button>
      </div>
    </Callout>
  );
}
