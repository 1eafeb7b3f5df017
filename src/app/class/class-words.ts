/** What a class changes, in a sentence or two. */
import type { ClassSettings } from '#exercises';

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export function classWords({ prices, effortHoursPerWeek, defaults, hintsOpen }: ClassSettings): string {
  const priced = Object.keys(prices).length;
  const kinds = Object.keys(effortHoursPerWeek).length;
  const figures = Object.values(defaults).flatMap((values) => Object.keys(values)).length;
  const own = [
    ...(priced > 0 ? [counted(priced, 'price', 'prices')] : []),
    ...(kinds > 0 ? [`effort of ${counted(kinds, 'kind', 'kinds')}`] : []),
  ];
  return [
    'Its exercises are judged on three seeds of its own.',
    ...(own.length > 0 ? [`Own ${own.join(' and ')} in its exercises.`] : []),
    ...(figures > 0 ? [`New parts start from ${counted(figures, 'figure', 'figures')} of its own.`] : []),
    hintsOpen ? 'All hints are open.' : 'Hints open one after the other.',
  ].join(' ');
}
