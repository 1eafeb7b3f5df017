/** What new parts of a class start from: figures set and left out, and told in words. */
import { declarations } from '#catalog';
import type { Configuration, KindDefaults, KindId } from '#design';
import { parameterText } from '../inspector/setting-words';

export const withFigure = (defaults: KindDefaults, kind: KindId, values: Configuration): KindDefaults => ({
  ...defaults,
  [kind]: { ...defaults[kind], ...values },
});

/** A kind of which nothing is left is named no more. */
export function withoutFigure(defaults: KindDefaults, kind: KindId, name: string): KindDefaults {
  const { [kind]: own = {}, ...others } = defaults;
  const left = Object.fromEntries(Object.entries(own).filter(([each]) => each !== name));
  return Object.keys(left).length === 0 ? others : { ...others, [kind]: left };
}

/** "Function: Cold start 800 ms, Time limit 10 s", a line for each kind. */
export function figureLines(defaults: KindDefaults): readonly string[] {
  return [...declarations.values()].flatMap(({ id, title, parameters }) => {
    const own = defaults[id];
    if (!own) return [];
    const told = parameters.flatMap((parameter) => {
      const value = own[parameter.name];
      return value === undefined ? [] : [`${parameter.label} ${parameterText(parameter, value)}`];
    });
    return [`${title}: ${told.join(', ')}`];
  });
}
