/** A document after a configuration change of its timeline, through the gate that every document passes: a timeline may name anything. */
import { declarations } from '#catalog';
import { readDocument, type ConfigurationTarget, type Document, type ParameterValue, type Stage } from '#design';

export interface ConfigurationChange {
  readonly target: ConfigurationTarget;
  /** Name of the component's parameter or of the wire's field. */
  readonly parameter: string;
  readonly value: ParameterValue;
}

export function configured(
  document: Document,
  stage: Stage,
  { target, parameter, value }: ConfigurationChange,
): ReturnType<typeof readDocument> {
  const components = stage.components.map((component) =>
    target.type === 'component' && component.id === target.component
      ? { ...component, configuration: { ...component.configuration, [parameter]: value } }
      : component,
  );
  const wires = stage.wires.map((wire) =>
    target.type === 'wire' && wire.id === target.wire ? { ...wire, [parameter]: value } : wire,
  );
  const changed = { ...stage, components, wires };
  const stages = document.stages.map((each) => (each === stage ? changed : each));
  return readDocument({ ...document, stages }, declarations);
}
