import { expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, newExperiment, removeFromStage, type BuildNames, type Fault } from '#design';
import { removalWords } from './remove-parts';

const outageOf = (names: BuildNames, name: string): Fault => ({
  fault: 'outage',
  target: { type: 'component', component: names.id('component', name) },
  magnitude: null,
  recurrence: null,
});

const document = buildDesign(
  {
    components: { Shop: { kind: 'server' }, Store: { kind: 'relational-database' } },
    timeline: {
      gone: { atMs: 0, action: (names) => ({ type: 'fault', fault: outageOf(names, 'Store') }) },
      'gone again': { atMs: 1000, action: (names) => ({ type: 'fault', fault: outageOf(names, 'Store') }) },
      'Two outages': {
        atMs: 2000,
        action: (names) => ({
          type: 'experiment',
          experiment: {
            ...newExperiment,
            method: ['Store', 'Shop'].map((name) => ({ afterMs: 0, durationMs: 1000, fault: outageOf(names, name) })),
          },
        }),
      },
    },
  },
  declarations,
);

it('tells of the planned events that go along', () => {
  const stage = document.stages[0]!;
  const [shop, store] = stage.components.map(({ id }) => id);
  const words = (id: string, what: string) => removalWords(document, { stage: stage.id, ids: [id] }, what);
  expect(words(store!, 'Store')).toBe('Delete Store, and 2 planned events, and what Two outages does to it');
  expect(words(shop!, 'Shop')).toBe('Delete Shop, and what Two outages does to it');
});

it('leaves an experiment the rest of its method', () => {
  const stage = document.stages[0]!;
  const after = removeFromStage(document, { stage: stage.id, ids: [stage.components[1]!.id] });
  const [experiment] = after.scenario.timeline.flatMap(({ action }) =>
    action.type === 'experiment' ? action.experiment : [],
  );
  expect(experiment?.method.map(({ fault }) => fault.target)).toEqual([
    { type: 'component', component: stage.components[0]!.id },
  ]);
});
