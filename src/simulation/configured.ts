/** A document after a configuration change of its timeline, which may name anything: what cannot be set is told from what can. */
import { specOf } from '#catalog';
import {
  clampToRange,
  defaultDelivery,
  isOfSort,
  type Component,
  type ConfigurationTarget,
  type Document,
  type ParameterValue,
  type Result,
  type Stage,
  type Wire,
} from '#design';

export interface ConfigurationChange {
  readonly target: ConfigurationTarget;
  /** Name of the component's parameter or of the wire's field. */
  readonly parameter: string;
  readonly value: ParameterValue;
}

/** Fields of a wire that a timeline sets: ranges, and whether null is a value. */
const wireFields: Readonly<Record<string, { readonly most: number; readonly nullable: boolean }>> = {
  latencyMs: { most: Number.MAX_VALUE, nullable: true },
  bandwidthBitsPerSecond: { most: Number.MAX_VALUE, nullable: true },
  lossRatio: { most: 1, nullable: false },
  serializationMs: { most: Number.MAX_VALUE, nullable: false },
  serializationMsPerKiB: { most: Number.MAX_VALUE, nullable: false },
  handshakeMs: { most: Number.MAX_VALUE, nullable: false },
  weight: { most: Number.MAX_VALUE, nullable: true },
};

function componentWith(component: Component, { parameter, value }: ConfigurationChange): Component | null {
  const declared = specOf(component.kind)?.parameters.find(({ name }) => name === parameter);
  if (!declared || !isOfSort(declared, value)) return null;
  return { ...component, configuration: { ...component.configuration, [parameter]: clampToRange(declared, value) } };
}

/** What an instance takes from a broker at most; 0 = it takes nothing for now. */
function withMaxInFlight(wire: Wire, value: ParameterValue): Wire | null {
  const isLegal = value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0);
  if (!isLegal || wire.protocol !== 'event') return null;
  return { ...wire, delivery: { ...(wire.delivery ?? defaultDelivery), maxInFlight: value } };
}

function wireWith(wire: Wire, { parameter, value }: ConfigurationChange): Wire | null {
  if (parameter === 'maxInFlight') return withMaxInFlight(wire, value);
  const field = Object.hasOwn(wireFields, parameter) ? wireFields[parameter] : undefined;
  if (!field) return null;
  const isLegal = value === null ? field.nullable : typeof value === 'number' && value >= 0 && value <= field.most;
  return isLegal ? { ...wire, [parameter]: value } : null;
}

/** The document with one value set, or why it cannot be. */
export function configured(document: Document, stage: Stage, change: ConfigurationChange): Result<Document, string> {
  const { target, parameter, value } = change;
  const refused: Result<Document, string> = {
    ok: false,
    problems: [`nothing there has a ${parameter} that can be ${JSON.stringify(value)}.`],
  };
  const components = stage.components.map((component) =>
    target.type === 'component' && component.id === target.component ? componentWith(component, change) : component,
  );
  const wires = stage.wires.map((wire) =>
    target.type === 'wire' && wire.id === target.wire ? wireWith(wire, change) : wire,
  );
  if (!components.every((each) => each !== null) || !wires.every((each) => each !== null)) return refused;
  const changed = { ...stage, components, wires };
  return {
    ok: true,
    value: { ...document, stages: document.stages.map((each) => (each === stage ? changed : each)) },
  };
}

/** What was changed, for the log of a run. */
export function changedWords({ parameter, value }: ConfigurationChange): string {
  const to = typeof value === 'object' && value !== null ? '' : ` to ${value === null ? 'none' : String(value)}`;
  return `${parameter} changed${to}`;
}
