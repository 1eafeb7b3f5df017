/** Whether two modules are one and the same but for their ids and numbers: so are two that came from the palette and were wired alike. */
import type { Document } from './document';
import { wiresFrom } from './lookups';
import { equal } from './stage-difference';
import { allSteps } from './step-tree';
import type { Module, Stage } from './stage';

/** "app 2" and "app" came from the palette under one name. */
export const stem = (name: string): string => name.replace(/ \d+$/, '');

export function sameShape(document: Document, stage: Stage, pair: readonly [Module, Module]): boolean {
  const [one, other] = pair.map((module) => shapeOf(document, stage, module));
  return equal(one, other);
}

/** A module with its wires and the data that it owns, its own ids told by the order in which they come. */
function shapeOf(document: Document, stage: Stage, module: Module): unknown {
  const wires = module.needs.flatMap(({ id }) => wiresFrom(stage, id));
  const dataSets = document.dataSets.filter(({ owner }) => owner === module.id);
  const own = [module, ...module.needs, ...module.operations, ...allSteps(module.operations), ...wires, ...dataSets];
  const numbers = new Map(own.map(({ id }, at) => [id as string, `own ${at}`]));
  const whole = {
    module: { ...module, name: stem(module.name) },
    wires,
    dataSets: dataSets.map((each) => ({ ...each, name: stem(each.name) })),
  };
  return JSON.parse(
    JSON.stringify(whole, (_, value: unknown) => (typeof value === 'string' ? (numbers.get(value) ?? value) : value)),
  ) as unknown;
}
