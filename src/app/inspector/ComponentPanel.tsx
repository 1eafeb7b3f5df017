/** A component: its name and state, and in tabs its parameters, its measures, the modules that stand in it, and its help. */
import { useState, useSyncExternalStore } from 'react';
import type { KindSpec } from '#catalog';
import { renameComponent, type Component, type Document, type Stage } from '#design';
import { componentState, subscribeLive } from '../canvas/live';
import { StateShape } from '../canvas/StateShape';
import { edit } from '../stores/document-store';
import { KindIcon } from '../ui/KindIcon';
import { Tabs } from '../ui/Tabs';
import { ComponentSettings } from './ComponentSettings';
import { ExpectedSection } from './ExpectedSection';
import { HelpText } from './HelpText';
import { HostedModules } from './HostedModules';
import { LockNote } from './LockNote';
import { MeasuredList } from './MeasuredList';
import { NameField } from './NameField';
import { NodeList } from './NodeList';

export interface ComponentPanelProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly component: Component;
  readonly spec: KindSpec;
}

type Tab = 'Settings' | 'Measured' | 'Modules' | 'Help';
/** Kept while parts are selected one after the other: who compares measures stays with measures. */
let lastTab: Tab = 'Settings';

export function ComponentPanel(props: ComponentPanelProps) {
  const { stage, component, spec } = props;
  const tabs: readonly Tab[] = ['Settings', 'Measured', ...(spec.hosts ? (['Modules'] as const) : []), 'Help'];
  const [chosen, setChosen] = useState(lastTab);
  const tab = tabs.includes(chosen) ? chosen : 'Settings';
  const hosted = component.modules.length;
  return (
    <>
      <header className="inspector-head">
        <KindIcon kind={component.kind} size={24} />
        <div>
          <NameField
            name={component.name}
            label="Name of the component"
            onChange={(name) =>
              edit({ label: 'Rename' }, (each) =>
                renameComponent(each, { stage: stage.id, component: component.id, name }),
              )
            }
          />
          <span>
            {spec.title}
            {spec.hosts && `, hosts ${hosted} module${hosted === 1 ? '' : 's'}`}
          </span>
          <LockNote id={component.id} parameters={spec.parameters} isSender={spec.generatesTraffic} />
        </div>
        <StateTag component={component.id} />
      </header>
      <Tabs
        label="About this part"
        tabs={tabs}
        chosen={tab}
        onChoose={(next) => {
          lastTab = next;
          setChosen(next);
        }}
      >
        {tab === 'Settings' && <ComponentSettings {...props} />}
        {tab === 'Measured' && (
          <>
            <ExpectedSection document={props.document} component={component} withVisits />
            <NodeList component={component.id} />
            <MeasuredList component={component} />
          </>
        )}
        {tab === 'Modules' && <HostedModules stage={stage} component={component} />}
        {tab === 'Help' && <HelpText kind={component.kind} />}
      </Tabs>
    </>
  );
}

function StateTag({ component }: { readonly component: string }) {
  const state = useSyncExternalStore(subscribeLive, () => componentState(component));
  if (state === null) return null;
  return (
    <span className={`node-tag inspector-state is-${state}`}>
      <StateShape state={state} /> {state}
    </span>
  );
}
