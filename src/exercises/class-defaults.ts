/** What new parts of a class start from, held to what the kinds have: known kinds, known parameters, values of their sort and within their range. */
import {
  clampToRange,
  isOfSort,
  refusedField,
  type Configuration,
  type KindDeclaration,
  type KindDefaults,
  type Kinds,
  type ParameterValue,
  type Problem,
} from '#design';

/** Each field that is wrong, with what to do about it; none = all may be. */
export function wrongDefaults(defaults: KindDefaults, kinds: Kinds): readonly Problem[] {
  return Object.entries(defaults).flatMap(([id, values]) => {
    const kind = kinds.get(id);
    return kind ? wrongValues(kind, values) : [unknown(`defaults.${id}`, `kind ${id}`)];
  });
}

function wrongValues(kind: KindDeclaration, values: Configuration): readonly Problem[] {
  return Object.entries(values).flatMap(([name, value]) => wrongValue(kind, name, value) ?? []);
}

function wrongValue(kind: KindDeclaration, name: string, value: ParameterValue): Problem | null {
  const path = `defaults.${kind.id}.${name}`;
  const parameter = kind.parameters.find((each) => each.name === name);
  if (!parameter) return unknown(path, `parameter ${name} of ${kind.title}`);
  const said = `${parameter.label} of ${kind.title} cannot be ${JSON.stringify(value)}`;
  if (!isOfSort(parameter, value)) return refusedField('Wrong value', `${said}. Set it again.`, path);
  const nearest = clampToRange(parameter, value);
  if (nearest === value) return null;
  return refusedField('Out of range', `${said}; the nearest is ${JSON.stringify(nearest)}.`, path);
}

const unknown = (path: string, what: string): Problem =>
  refusedField('Unknown here', `There is no ${what}. The class may have been made with a newer Loadbearing.`, path);
