/** A component: its name, its parameters by section, its traffic if it is a source, its problems, its measures, its help. */
import { useState } from 'react';
import type { KindSpec } from '#catalog';
import { declarations } from '#catalog';
import {
  addModule,
  findProblems,
  removeFromStage,
  renameComponent,
  setParameter,
  type Component,
  type Configuration,
  type Document,
  type Stage,
} from '#design';
import { edit } from '../stores/document-store';
import { select, selectModule } from '../stores/editor-store';
import { KindIcon } from '../ui/KindIcon';
import { HelpText } from './HelpText';
import { MeasuredList } from './MeasuredList';
import { NameField } from './NameField';
import { ParameterField } from './ParameterField';
import { Problems } from './Problems';
import { TrafficPanel } from './TrafficPanel';

export interface ComponentPanelProps {
  readonly document: Document;
  readonly stage: Stage;
  readonly component: Component;
  readonly spec: KindSpec;
}

const tabs = ['Settings', 'Measured', 'Help'] as const;
type Tab = (typeof tabs)[number];

export function ComponentPanel({ document, stage, component, spec }: ComponentPanelProps) {
  const [tab, setTab] = useState<Tab>('Settings');
  const problems = findProblems(document, stage.id, declarations).filter(
    ({ place }) =>
      (place.type === 'component' && place.component === component.id) ||
      (place.type === 'module' && component.modules.includes(place.module)),
  );
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
            {spec.hosts === 'modules' &&
              `, hosts ${component.modules.length} module${component.modules.length === 1 ? '' : 's'}`}
          </span>
        </div>
      </header>
      <div className="inspector-tabs" role="tablist">
        {tabs.map((each) => (
          <button key={each} type="button" role="tab" aria-selected={tab === each} onClick={() => setTab(each)}>
            {each}
          </button>
        ))}
      </div>
      <div className="inspector-body" role="tabpanel">
        {tab === 'Settings' && (
          <>
            <Problems problems={problems} stage={stage} />
            {spec.generatesTraffic && <TrafficPanel document={document} stage={stage} component={component} />}
            <Settings stage={stage} component={component} spec={spec} />
            {spec.hosts === 'modules' && <HostedModules stage={stage} component={component} />}
            <button
              type="button"
              className="button is-quiet"
              onClick={() => {
                edit({ label: `Delete ${component.name}` }, (each) =>
                  removeFromStage(each, { stage: stage.id, ids: [component.id] }),
                );
                select([]);
              }}
            >
              Delete {component.name}
            </button>
          </>
        )}
        {tab === 'Measured' && <MeasuredList component={component} spec={spec} />}
        {tab === 'Help' && <HelpText kind={component.kind} />}
      </div>
    </>
  );
}

function Settings({ stage, component, spec }: Omit<ComponentPanelProps, 'document'>) {
  const set = (values: Configuration, name: string) =>
    edit({ label: `Set ${name} of ${component.name}`, policy: 'merge', mergeKey: `${component.id} ${name}` }, (each) =>
      setParameter(each, { stage: stage.id, component: component.id, values }, declarations),
    );
  const sections = [...new Set(spec.parameters.map(({ section }) => section))];
  return (
    <>
      {spec.bundles && <BundleChoice spec={spec} component={component} onChoose={set} />}
      {sections.map((section) => (
        <section key={section} className="inspector-section">
          <h3>{section}</h3>
          {spec.parameters
            .filter((parameter) => parameter.section === section)
            .map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                value={component.configuration[parameter.name] ?? null}
                onChange={(value) => set({ [parameter.name]: value }, parameter.label)}
              />
            ))}
        </section>
      ))}
    </>
  );
}

interface BundleChoiceProps {
  readonly spec: KindSpec;
  readonly component: Component;
  readonly onChoose: (values: Configuration, name: string) => void;
}

/** Ready sizes; a size of one's own shows as such. */
function BundleChoice({ spec, component, onChoose }: BundleChoiceProps) {
  const { bundles } = spec;
  if (!bundles) return null;
  const at = bundles.options.findIndex(({ values }) =>
    Object.entries(values).every(([name, value]) => Object.is(component.configuration[name], value)),
  );
  return (
    <section className="inspector-section">
      <div className="field">
        <label htmlFor={`bundle-${component.id}`}>{bundles.label}</label>
        <select
          id={`bundle-${component.id}`}
          value={at}
          onChange={(event) => {
            const option = bundles.options[Number(event.target.value)];
            if (option) onChoose(option.values, bundles.label);
          }}
        >
          {at < 0 && <option value={-1}>of its own</option>}
          {bundles.options.map(({ label }, place) => (
            <option key={label} value={place}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}

function HostedModules({ stage, component }: { readonly stage: Stage; readonly component: Component }) {
  return (
    <section className="inspector-section">
      <h3>Modules</h3>
      {component.modules.map((id) => (
        <button key={id} type="button" className="inspector-row" onClick={() => selectModule(component.id, id)}>
          {stage.modules.find((module) => module.id === id)?.name ?? id}
        </button>
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
