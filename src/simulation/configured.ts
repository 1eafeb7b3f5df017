/** A document after a configuration change of its timeline. */
import type { ConfigurationTarget, Document, ParameterValue, Stage } from '#design';

interface Change {
  readonly target: ConfigurationTarget;
  readonly parameter: string;
  readonly value: ParameterValue;
}

export function configured(document: Document, stage: Stage, { target, parameter, value }: Change): Document {
  const components = stage.components.map((component) =>
    target.type === 'component' && component.id === target.component
      ? { ...component, configuration: { ...component.configuration, [parameter]: value } }
      : component,
  );
  const wires = stage.wires.map((wire) =>
    target.type === 'wire' && wire.id === target.wire ? { ...wire, [parameter]: value } : wire,
  );
  const changed = { ...stage, components, wires };
  return { ...document, stages: document.stages.map((each) => (each === stage ? changed : each)) };
}
