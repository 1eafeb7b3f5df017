import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildAction, buildDesign, buildStep, type Document } from '#design';
import type { DrawnFigure } from '#exercises';
import { experiments } from '#gallery';
import { drawnFigure } from './drawn';

const { on, strike } = buildAction;
const { call, compute, read, send } = buildStep;
const { cutAlong, growing, guarded, keptAlive } = experiments;

const figureOf = (document: Document, figure: DrawnFigure, start = document) =>
  drawnFigure({ document, stage: document.stages[0]!, start }, figure);
const idIn = (document: Document, list: 'modules' | 'components', name: string) =>
  document.stages[0]![list].find((each) => each.name === name)!.id as never;

/** Orders that tell of themselves by a call or by an event, whoever hears of it. */
function telling(how: 'call' | 'event'): Document {
  const isCall = how === 'call';
  return buildDesign(
    {
      classes: { Shoppers: { ratePerSecond: 5, mix: { 'orders.place': 1 } } },
      modules: {
        orders: {
          operations: {
            place: [compute(5, 'orders'), isCall ? call('mail.write') : send({ need: 'placed', protocol: 'event' })],
          },
        },
        mail: { operations: { write: [compute(1, 'receipt'), read('database', 'accounts')] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Shoppers'] },
        Shop: { kind: 'server', modules: ['orders', 'mail'] },
        ...(isCall ? {} : { Topic: { kind: 'topic' } }),
        Database: { kind: 'relational-database', dataSets: ['accounts'] },
      },
      wires: [
        'Users -> Shop',
        'mail.database -> Database',
        ...(isCall ? ['orders -> mail'] : ['orders.placed -> Topic', 'Topic -> mail']),
      ],
      also: (names) => ({
        changeModel: {
          teams: [],
          pipeline: { fixedMinutes: 5, minutesPerModule: 5, changeFailureRatio: 0 },
          pipelines: [],
          changes: [
            {
              id: names.id('change', 'receipts'),
              name: 'Receipts',
              concerns: ['receipt'],
              dataSets: [],
              thirdParties: [],
            },
          ],
        },
      }),
    },
    declarations,
  );
}

describe('a figure of the drawing', () => {
  it('counts modules that a change touches, and of them those that an answer waits for', () => {
    const touched = (how: 'call' | 'event', among: 'all' | 'answering') => {
      const document = telling(how);
      const changes = document.changeModel.changes.map(({ id }) => id);
      return figureOf(document, { name: 'modules-touched', changes, among });
    };
    expect([touched('call', 'all'), touched('call', 'answering')]).toEqual([1, 1]);
    expect([touched('event', 'all'), touched('event', 'answering')]).toEqual([1, 0]);
  });

  it('misses what is left out, and follows messages to those who hear them', () => {
    const figure = { name: 'work-left-out' } as const;
    expect(figureOf(telling('event'), figure, telling('call'))).toBe(0);
    const silent = telling('call');
    const [stage] = silent.stages;
    const [orders, mail] = stage!.modules;
    const operations = orders!.operations.map((each) => ({ ...each, steps: each.steps.slice(0, 1) }));
    const cut = { ...silent, stages: [{ ...stage!, modules: [{ ...orders!, operations }, mail!] }] };
    expect(figureOf(cut, figure, telling('call'))).toBe(1);
  });

  it('tells how far somebody comes who has a module, and what stands where it may not', () => {
    for (const [isSplit, from, stores] of [
      [false, 'web', 3],
      [true, 'catalog', 1],
      [true, 'orders', 2],
    ] as const) {
      const document = guarded(isSplit);
      expect(figureOf(document, { name: 'stores-reached', from: idIn(document, 'modules', from) })).toBe(stores);
      expect(figureOf(document, { name: 'misplaced-data' })).toBe(1);
    }
    expect(figureOf(telling('call'), { name: 'stores-reached', from: 'm999' as never })).toBeNull();
  });

  it('counts hosts that stand where the scenario loses nothing, in part or as a whole, whatever else does', () => {
    const document = buildDesign(
      {
        classes: { Visitors: { ratePerSecond: 1, mix: { 'shop.browse': 1 } } },
        zones: { East: 'East', West: 'West', North: 'North' },
        modules: { shop: { operations: { browse: [compute(1), read('database', 'goods')] } } },
        components: {
          Users: { kind: 'users', classes: ['Visitors'] },
          Balancer: { kind: 'load-balancer', zones: ['North'] },
          Shop: { kind: 'server', modules: ['shop'], zones: ['East'] },
          Database: { kind: 'relational-database', dataSets: ['goods'] },
        },
        wires: ['Users -> Balancer', 'Balancer -> Shop', 'shop.database -> Database'],
        timeline: { 'East is lost': { atMs: 0, action: strike('zone-outage', on.zone('East')) } },
      },
      declarations,
    );
    const [east, , north] = document.stages[0]!.zones.map(({ id }) => id);
    const standing = (...zones: readonly (typeof east)[]): Document => {
      const [stage] = document.stages;
      const moved = stage!.components.map((each) => (each.name === 'Shop' ? { ...each, zones: zones as never } : each));
      return { ...document, stages: [{ ...stage!, components: moved }] };
    };
    const figure = { name: 'hosts-never-lost' } as const;
    const counts = [standing(east), standing(north), standing(east, north), standing()];
    expect(counts.map((each) => figureOf(each, figure, document))).toEqual([0, 1, 1, 1]);
    // What the learner's own scenario takes away counts for nothing.
    expect(figureOf(standing(north), figure, { ...document, scenario: { ...document.scenario, timeline: [] } })).toBe(
      1,
    );
  });

  it('counts behind a door whatever somebody asks for, though others ask for it', () => {
    const document = guarded(false);
    const from = idIn(document, 'components', 'Users');
    expect(figureOf(document, { name: 'public-entries', from })).toBe(2);
    const [visitors] = document.workload.trafficClasses;
    const check = document.stages[0]!.modules.find(({ name }) => name === 'users')!.operations[0]!.id;
    const admin = { ...visitors!, id: 't999' as never, mix: [{ ...visitors!.mix[0]!, operation: check }] };
    const administered = { ...document, workload: { trafficClasses: [visitors!, admin] } };
    expect(figureOf(administered, { name: 'public-entries', from })).toBe(3);
    const apart = guarded(true);
    const split = { ...apart, workload: { trafficClasses: [apart.workload.trafficClasses[0]!, admin] } };
    expect(figureOf(split, { name: 'public-entries', from: idIn(apart, 'components', 'Users') })).toBe(2);
  });

  it('counts changes that bring several owners or units together', () => {
    const across = (along: 'domains' | 'layers', what: 'owners' | 'units') =>
      figureOf(cutAlong({ along, teams: along === 'layers' ? 3 : 8 }), { name: 'changes-across', what })!;
    expect(across('domains', 'owners')).toBeLessThan(0.1);
    expect(across('layers', 'owners')).toBeGreaterThan(0.6);
    expect(across('layers', 'units')).toBe(across('layers', 'owners'));
    const inOne = growing({ modules: 12, tables: 'shared', calls: 'random' });
    expect(figureOf(inOne, { name: 'changes-across', what: 'units' })).toBe(0);
  });

  it('counts shared data, units and hours', () => {
    const modules = 12;
    expect(figureOf(growing({ modules, tables: 'shared', calls: 'random' }), { name: 'shared-data' })).toBe(3);
    expect(figureOf(growing({ modules, tables: 'owned', calls: 'random' }), { name: 'shared-data' })).toBe(0);
    expect(figureOf(keptAlive(12), { name: 'units' })).toBe(12);
    expect(figureOf(keptAlive(12), { name: 'effort' })).toBe(24);
  });

  it('counts concerns of the module with most of them, and places where one stands again', () => {
    const document = telling('call');
    expect(figureOf(document, { name: 'concerns-in-a-module' })).toBe(1);
    expect(figureOf(document, { name: 'repeated-concerns' })).toBe(0);
    const layered = cutAlong({ along: 'layers', teams: 3 });
    expect(figureOf(layered, { name: 'concerns-in-a-module' })).toBeGreaterThan(7);
    expect(figureOf(layered, { name: 'repeated-concerns' })).toBeGreaterThan(20);
  });
});
