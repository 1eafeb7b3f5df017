/**
 * Every field that a document can have, read off the schema and the kinds' specs: nothing here names one, so a new field is seen as soon as it exists.
 * Distributions, populations and steps are parts that stand in many places; their own fields are listed once, under their own names.
 */
import { specs } from '#catalog';
import { documentSchema, faultKinds } from '#design';

interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly getter?: () => Schema;
  readonly values?: readonly unknown[];
}

interface Schema {
  readonly _zod: { readonly def: Definition };
}

/** What schemas wrap without adding a field. */
function bare(schema: Schema): Schema {
  const { innerType, element, valueType, getter } = schema._zod.def;
  const inner = innerType ?? element ?? valueType ?? getter?.();
  return inner ? bare(inner) : schema;
}

const definitionOf = (schema: Schema): Definition => bare(schema)._zod.def;

/** The word in the field that tells the shapes of a union apart; undefined = it has none. */
function wordOf({ shape }: Definition): string | undefined {
  const [word] = (shape?.['type'] && definitionOf(shape['type']).values) ?? [];
  return typeof word === 'string' ? word : undefined;
}

/** Parts with a name of their own, told by a word that only they have. */
const parts: Readonly<Record<string, string>> = { erlang: 'distribution', zipf: 'population', compute: 'step' };

/** Long paths of the document, by the names that people use for what stands there. */
const names: readonly (readonly [path: string, name: string])[] = [
  ['workload.trafficClasses', 'class'],
  ['scenario.timeline.action', 'action'],
  ['scenario.timeline', 'event'],
  ['stages.wires.policy', 'policy'],
  ['stages.wires', 'wire'],
  ['stages.modules', 'module'],
  ['stages.components.hostPolicy', 'host-policy'],
  ['stages.components', 'component'],
  ['stages.zones', 'zone'],
];

const nameOf = (path: string): string => {
  const found = names.find(([long]) => path === long || path.startsWith(`${long}.`));
  return found ? `${found[1]}${path.slice(found[0].length)}` : path;
};

export interface Fields {
  /** Fields that hold a value: a number, a word, a switch, a text, a part. */
  readonly values: readonly string[];
  /** Fields that hold the id of something, their own or that of another. */
  readonly ids: readonly string[];
}

class Walk {
  readonly values = new Set<string>();
  readonly ids = new Set<string>();
  private readonly seen = new Set<string>();

  go(schema: Schema, path: string): void {
    const definition = definitionOf(schema);
    if (definition.type === 'object') this.object(definition, path);
    else if (definition.type === 'union') this.union(definition, path);
    else (definition.type === 'custom' ? this.ids : this.values).add(nameOf(path));
  }

  private object({ shape = {} }: Definition, path: string): void {
    for (const [key, schema] of Object.entries(shape)) {
      const { type } = definitionOf(schema);
      const isConfiguration = key === 'configuration' && path.endsWith('components');
      if (type !== 'literal' && !isConfiguration) this.go(schema, path === '' ? key : `${path}.${key}`);
    }
  }

  private union({ options = [] }: Definition, path: string): void {
    const shapes = options.map(definitionOf);
    const part = shapes.map((shape) => parts[wordOf(shape) ?? '']).find((name) => name !== undefined);
    if (part !== undefined) {
      this.values.add(nameOf(path));
      if (this.seen.has(part)) return;
      this.seen.add(part);
    } else if (path !== '' && shapes.some((shape) => wordOf(shape) !== undefined)) this.values.add(nameOf(path));
    for (const shape of shapes) {
      const word = wordOf(shape);
      const at = [part ?? path, word].filter((each) => each !== undefined).join('.');
      if (shape.type === 'object') this.object(shape, at);
      else if (part === undefined && shape.type !== 'union') this.values.add(nameOf(path));
      else if (shape.type === 'union') this.union(shape, path);
    }
  }
}

export function fieldsOf(): Fields {
  const walk = new Walk();
  walk.go(documentSchema as unknown as Schema, '');
  const parameters = specs.flatMap((spec) => spec.parameters.map(({ name }) => `${spec.id}.${name}`));
  const faults = faultKinds.map((kind) => `fault.${kind}`);
  return { values: [...walk.values, ...parameters, ...faults].sort(), ids: [...walk.ids].sort() };
}
