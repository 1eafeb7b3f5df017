/** How the scenes of a document are changed: each is one step of its history. */
import { setScenes, type Document, type Scene, type SceneId, type Stage, type TimelineEvent } from '#design';
import { newEvent, type PlannedType } from '../scenario/planned-event';
import type { EventEdits } from '../scenario/EventFields';
import { documentNow, edit } from '../stores/document-store';
import { editorStore } from '../stores/editor-store';
import { liveRun } from '../stores/run-store';
import { draftScenes } from './drafted-scenes';

const change = (label: string, make: (scenes: readonly Scene[]) => readonly Scene[], mergeKey?: string) =>
  edit(mergeKey === undefined ? { label } : { label, policy: 'merge', mergeKey }, (document) =>
    setScenes(document, make(document.scenes)),
  );

const second = 1000;

/** A scene of what is on the sheet: its stage, the instant of its run, the parts that are chosen. Behind the last. */
export function addScene(stage: Stage): void {
  const { selected } = editorStore.getState();
  const lit = stage.components.map(({ id }) => id).filter((id) => selected.includes(id));
  const atMs = Math.round((liveRun.snapshot?.atMs ?? 0) / second) * second;
  change('Add a scene', (scenes) => [
    ...scenes,
    {
      id: '' as SceneId,
      title: `Scene ${scenes.length + 1}`,
      caption: '',
      question: '',
      note: '',
      stage: stage.id,
      atMs,
      lit,
      camera: lit.length > 0 ? 'lit' : 'sheet',
      events: [],
    },
  ]);
}

/** A talk to begin with, where there is none. */
export function draftTalk(): void {
  change('Draft a talk', () => draftScenes(documentNow()).map((scene) => ({ ...scene, id: '' as SceneId })));
}

export function setScene(id: SceneId, values: Partial<Omit<Scene, 'id'>>, what: string): void {
  change(
    `Set ${what} of a scene`,
    (scenes) => scenes.map((each) => (each.id === id ? { ...each, ...values } : each)),
    `${id} ${what}`,
  );
}

export function removeScene({ id, title }: Scene): void {
  change(`Remove scene ${title}`, (scenes) => scenes.filter((each) => each.id !== id));
}

/** Once more, right behind itself. */
export function copyScene(scene: Scene): void {
  change(`Copy scene ${scene.title}`, (scenes) =>
    scenes.toSpliced(scenes.findIndex(({ id }) => id === scene.id) + 1, 0, { ...scene, id: '' as SceneId }),
  );
}

export function moveScene({ id, title }: Scene, by: 1 | -1): void {
  change(`Move scene ${title}`, (scenes) => {
    const at = scenes.findIndex((each) => each.id === id);
    const moved = scenes[at];
    return moved ? scenes.toSpliced(at, 1).toSpliced(at + by, 0, moved) : scenes;
  });
}

/** Whether an event can be added: null of the design has nothing of which it could be. */
export function addSceneEvent(scene: Scene, stage: Stage, type: PlannedType): void {
  const event = newEvent({ document: documentNow(), stage }, type, 0);
  if (event)
    setScene(scene.id, { events: [...scene.events, { ...event, durationMs: null }] }, `event ${scene.events.length}`);
}

/** Edits of what happens in a scene. */
export function sceneEventEdits(scene: Scene): EventEdits {
  const set = (events: readonly TimelineEvent[], what: string) => setScene(scene.id, { events }, what);
  return {
    change: ({ id }, { what, values }) =>
      set(
        scene.events.map((each) => (each.id === id ? { ...each, ...values } : each)),
        `${id} ${what}`,
      ),
    remove: ({ id }) =>
      set(
        scene.events.filter((each) => each.id !== id),
        `events without ${id}`,
      ),
    from: 'the opening of the scene',
  };
}

/** The stage of a scene; the first where it is no more. */
export const stageOfScene = (document: Document, scene: Scene): Stage =>
  document.stages.find(({ id }) => id === scene.stage) ?? (document.stages[0] as Stage);
