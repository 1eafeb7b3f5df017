/** Configurations against the declarations of their kinds: parameters are known, values of the declared sort, numbers within range. */
import type { Document } from './document';
import type { KindDeclaration, Kinds, Parameter } from './kind-declaration';
import type { Problem } from './problem';
import type { Component, Configuration, ParameterValue } from './stage';

interface Findings {
  readonly refused: Problem[];
  readonly notices: Problem[];
}

const problem = (component: Component, path: string, given: Pick<Problem, 'title' | 'text' | 'severity'>): Problem => ({
  ...given,
  place: { type: 'component', component: component.id },
  path,
  fixes: [],
});

/** Whether a value is of the sort that the parameter holds; numbers may be out of range. */
export function isOfSort(parameter: Parameter, value: ParameterValue): boolean {
  if (value === null)
    return (parameter.type === 'number' || parameter.type === 'distribution') && parameter.none !== null;
  switch (parameter.type) {
    case 'number':
      return typeof value === 'number';
    case 'switch':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && parameter.options.some((option) => option.value === value);
    case 'distribution':
      return typeof value === 'object';
  }
}

/** The value moved into the parameter's range; whole where it must be. */
export function clampToRange(parameter: Parameter, value: ParameterValue): ParameterValue {
  if (parameter.type !== 'number' || typeof value !== 'number') return value;
  const within = Math.min(parameter.max, Math.max(parameter.min, value));
  return parameter.integer ? Math.round(within) : within;
}

/** The component with its configuration brought to the present version of its kind. */
function migrated(component: Component, { version, migrate }: KindDeclaration): Component {
  if (component.kindVersion >= version) return component;
  const { configuration, kindVersion } = component;
  return {
    ...component,
    kindVersion: version,
    configuration: migrate ? migrate(configuration, kindVersion) : configuration,
  };
}

interface ComponentCheck {
  readonly component: Component;
  readonly kind: KindDeclaration;
  readonly path: string;
  readonly strict: boolean;
}

function checkComponent({ component: given, kind, path, strict }: ComponentCheck, findings: Findings): Component {
  const component = migrated(given, kind);
  const { name } = component;
  if (component.kindVersion > kind.version)
    findings.refused.push(
      problem(component, `${path}.kindVersion`, {
        severity: 'error',
        title: 'Made with a newer Loadbearing',
        text: `${name} is of version ${component.kindVersion} of its kind; this page knows up to ${kind.version}.`,
      }),
    );
  const known = new Map(kind.parameters.map((parameter) => [parameter.name, parameter]));
  for (const key of Object.keys(component.configuration))
    if (!known.has(key))
      findings.refused.push(
        problem(component, `${path}.configuration.${key}`, {
          severity: 'error',
          title: 'Unknown parameter',
          text: `${name} has no parameter ${key}.`,
        }),
      );
  const configuration: Record<string, ParameterValue> = {};
  for (const parameter of kind.parameters) {
    const value = component.configuration[parameter.name];
    configuration[parameter.name] =
      value === undefined
        ? parameter.default
        : checkValue({ component, parameter, given: value, path, strict }, findings);
  }
  return sameConfiguration(component.configuration, configuration) ? component : { ...component, configuration };
}

function sameConfiguration(a: Configuration, b: Configuration): boolean {
  return Object.keys(b).length === Object.keys(a).length && Object.keys(b).every((key) => Object.is(a[key], b[key]));
}

interface ValueCheck {
  readonly component: Component;
  readonly parameter: Parameter;
  readonly given: ParameterValue;
  readonly path: string;
  readonly strict: boolean;
}

function checkValue({ component, parameter, given, path, strict }: ValueCheck, findings: Findings): ParameterValue {
  const at = `${path}.configuration.${parameter.name}`;
  if (!isOfSort(parameter, given)) {
    findings.refused.push(
      problem(component, at, {
        severity: 'error',
        title: 'Wrong value',
        text: `${parameter.label} of ${component.name} cannot be ${JSON.stringify(given)}.`,
      }),
    );
    return parameter.default;
  }
  const clamped = clampToRange(parameter, given);
  if (clamped === given) return given;
  const said = `${parameter.label} of ${component.name} was ${JSON.stringify(given)}, outside its range`;
  const text = strict
    ? `${said}; the nearest is ${JSON.stringify(clamped)}.`
    : `${said}; it is now ${JSON.stringify(clamped)}.`;
  const list = strict ? findings.refused : findings.notices;
  list.push(problem(component, at, { severity: strict ? 'error' : 'warning', title: 'Out of range', text }));
  return clamped;
}

export interface CheckedConfigurations extends Findings {
  readonly document: Document;
}

/** The document with complete configurations; components of unknown kinds are kept as they are. */
export function checkConfigurations(document: Document, kinds: Kinds, strict: boolean): CheckedConfigurations {
  const findings: Findings = { refused: [], notices: [] };
  const stages = document.stages.map((stage, at) => {
    const components = stage.components.map((component, place) => {
      const kind = kinds.get(component.kind);
      const path = `stages[${at}].components[${place}]`;
      return kind ? checkComponent({ component, kind, path, strict }, findings) : component;
    });
    return components.every((component, place) => component === stage.components[place])
      ? stage
      : { ...stage, components };
  });
  return {
    ...findings,
    document: stages.every((stage, at) => stage === document.stages[at]) ? document : { ...document, stages },
  };
}
