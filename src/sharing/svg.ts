/** A text inside an SVG, in a metadata element that is named. It is found as text: nothing of a foreign picture is parsed or drawn. */
import { damaged, found, nothing, type FoundText } from './found-text';

const opening = '<metadata id="loadbearing">';
const closing = '</metadata>';

const entities: readonly (readonly [sign: string, entity: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
];

export const escapedXml = (text: string): string =>
  entities.reduce((each, [sign, entity]) => each.replaceAll(sign, entity), text);

const unescaped = (text: string): string =>
  entities.reduceRight((each, [sign, entity]) => each.replaceAll(entity, sign), text);

/** The picture with the text as the first thing in it. */
export function withSvgText(svg: string, text: string): string {
  const within = svg.indexOf('>', svg.indexOf('<svg')) + 1;
  return `${svg.slice(0, within)}${opening}${escapedXml(text)}${closing}${svg.slice(within)}`;
}

/** Damaged where it does not end. */
export function svgText(svg: string): FoundText {
  const begin = svg.indexOf(opening);
  if (begin < 0) return nothing;
  const end = svg.indexOf(closing, begin);
  return end < 0 ? damaged : found(unescaped(svg.slice(begin + opening.length, end)));
}
