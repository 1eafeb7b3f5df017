import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { idOf } from '../ids';
import { readDocument } from '../read-document';
import { setRules } from './rules';
import { setSteps } from './steps';
import { oneOperation } from '../testing/one-operation';

const { bare, buy, stage } = oneOperation(declarations);

const counted = setRules(bare, {
  counters: [
    { id: idOf('counter', 0), name: 'paid', initial: 0 },
    { id: idOf('counter', 0), name: 'sent', initial: 0 },
  ],
});
const [paid, sent] = counted.rules.counters;
const related = setRules(counted, {
  relations: [
    {
      id: idOf('relation', 0),
      name: 'books',
      terms: [
        { counter: paid!.id, factor: 1 },
        { counter: sent!.id, factor: -1 },
      ],
      comparator: 'equal',
      target: 0,
    },
    {
      id: idOf('relation', 0),
      name: ' ',
      terms: [{ counter: sent!.id, factor: 1 }],
      comparator: 'at-least',
      target: 0,
    },
  ],
});

describe('rules', () => {
  it('get ids of their own, and a name where none was given', () => {
    expect(new Set([...related.rules.counters, ...related.rules.relations].map(({ id }) => id)).size).toBe(4);
    expect(related.rules.relations[1]?.name).toBe('unnamed');
    expect(readDocument(related, declarations).ok).toBe(true);
  });

  it('let go of a counter that is gone: its steps, its terms, and relations of it alone', () => {
    const counting = setSteps(related, {
      stage: stage!.id,
      operation: buy!.id,
      steps: [
        ...related.stages[0]!.modules[0]!.operations[0]!.steps,
        { type: 'count', id: '', concern: null, counter: sent!.id, amount: 1, idempotencyKey: null } as never,
      ],
    } as never);
    const after = setRules(counting, { counters: [paid!] });
    expect(after.rules.relations.map(({ name, terms }) => [name, terms.length])).toEqual([['books', 1]]);
    expect(after.stages[0]?.modules[0]?.operations[0]?.steps.some(({ type }) => type === 'count')).toBe(false);
    expect(readDocument(after, declarations).ok).toBe(true);
  });

  it('are the same document when nothing changed', () => {
    expect(setRules(related, { relations: related.rules.relations })).toBe(related);
  });
});
