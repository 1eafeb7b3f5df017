import { describe, expect, it } from 'vitest';
import { addComponent } from '../edits/components';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import { applyFix } from '../fixes';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import { shop } from '../testing/shop';
import { kinds as plain } from '../testing/synthetic-kinds';

const waiting: KindDeclaration = { ...plain.get('server')!, id: 'waiting', title: 'Waiting', computes: false };
const kinds: Kinds = new Map([...plain, ['waiting', waiting]]);

const problemsOf = (document: Document) =>
  findProblems(document, document.stages[0]!.id, kinds).filter(({ title }) => title.endsWith('does not compute'));

/** The shop, whose first host is of a kind that only waits, beside an empty one that computes. */
function waitingShop(): Document {
  const document = shop();
  const [stage] = document.stages;
  const host = stage!.components.find(({ modules }) => modules.length > 0)!;
  const components = stage!.components.map((each) => (each === host ? { ...each, kind: waiting.id } : each));
  const spare = { ...host, id: 'c900' as typeof host.id, name: 'Spare', modules: [] };
  return { ...document, stages: [{ ...stage!, components: [...components, spare] }] };
}

describe('a host that does not compute', () => {
  it('keeps a design from running where a module in it does, until that moves to one that does', () => {
    const document = waitingShop();
    const [problem] = problemsOf(document);
    expect(problem).toMatchObject({ severity: 'error', place: { type: 'component' } });
    const { id, modules } = document.stages[0]!.components.find(({ kind }) => kind === waiting.id)!;
    let mended = document;
    for (const each of problemsOf(document)) mended = applyFix(mended, mended.stages[0]!.id, each.fixes[0]!, kinds);
    expect(problemsOf(mended)).toEqual([]);
    const left = mended.stages[0]!.components.find((each) => each.id === id)?.modules ?? [];
    expect(left.length).toBeLessThan(modules.length);
  });

  it('comes with a module that waits', () => {
    const document = shop();
    const at = { x: 0, y: 0 };
    const added = addComponent(document, { stage: document.stages[0]!.id, kind: waiting, at }).document;
    const module = added.stages[0]!.modules.at(-1)!;
    expect(module.operations[0]!.steps.map(({ type }) => type)).toEqual(['wait']);
    expect(problemsOf(added)).toEqual([]);
  });
});
