/** Edits of the scenes of a talk. */
import type { Document } from '../document';
import { caps } from '../schema-parts';
import { asLabel, asText, clampFields } from '../ranges';
import type { TimelineEvent } from '../scenario';
import type { Scene } from '../scene';
import { assign, IdSource, mapList } from './change';
import { atMost, named, withFreshIds } from './fresh';

const longestRunMs = 100_000_000_000;

/** Sets the scenes, in their order. Those that are new, and events that are new in them, are given ids of their own. */
export function setScenes(document: Document, scenes: readonly Scene[]): Document {
  const ids = new IdSource(document);
  // An event is of one scene alone: in a copy of a scene it is another.
  const known = new Set<string>(document.scenes.flatMap(({ events }) => events.map(({ id }) => id)));
  const owned = (event: TimelineEvent) => (known.delete(event.id) ? event : { ...event, id: ids.give('event') });
  const set = mapList(
    withFreshIds({ before: document.scenes, after: scenes, give: () => ids.give('scene'), most: caps.requirements }),
    (scene) =>
      assign(scene, {
        ...wordsOf(scene),
        ...clampFields({ atMs: scene.atMs }, { atMs: { min: 0, max: longestRunMs } }),
        lit: atMost(scene.lit, caps.small),
        events: mapList(named(atMost(scene.events, caps.small)), owned),
      }),
  );
  const isSame = set.length === document.scenes.length && set.every((each, at) => each === document.scenes[at]);
  return isSame ? document : { ...document, scenes: set, nextId: ids.nextId };
}

const wordsOf = ({ title, caption, question, note }: Scene): Partial<Scene> => ({
  title: asLabel(title) ?? 'Scene',
  caption: asLabel(caption) ?? '',
  question: asLabel(question) ?? '',
  note: asText(note),
});
