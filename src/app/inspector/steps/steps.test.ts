import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { galleryEntry } from '#gallery';
import { parseDocument, serializeDocument, setSteps, type Document, type Module, type Step } from '#design';
import { missingFor, newStep, stepTypes, type StepWorld } from './new-step';
import { innerLists, movedStep, withBranch, withoutBranch } from './step-lists';

const shop = galleryEntry('corner-shop')!.document;
const worldOf = (document: Document, name: string): StepWorld => {
  const stage = document.stages[0]!;
  return { document, stage, module: stage.modules.find((module) => module.name === name)!, kinds: declarations };
};
const make = (type: Step['type'], name = 'catalog') => newStep(type, worldOf(shop, name));

function kept(module: Module, steps: readonly Step[]) {
  const operation = module.operations[0]!;
  return setSteps(shop, { stage: shop.stages[0]!.id, operation: operation.id, steps });
}

describe('new steps', () => {
  it('are legal in the document as they are, whatever their type', () => {
    const world = worldOf(shop, 'catalog');
    const steps = stepTypes.flatMap((type) => newStep(type, world) ?? []);
    expect(steps.length).toBeGreaterThanOrEqual(10);
    const read = parseDocument(serializeDocument(kept(world.module, steps)), declarations);
    expect(read).toMatchObject({ ok: true });
  });

  it('are offered only where the module has what they work through', () => {
    expect(make('lookup')).toBeNull();
    expect(missingFor('lookup', worldOf(shop, 'catalog'))).toBe('catalog is wired to no cache');
    expect(missingFor('send', worldOf(shop, 'catalog'))).toBe('catalog is wired to nothing that takes messages');
    expect(missingFor('compute', worldOf(shop, 'catalog'))).toBeNull();
  });

  it('call an operation where one can be reached, and a verb of a store where none can', () => {
    expect(make('call', 'web')).toMatchObject({ target: { type: 'operation' } });
    expect(make('call', 'catalog')).toMatchObject({ target: { type: 'verb', verb: 'read' } });
  });
});

describe('steps within steps', () => {
  const inner = make('compute')!;

  it('can be replaced in every list of every step that has one', () => {
    for (const type of ['repeat', 'transaction', 'exclusive', 'parallel', 'choose'] as const) {
      const step = make(type)!;
      for (const [at, list] of innerLists(step).entries())
        expect(innerLists(list.replace([inner]))[at]?.steps, type).toEqual([inner]);
    }
  });

  it('stand in the fallback of a call once there is one', () => {
    const call = make('call')!;
    expect(innerLists(call)).toEqual([]);
    expect(innerLists({ ...call, onFailure: { type: 'fallback', steps: [inner] } } as Step)[0]).toMatchObject({
      title: 'On failure',
      steps: [inner],
    });
  });
});

describe('branches', () => {
  it('are added and removed, never the last, and a join on more than are left waits for all', () => {
    const parallel = make('parallel') as Extract<Step, { type: 'parallel' }>;
    const three = withBranch(parallel) as typeof parallel;
    expect(three.branches).toHaveLength(3);
    expect(withoutBranch({ ...three, join: 3 }, 0)).toMatchObject({ join: 'all', branches: { length: 2 } });
    expect(withoutBranch({ ...three, join: 2 }, 0)).toMatchObject({ join: 2 });
    const one = withoutBranch(parallel, 0);
    expect(withoutBranch(one, 0)).toBe(one);
  });
});

describe('movedStep', () => {
  const steps = ['a', 'b', 'c'].map((id) => ({ ...make('reply')!, id }) as Step);
  const order = (list: readonly Step[]) => list.map(({ id }) => id).join('');

  it('changes places, and nothing beyond the ends', () => {
    expect(order(movedStep(steps, 0, 1))).toBe('bac');
    expect(order(movedStep(steps, 2, 1))).toBe('acb');
    expect(movedStep(steps, 0, -1)).toBe(steps);
    expect(movedStep(steps, 2, 3)).toBe(steps);
  });
});
