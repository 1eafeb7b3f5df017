import { describe, expect, it } from 'vitest';
import { buildDesign } from '../build';
import * as step from '../build-steps';
import { findProblems } from '../find-problems';
import { firstStage } from '../testing/look-up';
import { kinds } from '../testing/synthetic-kinds';
import { problemRows } from './alike';

type Steps = Parameters<typeof step.transaction>[1];

interface Given {
  readonly handle: Steps;
  readonly answer?: Steps;
  /** Whether both modules run in one host. */
  readonly together?: boolean;
}

function problemsOf({ handle, answer = [], together = false }: Given) {
  const document = buildDesign(
    {
      dataSets: { rows: {}, others: {} },
      modules: {
        app: { operations: { handle } },
        helper: { operations: { answer: [...answer, step.read('database', 'rows')] } },
      },
      components: {
        Server: { kind: 'server', modules: together ? ['app', 'helper'] : ['app'] },
        ...(together ? {} : { 'Server 2': { kind: 'server', modules: ['helper'] } }),
        Database: { kind: 'database' },
      },
      wires: ['app.database -> Database', 'helper.database -> Database', 'app.helper -> helper'],
    },
    kinds,
  );
  return findProblems(document, firstStage(document).id, kinds).filter(({ sort }) => sort === 'waits-for-itself');
}

const reach = step.call('helper.answer');
const base = [step.read('database', 'rows'), reach];
const titles = (handle: Steps, more: Partial<Given> = {}) =>
  problemsOf({ handle: [...base, ...handle], ...more }).map(({ title }) => title);
const write = (key: 'one' | 'request' | 'drawn' = 'one', dataSet = 'rows') => step.write('database', dataSet, { key });
const inTransaction = (...steps: Steps) => step.transaction('database', steps);
const itself = ['app.handle waits for itself'];

describe('a transaction within a transaction', () => {
  it('waits for the row that the outer one has written', () => {
    expect(titles([inTransaction(write(), inTransaction(write()))])).toEqual(itself);
    expect(titles([inTransaction(write('request'), inTransaction(write('request')))])).toEqual(itself);
  });

  it('does not wait for a row that is written later, is another, or is free again', () => {
    expect(titles([inTransaction(inTransaction(write()), write())])).toEqual([]);
    expect(titles([inTransaction(write(), inTransaction(write('request')))])).toEqual([]);
    expect(titles([inTransaction(write(), inTransaction(write('one', 'others')))])).toEqual([]);
    expect(titles([inTransaction(write('drawn'), inTransaction(write('drawn')))])).toEqual([]);
    expect(titles([inTransaction(write()), inTransaction(write()), write()])).toEqual([]);
    expect(titles([inTransaction(write(), write())])).toEqual([]);
  });

  it('waits for what an earlier round or a sibling wrote, but for no other branch of a choice', () => {
    const late = [inTransaction(write()), write()];
    expect(titles([inTransaction(step.repeat(2, late))])).toEqual(itself);
    expect(titles([inTransaction(step.repeat(1, late))])).toEqual([]);
    expect(titles([inTransaction(step.parallel([[inTransaction(write())], [write()]], 'all'))])).toEqual(itself);
    expect(titles([inTransaction(step.parallel([[inTransaction(write())], [write()]], 'any'))])).toEqual([]);
    const either = step.choose([
      [1, [write()]],
      [1, [inTransaction(write())]],
    ]);
    expect(titles([inTransaction(either)])).toEqual([]);
    expect(titles([inTransaction(either, inTransaction(write()))])).toEqual(itself);
  });
});

describe('a call within a transaction', () => {
  it('waits for the row when its callee writes it, in the same process too: it has a connection of its own', () => {
    for (const together of [false, true]) {
      expect(titles([inTransaction(write(), reach)], { answer: [write()], together })).toEqual(itself);
      expect(titles([inTransaction(reach, write())], { answer: [write()], together })).toEqual([]);
      expect(titles([inTransaction(write(), reach)], { answer: [write('request')], together })).toEqual([]);
    }
  });

  it('is looked into again when more is held', () => {
    const handle = [inTransaction(write('request'), reach, write(), reach)];
    expect(titles(handle, { answer: [write()] })).toEqual(itself);
  });
});

describe('a named lock', () => {
  it('is not re-entrant, nor for a callee in the same process', () => {
    const answer = [step.exclusive('door', [step.compute(1)])];
    expect(titles([step.exclusive('door', answer)])).toEqual(itself);
    expect(titles([step.exclusive('gate', answer)])).toEqual([]);
    expect(titles([step.exclusive('door', [reach])], { answer, together: true })).toEqual(itself);
    expect(titles([step.exclusive('door', [reach])], { answer, together: false })).toEqual([]);
  });
});

it('several such operations are told in one row', () => {
  const stuck = inTransaction(write(), inTransaction(write()));
  const problems = problemsOf({ handle: [...base, stuck], answer: [stuck] });
  expect(problemRows(problems)).toMatchObject([{ title: '2 operations wait for themselves', fix: null }]);
  expect(problems[0]?.text).toMatch(/same row .* another connection/);
});
