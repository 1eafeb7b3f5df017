import { describe, expect, it } from 'vitest';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import { applyFix } from '../fixes';
import type { KindDeclaration, Kinds } from '../kind-declaration';
import { shop } from '../testing/shop';
import { kinds as plain } from '../testing/synthetic-kinds';

const server = plain.get('server')!;
const options = [
  { value: 'none', label: 'none' },
  { value: 'gpu', label: 'GPU' },
];
const equipped: KindDeclaration = {
  ...server,
  acceleratorParameter: 'accelerator',
  parameters: [
    ...server.parameters,
    { type: 'choice', name: 'accelerator', label: '', help: '', section: '', source: null, options, default: 'none' },
  ],
};
const kinds: Kinds = new Map([...plain, ['server', equipped]]);

/** The shop, whose first host's first module needs an accelerator. */
function needing(accelerator: string): Document {
  const document = shop();
  const [stage] = document.stages;
  const host = stage!.components.find(({ modules }) => modules.length > 0)!;
  const modules = stage!.modules.map((each) => (each.id === host.modules[0] ? { ...each, accelerator } : each));
  return { ...document, stages: [{ ...stage!, modules }] };
}

const problemsOf = (document: Document) =>
  findProblems(document, document.stages[0]!.id, kinds).filter(({ title }) => title.endsWith('needs an accelerator'));

describe('a module that needs an accelerator', () => {
  it('keeps a design from running whose host has none, until the host has one', () => {
    const document = needing('gpu');
    const [problem, ...more] = problemsOf(document);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ severity: 'error', place: { type: 'component' } });
    const mended = applyFix(document, document.stages[0]!.id, problem!.fixes[0]!, kinds);
    expect(problemsOf(mended)).toEqual([]);
  });

  it('may move to a host that has it', () => {
    const document = needing('gpu');
    const [stage] = document.stages;
    const spare = stage!.components.find(({ kind, modules }) => kind === 'server' && modules.length > 0)!;
    const other = { ...spare, id: 'c900' as typeof spare.id, name: 'Fast', modules: [] };
    const fast = { ...other, configuration: { ...other.configuration, accelerator: 'gpu' } };
    const two = { ...document, stages: [{ ...stage!, components: [...stage!.components, fast] }] };
    const move = problemsOf(two)[0]!.fixes.find(({ type }) => type === 'move-module')!;
    expect(problemsOf(applyFix(two, stage!.id, move, kinds))).toEqual([]);
  });

  it('is not helped by a host that can have no such thing', () => {
    expect(problemsOf(needing('quantum'))[0]!.fixes).toEqual([]);
  });
});
