import { describe, expect, it } from 'vitest';
import { buildDesign, buildDocument } from './build';
import * as step from './build-steps';
import { constant } from './distribution';
import { readDocument } from './read-document';
import { moduleNamed, operationNamed, wireNames, wireNamed } from './testing/look-up';
import { shop, shopDesign } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

describe('a design written out by names', () => {
  it('becomes a document that passes the strict gate', () => {
    expect(readDocument(shop(), kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('has the same ids whenever it is built', () => {
    expect(shop()).toEqual(shop());
  });

  it('brings the needs that its steps work through, each once', () => {
    expect(moduleNamed(shop(), 'orders').needs.map(({ name, protocol }) => `${name} ${protocol}`)).toEqual([
      'payments request',
      'database sql',
    ]);
  });

  it('joins needs with the modules and components of the wires', () => {
    expect(wireNames(shop())).toEqual([
      'Users -> Shop',
      'web.catalog -> catalog',
      'web.orders -> orders',
      'orders.payments -> payments',
      'catalog.database -> Database',
      'orders.database -> Database',
      'payments.provider -> Provider',
    ]);
    expect(wireNamed(shop(), 'catalog.database -> Database')).toMatchObject({
      protocol: 'sql',
      serializationMs: 0.15,
      policy: { pool: { connections: 20 } },
    });
    expect(wireNamed(shop(), 'Users -> Shop')).toMatchObject({ serializationMs: 0, policy: { pool: null } });
  });

  it('gives things of one name one id in all stages', () => {
    const { classes, modules, components, wires } = shopDesign;
    const stage = { components, ...(modules && { modules }), ...(wires && { wires }) };
    const built = buildDocument({ ...(classes && { classes }), stages: { First: stage, Second: stage } }, kinds);
    const [first, second] = built.stages;
    expect(second).toEqual({ ...first, id: second?.id, name: 'Second' });
    expect(second?.id).not.toBe(first?.id);
  });

  it('writes every sort of step', () => {
    const built = buildDesign(
      {
        also: (names) => ({
          rules: { counters: [{ id: names.id('counter', 'sold'), name: 'sold', initial: 0 }], relations: [] },
        }),
        dataSets: { pages: {} },
        modules: {
          all: {
            operations: {
              steps: [
                step.compute(constant(1), 'tax'),
                step.pause(2),
                step.lookup({ need: 'cache', dataSet: 'pages', onMiss: [step.read('database', 'pages')] }),
                step.parallel([[step.compute(1)], [step.compute(2)]], 'any'),
                step.choose([[3, [step.failing(0.5)]]]),
                step.repeat(2, [step.exclusive('lock', [step.compute(1)])]),
                step.reply(),
                ({ names }) => ({
                  type: 'count',
                  concern: null,
                  counter: names.id('counter', 'sold'),
                  amount: 1,
                  idempotencyKey: null,
                }),
              ],
            },
          },
        },
        components: { Server: { kind: 'server', modules: ['all'] } },
      },
      kinds,
    );
    expect(operationNamed(built, 'all.steps').steps.map(({ type }) => type)).toEqual(
      'compute wait lookup parallel choose repeat reply count'.split(' '),
    );
    expect(readDocument(built, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('throws at names that lead nowhere', () => {
    const wired = (wire: string) => () => buildDesign({ ...shopDesign, wires: [wire] }, kinds);
    expect(wired('Users -> Nowhere')).toThrow('Nowhere');
    expect(wired('web -> Provider')).toThrow('no need');
    expect(wired('Users')).toThrow('from -> to');
    expect(wired('Nobody -> Shop')).toThrow('Nobody');
  });
});
