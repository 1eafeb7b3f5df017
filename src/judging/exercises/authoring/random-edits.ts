/** Small changes of a start that nobody thought about: what one of them passes was no exercise. The same number gives the same changes everywhere. */
import { clampToRange, setParameter, type Component, type Document, type Kinds } from '#design';
import type { Exercise } from '#exercises';
import { textHash } from '../seeds';

type Locks = Pick<Exercise, 'locked' | 'lockedFields'>;

interface Knob {
  readonly component: Component;
  readonly parameter: string;
  readonly value: number;
}

/** Numbers of parts that are not locked and send nothing by themselves, twice or half as large; each place once. */
export function randomEdits(
  start: Document,
  { kinds, many, ...locks }: Locks & { readonly kinds: Kinds; readonly many: number },
): readonly Document[] {
  const [stage] = start.stages;
  if (!stage) return [];
  const knobs = stage.components
    .filter(({ trafficClasses }) => trafficClasses.length === 0)
    .flatMap(knobsOf)
    .filter((knob) => !isLocked(knob, locks))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  return knobs
    .flatMap((knob): readonly Document[] => {
      const { component, parameter } = knob;
      const declared = kinds.get(component.kind)?.parameters.find(({ name }) => name === parameter);
      if (!declared) return [];
      const wanted = rankOf(knob) % 2 === 0 ? knob.value * 2 : knob.value / 2;
      const value = clampToRange(declared, Number.isInteger(knob.value) ? Math.max(1, Math.round(wanted)) : wanted);
      if (typeof value !== 'number' || value === knob.value) return [];
      const given = { stage: stage.id, component: component.id, values: { [parameter]: value } };
      return [setParameter(start, given, kinds)];
    })
    .slice(0, many);
}

const isLocked = ({ component: { id }, parameter }: Knob, { locked = [], lockedFields = [] }: Locks): boolean =>
  locked.includes(id) ||
  lockedFields.some(
    ({ component, parameters }) => (component === null || component === id) && parameters.includes(parameter),
  );

const knobsOf = (component: Component): readonly Knob[] =>
  Object.entries(component.configuration).flatMap(([parameter, value]) =>
    typeof value === 'number' && value > 0 ? [{ component, parameter, value }] : [],
  );

const rankOf = ({ component, parameter }: Knob): number => textHash(`${component.id} ${parameter}`);
