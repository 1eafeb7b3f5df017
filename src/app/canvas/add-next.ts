/** Adding what may follow a part, already wired to it. */
import { declarations, specs, type KindSpec } from '#catalog';
import { addComponent, connect, type ComponentId, type Document, type Point, type WireEnd } from '#design';
import { documentNow, documentStore, edit, stageNow } from '../stores/document-store';
import { say, select } from '../stores/editor-store';
import { overlaps } from './geometry';
import type { Direction } from './walk';

interface Added {
  readonly document: Document;
  readonly component: ComponentId;
}

function withNext(document: Document, from: WireEnd, { kind, at }: { readonly kind: KindSpec; readonly at: Point }) {
  const { stage, newParts } = documentStore.getState();
  const added = addComponent(document, { stage, kind: newParts.get(kind.id) ?? kind, at });
  const wired = connect(added.document, { stage, from, to: { component: added.component } }, declarations);
  return wired.ok ? ({ document: wired.value.document, component: added.component } satisfies Added) : null;
}

/** The kinds whose parts a wire from here would reach: each is tried on a copy. */
export function nextKinds(from: WireEnd): readonly KindSpec[] {
  const at = { x: 0, y: 0 };
  return specs.filter((kind) => withNext(documentNow(), from, { kind, at }) !== null);
}

const steps: Readonly<Record<Direction, Point>> = {
  right: { x: 400, y: 0 },
  left: { x: -300, y: 0 },
  up: { x: 0, y: -200 },
  down: { x: 0, y: 300 },
};
const room = { width: 300, height: 150 };

/** A step away in the direction, or below what already stands there. */
export function placeBeside(points: readonly Point[], from: Point, direction: Direction): Point {
  const step = steps[direction];
  let at = { x: from.x + step.x, y: from.y + step.y };
  while (points.some((point) => overlaps({ ...point, ...room }, { ...at, ...room }))) at = { x: at.x, y: at.y + 160 };
  return at;
}

export function addNext(from: WireEnd, kind: KindSpec, direction: Direction): ComponentId | null {
  const { components } = stageNow().layout;
  const at = placeBeside(Object.values(components), components[from.component] ?? { x: 0, y: 0 }, direction);
  let made: ComponentId | null = null;
  edit({ label: `Add ${kind.title}` }, (document) => {
    const added = withNext(document, from, { kind, at });
    made = added?.component ?? null;
    return added?.document ?? document;
  });
  if (made !== null) {
    select([made]);
    say(`Added ${kind.title}, wired.`);
  }
  return made;
}
