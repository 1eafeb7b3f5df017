import { describe, expect, it } from 'vitest';
import { buildDesign, buildDocument } from '../build';
import * as step from '../build-steps';
import type { Document } from '../document';
import { readDocument } from '../read-document';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed, wireNames } from '../testing/look-up';
import { shop, shopDesign } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { addNote } from './components';
import { removeOperation } from './modules';
import { removeFromStage } from './remove';

function without(document: Document, ...ids: readonly string[]): Document {
  return removeFromStage(document, { stage: firstStage(document).id, ids });
}

const isValid = (document: Document) => readDocument(document, kinds, { strict: true }).ok;

describe('removing', () => {
  it('a wire leaves the need and the steps that work through it', () => {
    const document = shop();
    const after = without(document, wireNamed(document, 'catalog.database -> Database').id);
    expect(firstStage(after).modules).toBe(firstStage(document).modules);
    expect(firstStage(after).components).toBe(firstStage(document).components);
    expect(wireNames(after)).toHaveLength(wireNames(document).length - 1);
  });

  it('a component takes its wires and its place on the canvas', () => {
    const document = shop();
    const { id } = componentNamed(document, 'Database');
    const after = without(document, id);
    expect(wireNames(after).join()).not.toContain('Database');
    expect(firstStage(after).layout.components).not.toHaveProperty(id);
    expect(moduleNamed(after, 'catalog')).toBe(moduleNamed(document, 'catalog'));
    expect(isValid(after)).toBe(true);
  });

  it('a host takes the modules that stand nowhere else, and leaves those that do', () => {
    const two = buildDesign(
      {
        ...shopDesign,
        components: { ...shopDesign.components, Second: { kind: 'server', modules: ['web', 'catalog'] } },
      },
      kinds,
    );
    const after = without(two, componentNamed(two, 'Shop').id);
    expect(firstStage(after).modules.map(({ name }) => name)).toEqual(['web', 'catalog']);
    expect(isValid(after)).toBe(true);
  });

  it('a module takes its entries of the mix, its data sets lose their owner, its callers their calls', () => {
    const document = shop();
    const after = without(document, moduleNamed(document, 'orders').id, moduleNamed(document, 'catalog').id);
    expect(operationNamed(after, 'web.order').steps.map(({ type }) => type)).toEqual(['compute']);
    expect(moduleNamed(after, 'web').needs).toEqual([]);
    expect(after.dataSets.map(({ owner }) => owner)).toEqual([null, null]);
    expect(isValid(after)).toBe(true);
    const bare = without(after, moduleNamed(after, 'web').id);
    expect(bare.workload.trafficClasses[0]?.mix).toEqual([]);
    expect(isValid(bare)).toBe(true);
  });

  it('keeps what the workload says of a module that another stage still has', () => {
    const { classes, modules, components, wires } = shopDesign;
    const stage = { components, ...(modules && { modules }), ...(wires && { wires }) };
    const two = buildDocument({ ...(classes && { classes }), stages: { First: stage, Second: stage } }, kinds);
    const after = without(two, moduleNamed(two, 'web').id);
    expect(after.workload).toBe(two.workload);
    expect(isValid(after)).toBe(true);
  });

  it('lets requirements, events, teams and permissions go with what they are about', () => {
    const document = buildDesign(
      {
        ...shopDesign,
        requirements: {
          browse: {
            metric: 'p95',
            comparator: 'at-most',
            target: 1,
            scope: (names) => ({ type: 'operation', operation: names.id('operation', 'web.browse') }),
          },
          all: { metric: 'p95', comparator: 'at-most', target: 1 },
        },
        timeline: {
          crash: {
            atMs: 1,
            action: (names) => ({
              type: 'fault',
              fault: {
                fault: 'crash',
                target: { type: 'component', component: names.id('component', 'Shop') },
                magnitude: null,
                recurrence: null,
              },
            }),
          },
          words: { atMs: 2, action: () => ({ type: 'note', text: 'Noon.' }) },
        },
        also: (names) => ({
          changeModel: {
            teams: [
              {
                id: names.id('team', 'T'),
                name: 'T',
                members: 3,
                modules: [names.id('module', 'web')],
                changesPerWeek: 1,
              },
            ],
            pipeline: { fixedMinutes: 1, minutesPerModule: 1, changeFailureRatio: 0 },
            pipelines: [],
            changes: [],
          },
        }),
      },
      kinds,
    );
    const after = without(document, componentNamed(document, 'Shop').id);
    expect(after.requirements.map(({ name }) => name)).toEqual(['all']);
    expect(after.scenario.timeline.map(({ name }) => name)).toEqual(['words']);
    expect(after.changeModel.teams[0]?.modules).toEqual([]);
    expect(isValid(after)).toBe(true);
  });

  it('a need does what stood within its lookups and transactions without them', () => {
    const document = buildDesign(
      {
        modules: {
          cart: {
            operations: {
              show: [
                step.lookup({ need: 'cache', dataSet: 'carts', onMiss: [step.read('database', 'carts')] }),
                step.transaction('database', [step.write('database', 'carts'), step.compute(1)]),
              ],
            },
          },
        },
        components: { Server: { kind: 'server', modules: ['cart'] } },
      },
      kinds,
    );
    const [cache, database] = moduleNamed(document, 'cart').needs;
    const uncached = without(document, cache?.id ?? '');
    expect(operationNamed(uncached, 'cart.show').steps.map(({ type }) => type)).toEqual(['call', 'transaction']);
    expect(operationNamed(without(uncached, database?.id ?? ''), 'cart.show').steps.map(({ type }) => type)).toEqual([
      'compute',
    ]);
  });

  it('an operation takes the calls and the entries that name it', () => {
    const document = shop();
    const given = { stage: firstStage(document).id, operation: operationNamed(document, 'catalog.list').id };
    const after = removeOperation(document, given);
    expect(moduleNamed(after, 'catalog').operations).toEqual([]);
    expect(operationNamed(after, 'web.browse').steps.map(({ type }) => type)).toEqual(['compute']);
    expect(isValid(after)).toBe(true);
  });

  it('a note leaves everything else', () => {
    const document = shop();
    const noted = addNote(document, { stage: firstStage(document).id, at: { x: 1, y: 1 }, text: 'Here' });
    const after = without(noted.document, noted.note);
    expect(firstStage(after)).toEqual(firstStage(document));
  });

  it('what is not there changes nothing', () => {
    const document = shop();
    expect(without(document, 'c999', '', 'x')).toBe(document);
  });
});
