/** What can be set at a component: its problems first, its traffic if it is a source, its size, its parameters by section, its bill. */
import { useStore } from 'zustand';
import { declarations } from '#catalog';
import type { KindSpec } from '#catalog';
import {
  findProblems,
  setParameter,
  type Component,
  type Configuration,
  type ParameterBundle,
  type Stage,
} from '#design';
import { ComponentBill } from '../bill/ComponentBill';
import { documentStore, edit } from '../stores/document-store';
import { select } from '../stores/editor-store';
import { ChoiceField } from './ChoiceField';
import type { ComponentPanelProps } from './ComponentPanel';
import { ExpectedSection } from './ExpectedSection';
import { AccountSection } from './hosts/AccountSection';
import { HostPolicySection } from './hosts/HostPolicySection';
import { ZonesSection } from './hosts/ZonesSection';
import { isOnDemand } from './hosts-in';
import { ParameterField } from './ParameterField';
import { RefactorSection } from './RefactorSection';
import { Problems } from './Problems';
import { parameterLabel } from './setting-words';
import { TrafficPanel } from './TrafficPanel';
import { removeParts } from './remove-parts';

export function ComponentSettings({ document, stage, component, spec }: ComponentPanelProps) {
  const problems = findProblems(document, stage.id, declarations).filter(
    ({ place }) =>
      (place.type === 'component' && place.component === component.id) ||
      (place.type === 'module' && component.modules.includes(place.module)),
  );
  return (
    <>
      <Problems problems={problems} stage={stage} />
      <ExpectedSection document={document} component={component} />
      {spec.generatesTraffic && <TrafficPanel document={document} stage={stage} component={component} />}
      <Parameters stage={stage} component={component} spec={spec} />
      {(spec.hosts === 'modules' || spec.passesOn) && (
        <HostPolicySection stage={stage} component={component} spec={spec} />
      )}
      {!spec.generatesTraffic && <ZonesSection stage={stage} component={component} />}
      {isOnDemand(component) && <AccountSection document={document} />}
      <RefactorSection document={document} stage={stage} component={component.id} module={null} />
      <ComponentBill component={component.id} />
      <button
        type="button"
        className="button is-quiet"
        onClick={() => {
          removeParts({ stage: stage.id, ids: [component.id] }, component.name);
          select([]);
        }}
      >
        Delete {component.name}
      </button>
    </>
  );
}

interface ParametersProps {
  readonly stage: Stage;
  readonly component: Component;
  readonly spec: KindSpec;
}

function Parameters({ stage, component, spec }: ParametersProps) {
  const set = (values: Configuration, name: string, label: string) =>
    edit({ label, policy: 'merge', mergeKey: `${component.id} ${name}` }, (each) =>
      setParameter(each, { stage: stage.id, component: component.id, values }, declarations),
    );
  // The number of one that scales is decided by its policy.
  const isScaled = (name: string) => name === spec.instancesParameter && !!component.hostPolicy?.autoscaling;
  const parameters = useStore(documentStore, ({ newParts }) => newParts.get(spec.id))?.parameters ?? spec.parameters;
  const sections = [...new Set(parameters.map(({ section }) => section))];
  return (
    <>
      {spec.bundles && (
        <BundleChoice
          spec={spec}
          component={component}
          onChoose={({ label, values }, name) => set(values, name, `Set ${name} of ${component.name}: ${label}`)}
        />
      )}
      {sections.map((section) => (
        <section key={section} className="inspector-section">
          <h3>{section}</h3>
          {parameters
            .filter((parameter) => parameter.section === section && !isScaled(parameter.name))
            .map((parameter) => (
              <ParameterField
                key={parameter.name}
                parameter={parameter}
                value={component.configuration[parameter.name] ?? null}
                hasSlider={parameter.name === spec.instancesParameter}
                onChange={(value) =>
                  set(
                    { [parameter.name]: value },
                    parameter.label,
                    parameterLabel(`${parameter.label} of ${component.name}`, parameter, value),
                  )
                }
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
  readonly onChoose: (option: ParameterBundle, name: string) => void;
}

/** Ready sizes; a size of one's own shows as such. */
function BundleChoice({ spec: { bundles }, component, onChoose }: BundleChoiceProps) {
  if (!bundles) return null;
  const at = bundles.options.findIndex(({ values }) =>
    Object.entries(values).every(([name, value]) => Object.is(component.configuration[name], value)),
  );
  const options = bundles.options.map(({ label }, place) => ({ value: String(place), label }));
  return (
    <section className="inspector-section">
      <ChoiceField
        label={bundles.label}
        value={String(at)}
        options={at < 0 ? [{ value: '-1', label: 'of its own' }, ...options] : options}
        onChange={(place) => {
          const option = bundles.options[Number(place)];
          if (option) onChoose(option, bundles.label);
        }}
      />
    </section>
  );
}
