/** What stands on the sheet's element, in its pixels, for words that want a clear place. */
import type { Box } from './geometry';
import type { CardToPlace } from './place-card';

/** The rulers' edge. */
const ruler = 18;

/** The sheet without its rulers. */
export const sheetBounds = (width: number, height: number): Box => ({
  x: ruler,
  y: ruler,
  width: width - ruler,
  height: height - ruler,
});

/** The box of an element within the sheet. */
export function boxIn(sheet: Element, element: Element): Box {
  const origin = sheet.getBoundingClientRect();
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left - origin.left, y: top - origin.top, width, height };
}

/** The title block and what the words speak of stay readable; other parts are covered only when there is no room beside them. */
export function thingsToAvoid(sheet: Element, about: readonly string[]): CardToPlace['avoid'] {
  const things = (selector: string, weightOf: (element: Element) => number) =>
    [...sheet.querySelectorAll(selector)].map((element) => ({
      box: boxIn(sheet, element),
      weight: weightOf(element),
    }));
  const isSubject = (element: Element) => about.includes(element.getAttribute('data-id') ?? '');
  return [
    ...things('.canvas-title, .overlay', () => 6),
    ...things('.react-flow__node', (element) => (isSubject(element) ? 4 : 1)),
  ];
}
