import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign } from '../build';
import { idOf, type EventId, type SceneId } from '../ids';
import { readDocument } from '../read-document';
import { sceneDocument, type Scene } from '../scene';
import { removeFromStage } from './remove';
import { setScenes } from './scenes';
import { addStage, removeStage } from './stages';

const bare = buildDesign(
  {
    components: {
      users: { kind: 'users', at: [0, 0] },
      host: { kind: 'server', at: [300, 0], modules: ['shop'] },
    },
    modules: { shop: { operations: { buy: [] } } },
    timeline: {
      surge: {
        atMs: 1000,
        action: (names) => ({ type: 'traffic', trafficClass: names.id('trafficClass', 'all'), factor: 2, rampMs: 0 }),
      },
    },
    classes: { all: { ratePerSecond: 1, mix: { 'shop.buy': 1 } } },
  },
  declarations,
);
const [stage] = bare.stages;
const host = stage!.components.find(({ name }) => name === 'host')!;
const outage = {
  id: '' as EventId,
  name: 'host is down',
  atMs: 500,
  durationMs: null,
  action: {
    type: 'fault',
    fault: { fault: 'outage', target: { type: 'component', component: host.id }, magnitude: null, recurrence: null },
  },
} as const;
const blank: Scene = {
  id: '' as SceneId,
  title: ' Down it goes ',
  caption: '',
  question: '',
  note: '',
  stage: stage!.id,
  atMs: 4000,
  lit: [host.id],
  camera: 'lit',
  events: [outage],
};
const told = setScenes(bare, [{ ...blank, events: [], atMs: 0 }, blank]);

describe('scenes', () => {
  it('are given ids and words that can be shown, and pass the gate', () => {
    expect(told.scenes.map(({ title }) => title)).toEqual(['Down it goes', 'Down it goes']);
    expect(new Set([...told.scenes.map(({ id }) => id), told.scenes[1]!.events[0]!.id]).size).toBe(3);
    expect(readDocument(told, declarations, { strict: true })).toMatchObject({ ok: true });
    expect(setScenes(told, told.scenes)).toBe(told);
  });

  it('copied have events of their own', () => {
    const [, second] = told.scenes;
    const twice = setScenes(told, [...told.scenes, { ...second!, id: '' as SceneId }]);
    const events = twice.scenes.flatMap(({ events: own }) => own.map(({ id }) => id));
    expect(events).toHaveLength(2);
    expect(new Set(events).size).toBe(2);
  });

  it('make happen what they say from their own instant on, and keep it for those behind', () => {
    expect(sceneDocument(told, 0).scenario.timeline).toHaveLength(1);
    const { timeline } = sceneDocument(told, 1).scenario;
    expect(timeline.map(({ atMs }) => atMs)).toEqual([1000, 4500]);
    expect(timeline.map(({ id }) => id)).toContain(told.scenes[1]!.events[0]!.id);
  });

  it('light and strike nothing that is no more, and go with their stage', () => {
    const without = removeFromStage(told, { stage: stage!.id, ids: [host.id] });
    expect(without.scenes.map(({ lit, events }) => [lit.length, events.length])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const staged = addStage(told, { from: stage!.id });
    const moved = setScenes(staged.document, [told.scenes[0]!, { ...told.scenes[1]!, stage: staged.stage }]);
    expect(removeStage(moved, { stage: staged.stage }).scenes.map(({ id }) => id)).toEqual([told.scenes[0]!.id]);
  });

  it('of a stage that is not there are refused', () => {
    const broken = { ...told, scenes: [{ ...told.scenes[0]!, stage: idOf('stage', 77) }] };
    const read = readDocument(broken, declarations);
    expect(read.ok ? [] : read.problems.map(({ path }) => path)).toEqual(['scenes[0].stage']);
  });

  it('are absent from a document that knows none', () => {
    const { scenes, ...older } = bare;
    expect(scenes).toEqual([]);
    const read = readDocument(older, declarations);
    expect(read.ok && read.value.document.scenes).toEqual([]);
  });
});
