/** What a refactoring is made of: where it is asked for, and what each recipe gives. */
import type { Document } from '../document';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import type { Component, Module, Point, Stage } from '../stage';

/** Where a refactoring is asked for: at a part, or at a module that stands in it. */
export interface Place {
  readonly document: Document;
  readonly stage: Stage;
  readonly kinds: Kinds;
  readonly component: Component;
  /** Null = the part itself is meant. */
  readonly module: Module | null;
}

/** What a recipe offers at a place: a changed document, or why it cannot be done there. */
export interface Offer {
  /** What it does, for people: "Put a queue between web and mail". */
  readonly label: string;
  readonly change: (() => Document) | { readonly refusal: string };
}

/** All that a recipe has to offer at a place; none where it would make no sense. */
export type Recipe = (place: Place) => readonly Offer[];

/** Between frames of the sheet. */
const step = 60;

/** A free place right of a part, or before it. */
export function beside({ layout }: Stage, { id }: Component, side: 'left' | 'right' | 'below'): Point {
  const at = layout.components[id] ?? { x: 0, y: 0 };
  const taken = Object.values(layout.components);
  const shift = { left: { x: -240, y: 0 }, right: { x: 360, y: 0 }, below: { x: 0, y: 240 } }[side];
  const wanted = { x: at.x + shift.x, y: at.y + shift.y };
  const isTaken = () =>
    taken.some(({ x, y }) => Math.abs(x - wanted.x) < step * 3 && Math.abs(y - wanted.y) < step * 2);
  while (isTaken()) wanted.y += step * 2;
  return wanted;
}

/** Kinds told by what they do, in the order of the catalogue. */
export const kindsThat = (kinds: Kinds, does: (kind: KindDeclaration) => boolean): readonly KindDeclaration[] =>
  [...kinds.values()].filter(does);

export const offersProtocol =
  (protocol: KindDeclaration['offers'][number]['protocol']) =>
  ({ offers, hosts }: KindDeclaration): boolean =>
    hosts === null && offers.some((offer) => offer.protocol === protocol);

/** A title within a sentence, with its article. */
export function aTitle({ title }: KindDeclaration): string {
  const word = /^[A-Z][a-z]/.test(title) ? `${title[0]?.toLowerCase()}${title.slice(1)}` : title;
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;
}
