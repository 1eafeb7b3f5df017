import { describe, expect, it } from 'vitest';
import { buildDesign } from '../build';
import { compute, read, transaction, write } from '../build-steps';
import { concernsMet, sharedData } from '../changes/met';
import { duplicateConcerns } from '../changes/touched';
import { constant } from '../distribution';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import { allSteps } from '../step-tree';
import { firstStage, moduleNamed, operationNamed, wireNames } from '../testing/look-up';
import { kinds } from '../testing/synthetic-kinds';
import { refactoringsAt } from './refactorings';

const check = [compute(constant(15), 'check'), read('database', 'accounts', { concern: 'check' })];

/** Two modules in one host with the same check; both ask for the stock, too. */
const written = (other = check): Document =>
  buildDesign(
    {
      classes: { Shoppers: { ratePerSecond: 20, mix: { 'cart.add': 1, 'orders.place': 1, 'cart.open': 1 } } },
      modules: {
        cart: {
          operations: {
            add: [...check, compute(2, 'cart'), read('database', 'stock', { concern: 'cart', probability: 0.5 })],
            open: check,
          },
        },
        orders: { operations: { place: [...other, compute(6, 'orders'), write('database', 'stock')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Shoppers'] },
        Shop: { kind: 'server', modules: ['cart', 'orders'] },
        Database: { kind: 'database', dataSets: ['accounts', 'stock'] },
      },
      wires: ['Users -> Shop', 'cart.database -> Database', 'orders.database -> Database'],
    },
    kinds,
  );

function offered(document: Document, module: string, label: RegExp) {
  const stage = firstStage(document);
  const component = stage.components.find(({ name }) => name === 'Shop')!.id;
  const place = { stage: stage.id, component, module: moduleNamed(document, module).id };
  return refactoringsAt(document, place, kinds).find((each) => label.test(each.label));
}

const errors = (document: Document) =>
  findProblems(document, firstStage(document).id, kinds).filter(({ severity }) => severity === 'error');

describe('steps of one concern', () => {
  it('become one module that all places ask, and requests do what they did', () => {
    const before = written();
    const { document, refusal } = offered(before, 'orders', /^Let all 3 places use one module for check$/)!;
    expect(refusal).toBeNull();
    expect(errors(document)).toEqual([]);
    expect(duplicateConcerns(firstStage(document)).size).toBe(0);
    expect(concernsMet(document, firstStage(document))).toEqual(concernsMet(before, firstStage(before)));
    expect(operationNamed(document, 'check.check').steps).toHaveLength(2);
    expect(operationNamed(document, 'cart.open').steps).toMatchObject([{ type: 'call' }]);
    expect(wireNames(document)).toEqual(
      expect.arrayContaining(['cart.check -> check', 'orders.check -> check', 'check.database -> Database']),
    );
  });

  it('leave no need behind through which nothing is asked for any more', () => {
    const gathered = offered(written(), 'cart', /one module for check/)!.document;
    const apart = offered(gathered, 'cart', /^Give cart a module of its own$/)!.document;
    expect(wireNames(apart)).not.toContain('cart.database -> Database');
    expect(wireNames(apart)).toContain('cart 2.database -> Database');
  });

  it('stay where they are while they differ, and are not offered where they are all that there is', () => {
    const longer = [compute(constant(20), 'check'), read('database', 'accounts', { concern: 'check' })];
    expect(offered(written(longer), 'cart', /for check$/)!.refusal).toBe('Its steps differ from place to place.');
    const scattered = [...check, compute(1), compute(1, 'check')];
    expect(offered(written(scattered), 'cart', /for check$/)!.refusal).toMatch(/stand apart/);
    const { document } = offered(written(), 'cart', /one module for check/)!;
    expect(offered(document, 'check', /module of its own$|one module for/)).toBeUndefined();
  });
});

describe('a data set', () => {
  it('is asked for by one module, which the others ask', () => {
    const { document, refusal } = offered(written(), 'orders', /^Let only orders ask for stock$/)!;
    expect(refusal).toBeNull();
    expect(errors(document)).toEqual([]);
    expect(sharedData(firstStage(written()))).toHaveLength(2);
    expect(sharedData(firstStage(document))).toHaveLength(1);
    // How often it is asked for is the caller's matter still.
    expect(operationNamed(document, 'cart.add').steps.at(-1)).toMatchObject({ type: 'call', probability: 0.5 });
    expect(operationNamed(document, 'orders.read stock').steps).toMatchObject([{ probability: 1 }]);
    expect(wireNames(document)).toContain('cart.orders -> orders');
  });

  it('stays shared where a transaction asks for it', () => {
    const document = written([...check, transaction('database', [write('database', 'stock')])]);
    expect(offered(document, 'cart', /^Let only cart ask for stock$/)!.refusal).toMatch(/within a transaction/);
  });
});

describe('a data set of a store that holds several', () => {
  const atStore = (document: Document, label: RegExp) => {
    const stage = firstStage(document);
    const component = stage.components.find(({ name }) => name === 'Database')!.id;
    const place = { stage: stage.id, component, module: null };
    return refactoringsAt(document, place, kinds).find((each) => label.test(each.label))!;
  };

  it('gets a store of its own where one module alone asks for it: the same steps ask there', () => {
    const alone = offered(written(), 'orders', /^Let only orders ask for stock$/)!.document;
    const { document, refusal } = atStore(alone, /^Give stock a store of its own$/);
    expect(refusal).toBeNull();
    expect(errors(document)).toEqual([]);
    const { components } = firstStage(document);
    const [database, stock] = ['Database', 'stock'].map((name) => components.find((each) => each.name === name)!);
    expect([database!.dataSets, stock!.dataSets].map(({ length }) => length)).toEqual([1, 1]);
    expect(stock!.configuration).toEqual(database!.configuration);
    expect(wireNames(document)).toEqual(
      expect.arrayContaining(['orders.stock -> stock', 'orders.database -> Database']),
    );
    expect(allSteps(moduleNamed(document, 'orders').operations).map(({ id }) => id)).toEqual(
      allSteps(moduleNamed(alone, 'orders').operations).map(({ id }) => id),
    );
  });

  it('stays where several ask for it, or one transaction asks for more', () => {
    expect(atStore(written(), /^Give stock/).refusal).toMatch(/^cart, orders ask for it/);
    expect(atStore(bound(), /^Give stock/).refusal).toMatch(/in one transaction with other data/);
  });
});

/** One module that writes two data sets at once. */
const bound = (): Document =>
  buildDesign(
    {
      classes: { Shoppers: { ratePerSecond: 20, mix: { 'orders.place': 1 } } },
      modules: {
        orders: {
          operations: { place: [transaction('database', [read('database', 'accounts'), write('database', 'stock')])] },
        },
      },
      components: {
        Users: { kind: 'users', classes: ['Shoppers'] },
        Shop: { kind: 'server', modules: ['orders'] },
        Database: { kind: 'database', dataSets: ['accounts', 'stock'] },
      },
      wires: ['Users -> Shop', 'orders.database -> Database'],
    },
    kinds,
  );
