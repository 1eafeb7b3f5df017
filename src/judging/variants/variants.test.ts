/** Variants: each sabotage of a ticket shop is caught by the limit that asks for what it breaks, and by no other; what is harmless is let through. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { idOf, type Document, type Requirement } from '#design';
import { exerciseEntry } from '#exercises';
import { galleryEntry } from '#gallery';
import { idleWords, rowWords, tableWords, variantsPlan, variantsTable, type VariantsMade, type VariantsPlan } from '..';
import { variantsOf } from './variants-of';
import { madeTrial } from '#simulation';

const entry = exerciseEntry('the-acceptance-test')!;
const { start } = await entry.load();
/** One limit for each sabotage. */
const sixLines = (await entry.loadSolutions()).find(({ name }) => name === 'reference')!.document.requirements;

const shop = (requirements: readonly Requirement[]): Document => ({ ...start, requirements });

const planOf = (document: Document): VariantsPlan =>
  variantsPlan({
    document,
    stage: document.stages[0]!.id,
    kinds: declarations,
    only: null,
    seeds: [
      { seed: 7, replication: 0 },
      { seed: 7, replication: 1 },
    ],
  });

const made = (plan: VariantsPlan): VariantsMade => new Map(plan.orders.map((order, at) => [at, madeTrial(order)]));

const mean: Requirement = {
  ...sixLines[0]!,
  id: idOf('requirement', 990),
  name: 'mean',
  metric: 'mean',
  scope: { type: 'whole' },
  target: 250,
};

describe('limits against variants', () => {
  const document = shop([...sixLines, mean]);
  const plan = planOf(document);
  const table = variantsTable(plan, made(plan));
  const nameOf = (id: string) => document.requirements.find((each) => each.id === id)!.name;

  it('catch each sabotage by the one limit that asks for what it breaks', () => {
    const caught = table.rows.flatMap(({ variant, word, by }) =>
      word === 'caught' ? [[variant!.key, by.map(nameOf)]] : [],
    );
    expect(Object.fromEntries(caught)).toEqual({
      'slow-tail': ['Checkout is quick for nearly all'],
      'lost-in-a-crash': ['No order is lost'],
      'one-zone': ['A zone may go'],
      'night-as-day': ['The night is cheaper'],
      'stale-data': ['Stock is of this minute'],
      'open-door': ['Only the shop is open'],
    });
    expect(table).toMatchObject({ caught: 6, sabotages: 6 });
  });

  it('accept the design itself and what is harmless', () => {
    expect(table.rows[0]).toMatchObject({ variant: null, word: 'accepted' });
    expect(table).toMatchObject({ accepted: 2, sound: 2 });
  });

  it('name the limit that catches nothing', () => {
    expect(table.idle.map(nameOf)).toEqual(['mean']);
    expect(idleWords(table, document)).toBe('Nothing is caught by mean.');
    expect(tableWords(table)).toBe('6 of 6 sabotages are caught, 2 of 2 harmless variants accepted.');
    expect(rowWords(table.rows[1]!, document)).toBe('caught by Checkout is quick for nearly all');
  });

  it('of which not all is run say nothing of what is open', () => {
    const some = variantsTable(plan, made({ ...plan, orders: plan.orders.slice(0, 1) }));
    expect(some.rows.map(({ word }) => word)).toEqual(plan.rows.map(() => 'open'));
    expect(some.idle).toEqual([]);
  });
});

describe('limits that ask for little, or for too much', () => {
  it('let every sabotage through where only the mean is asked for', () => {
    const document = shop([mean]);
    const plan = planOf(document);
    const table = variantsTable(plan, made(plan));
    expect(table).toMatchObject({ caught: 0, accepted: 2 });
  });

  it('catch nothing by a limit that the design itself misses, and reject what is harmless', () => {
    const document = shop([{ ...mean, target: 20 }]);
    const plan = planOf(document);
    const table = variantsTable(plan, made(plan));
    expect(table.rows[0]).toMatchObject({ word: 'rejected' });
    expect(table).toMatchObject({ caught: 0, accepted: 0 });
  });
});

describe('variants of a design', () => {
  it('are those that hold there: a monolith without zones, copies and credentials has fewer', () => {
    const { document } = galleryEntry('corner-shop')!;
    const premises = { document, stage: document.stages[0]!, kinds: declarations };
    const keys = variantsOf(premises).map(({ key }) => key);
    expect(keys).toContain('slow-tail');
    expect(keys).toContain('slow-dependency');
    expect(keys).toContain('half-the-capacity');
    expect(keys).not.toContain('one-zone');
    expect(keys).not.toContain('open-door');
  });

  it('change the design, each in its own way', () => {
    const document = shop(sixLines);
    const variants = variantsOf({ document, stage: document.stages[0]!, kinds: declarations });
    const texts = variants.map(({ change }) => JSON.stringify(change(document)));
    expect(new Set([JSON.stringify(document), ...texts]).size).toBe(variants.length + 1);
  });
});
