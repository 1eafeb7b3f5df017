/** What several parts have in common. */
import type { Parameter } from '#design';

/** Parameters that every list has under the same name and type; the range is that of the narrowest. */
export function commonParameters(lists: readonly (readonly Parameter[])[]): readonly Parameter[] {
  const [first = [], ...others] = lists;
  return first.flatMap((parameter): readonly Parameter[] => {
    const same = others.map((list) => list.find(({ name }) => name === parameter.name));
    if (same.some((each) => each?.type !== parameter.type)) return [];
    if (parameter.type !== 'number') return [parameter];
    const numbers = same.filter((each) => each?.type === 'number');
    return [
      {
        ...parameter,
        min: Math.max(parameter.min, ...numbers.map(({ min }) => min)),
        max: Math.min(parameter.max, ...numbers.map(({ max }) => max)),
        none: numbers.every(({ none }) => none !== null) ? parameter.none : null,
      },
    ];
  });
}

/** `2 × Server, 1 × Cache`: how many there are of each, in the order in which they come. */
export function countWords(titles: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, count]) => `${count} × ${title}`).join(', ');
}
