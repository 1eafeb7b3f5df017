/** Finding things by name in the documents of tests; a name that is not there fails the test at once. */
import type { Document } from '../document';
import { wireEnd, wireStart } from '../lookups';
import type { Component, Module, Operation, Stage, Wire } from '../stage';

function must<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`there is no ${what}`);
  return thing;
}

export function firstStage(document: Document): Stage {
  return must(document.stages[0], 'stage');
}

export function componentNamed(document: Document, name: string): Component {
  return must(
    firstStage(document).components.find((each) => each.name === name),
    `component ${name}`,
  );
}

export function moduleNamed(document: Document, name: string): Module {
  return must(
    firstStage(document).modules.find((each) => each.name === name),
    `module ${name}`,
  );
}

/** Written `module.operation`. */
export function operationNamed(document: Document, path: string): Operation {
  const [module = '', name] = path.split('.');
  return must(
    moduleNamed(document, module).operations.find((each) => each.name === name),
    `operation ${path}`,
  );
}

/** Every wire of the first stage, as `from -> to` in names. */
export function wireNames(document: Document): readonly string[] {
  return firstStage(document).wires.map((wire) => wireName(document, wire));
}

export function wireNamed(document: Document, name: string): Wire {
  return must(
    firstStage(document).wires.find((wire) => wireName(document, wire) === name),
    `wire ${name}`,
  );
}

function wireName(document: Document, wire: Wire): string {
  const { components, modules } = firstStage(document);
  const names = new Map<string, string>([
    ...components.map(({ id, name }): [string, string] => [id, name]),
    ...modules.map(({ id, name }): [string, string] => [id, name]),
    ...modules.flatMap((module) =>
      module.needs.map((need): [string, string] => [need.id, `${module.name}.${need.name}`]),
    ),
  ]);
  return `${names.get(wireStart(wire)) ?? '?'} -> ${names.get(wireEnd(wire)) ?? '?'}`;
}
