import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { setParameter, type Configuration, type Document, type Module, type Stage } from '#design';
import { exerciseEntry, inClass } from '#exercises';
import { changedLocks } from './locks';

const exercise = await exerciseEntry('who-goes-first')!.load();
const { start } = exercise;
const stage = start.stages[0]!;
const idOf = (name: string) => stage.components.find((each) => each.name === name)!.id;

const withStage = (values: Partial<Stage>): Document => ({ ...start, stages: [{ ...stage, ...values }] });
const set = (name: string, values: Configuration): Document =>
  setParameter(start, { stage: stage.id, component: idOf(name), values }, declarations);
const withModule = (name: string, change: (module: Module) => Module): Document =>
  withStage({ modules: stage.modules.map((each) => (each.name === name ? change(each) : each)) });
const changed = (document: Document) => changedLocks(exercise, { document });

describe('what an exercise locks', () => {
  it('may be renamed, noted and drawn elsewhere, and no more', () => {
    const renamed = stage.components.map((each) => ({ ...each, name: `My ${each.name}`, note: 'mine' }));
    expect(changed(withStage({ components: renamed }))).toEqual([]);
    expect(changed(withStage({ components: renamed.filter(({ id }) => id !== idOf('Studio')) }))).toEqual(['Studio']);
  });

  it('is locked in each stage of several eras', () => {
    const gone = { ...stage, components: [] };
    const document = { ...start, stages: [stage, gone] };
    const era = { id: 'one' } as never;
    expect(changedLocks({ ...exercise, eras: [era, era] }, { document })).toContain('Studio');
    expect(changedLocks(exercise, { document })).toEqual([]);
  });

  it('is of a module what it does, not where it stands nor what its needs are called', () => {
    expect(changed(withModule('encoder', (module) => ({ ...module, name: 'mine', credentials: [] })))).toEqual([]);
    expect(changed(withModule('encoder', (module) => ({ ...module, operations: [] })))).toEqual(['what encoder does']);
    expect(changed(withModule('encoder', (module) => ({ ...module, memoryMiB: 1 })))).toEqual(['what encoder does']);
    expect(changed(withModule('api', (module) => ({ ...module, operations: [] })))).toEqual([]);
    const gone = withStage({ modules: stage.modules.filter(({ name }) => name !== 'encoder') });
    expect(changed(gone)).toEqual(['what encoder does']);
  });

  it('is of a part a field of it, while its other fields are the learner’s', () => {
    expect(changed(set('Workers', { vcpus: 2 }))).toEqual(['vCPUs of Workers']);
    expect(changed(set('Workers', { instances: 100 }))).toEqual([]);
    const gone = withStage({ components: stage.components.filter(({ id }) => id !== idOf('Workers')) });
    expect(changed(gone)).toEqual(['vCPUs of Workers', 'Workers of Workers']);
  });

  it('is of every part a field that none of them may have otherwise, whoever drew it', () => {
    expect(changed(set('API', { speed: 2 }))).toEqual(['Speed of every part']);
    const workers = stage.components.find(({ name }) => name === 'Workers')!;
    const more = (speed: number): Document => {
      const added = {
        ...workers,
        id: 'c999' as never,
        modules: [],
        configuration: { ...workers.configuration, speed },
      };
      return withStage({ components: [...stage.components, added] });
    };
    expect(changed(more(1))).toEqual([]);
    expect(changed(more(2))).toEqual(['Speed of every part']);
    const settings = { name: 'A', code: 'a', prices: {}, effortHoursPerWeek: {}, hintsOpen: false };
    const ofClass = inClass(exercise, { ...settings, defaults: { server: { speed: 2 } } });
    expect(changedLocks(ofClass, { document: more(2) })).toEqual([]);
  });
});
