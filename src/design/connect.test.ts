import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import * as step from './build-steps';
import { connect, fittingTargets, rewire } from './connect';
import type { Refusal } from './connect';
import type { WireEnd } from './connect-plan';
import type { Document } from './document';
import { addComponent, addModule } from './edits/components';
import { emptyDocument } from './edits/defaults';
import { setModule } from './edits/modules';
import { removeFromStage } from './edits/remove';
import type { ComponentId } from './ids';
import { readDocument } from './read-document';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed, wireNames } from './testing/look-up';
import { shop } from './testing/shop';
import { kindNamed, kinds } from './testing/synthetic-kinds';

const stageId = (document: Document) => firstStage(document).id;

/** An end by name: `Users`, `Shop/web` for a module's row, `Shop/web.catalog` for the port of a need. */
function end(document: Document, path: string): WireEnd {
  const [host = '', row] = path.split('/');
  const component = componentNamed(document, host).id;
  if (row === undefined) return { component };
  const [name = '', needName] = row.split('.');
  const module = moduleNamed(document, name);
  const need = module.needs.find((each) => each.name === needName);
  return { component, module: module.id, ...(need && { need: need.id }) };
}

function draw(document: Document, wire: string) {
  const [from = '', to = ''] = wire.split(' -> ');
  return connect(document, { stage: stageId(document), from: end(document, from), to: end(document, to) }, kinds);
}

function drawn(document: Document, ...wires: readonly string[]): Document {
  return wires.reduce((before, wire) => {
    const result = draw(before, wire);
    if (!result.ok) throw new Error(`${wire}: ${result.problems[0]?.text ?? ''}`);
    return result.value.document;
  }, document);
}

function refused(document: Document, wire: string): Refusal {
  const result = draw(document, wire);
  const [refusal] = result.ok ? [] : result.problems;
  if (!refusal) throw new Error(`${wire} was drawn`);
  return refusal;
}

/** Components on an empty canvas, each by its kind; hosts with their own module. */
function sheet(...names: readonly (readonly [kind: string, name: string])[]): Document {
  return names.reduce<Document>((before, [kind, name]) => {
    const given = {
      stage: stageId(before),
      kind: kindNamed(kind),
      at: { x: 0, y: 0 },
      name,
      moduleName: name.toLowerCase(),
    };
    return addComponent(before, given).document;
  }, emptyDocument());
}

const asked = (document: Document) =>
  document.workload.trafficClasses.flatMap(({ mix }) =>
    mix.map(({ operation }) =>
      firstStage(document)
        .modules.flatMap((m) => m.operations.filter(({ id }) => id === operation).map((o) => `${m.name}.${o.name}`))
        .join(),
    ),
  );

describe('a wire from a host to a database', () => {
  const before = sheet(['server', 'Cart'], ['database', 'Database']);
  const after = drawn(before, 'Cart -> Database');

  it('brings the need, and a read as last step of the first operation', () => {
    expect(moduleNamed(after, 'cart').needs).toMatchObject([{ name: 'Database', protocol: 'sql' }]);
    expect(operationNamed(after, 'cart.handle').steps).toMatchObject([
      { type: 'compute' },
      { type: 'call', target: { type: 'verb', verb: 'read' }, onFailure: { type: 'fail' } },
    ]);
  });

  it('has the pool of its kind, automatic latency and no other policy', () => {
    expect(wireNamed(after, 'cart.Database -> Database')).toMatchObject({
      protocol: 'sql',
      latencyMs: null,
      serializationMs: 0.15,
      bandwidthBitsPerSecond: 1e9,
      policy: { pool: { connections: 20, waitLimitMs: null }, timeoutMs: null, retry: null },
    });
  });

  it('takes the wire up again where it was deleted, with the steps that were there', () => {
    const wire = wireNamed(after, 'cart.Database -> Database');
    const cut = removeFromStage(after, { stage: stageId(after), ids: [wire.id] });
    const again = drawn(cut, 'Cart -> Database');
    expect(firstStage(again).modules).toBe(firstStage(cut).modules);
    expect(wireNames(again)).toEqual(wireNames(after));
    expect(firstStage(again).wires[0]?.id).not.toBe(wire.id);
  });

  it('stands before the reply of an operation that answers early', () => {
    const early = buildDesign(
      {
        modules: { cart: { operations: { add: [step.compute(1), step.reply(), step.compute(2)] } } },
        components: { Cart: { kind: 'server', modules: ['cart'] }, Database: { kind: 'database' } },
      },
      kinds,
    );
    const types = operationNamed(drawn(early, 'Cart -> Database'), 'cart.add').steps.map(({ type }) => type);
    expect(types).toEqual(['compute', 'call', 'reply', 'compute']);
  });

  it('is refused twice', () => {
    expect(refused(after, 'Cart/cart.Database -> Database').title).toBe('Already wired');
  });
});

describe('wires of users', () => {
  it('add the operations they first reach to the mix, but not those that a module calls', () => {
    const alone = buildDesign(
      {
        classes: { Shoppers: { mix: {} } },
        modules: {
          web: { operations: { browse: [step.call('catalog.list')], order: [step.compute(1)] } },
          catalog: { operations: { list: [step.compute(1)] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Shoppers'] },
          Shop: { kind: 'server', modules: ['web', 'catalog'] },
        },
        wires: ['web -> catalog'],
      },
      kinds,
    );
    expect(asked(drawn(alone, 'Users -> Shop'))).toEqual(['web.browse', 'web.order']);
  });

  it('leave to others what those ask for, unless they ask for nothing themselves', () => {
    const of = (mix: Readonly<Record<string, number>>) =>
      buildDesign(
        {
          classes: { Shoppers: { mix }, Clerks: { mix: { 'reports.make': 1 } } },
          modules: {
            web: { operations: { browse: [step.compute(1)] } },
            reports: { operations: { make: [step.compute(1)] } },
          },
          components: {
            Users: { kind: 'users', classes: ['Shoppers'] },
            Office: { kind: 'users', classes: ['Clerks'] },
            Shop: { kind: 'server', modules: ['web', 'reports'] },
          },
        },
        kinds,
      );
    expect(asked(drawn(of({ 'web.browse': 1 }), 'Users -> Shop'))).toEqual(['web.browse', 'reports.make']);
    expect(asked(drawn(of({}), 'Users -> Shop'))).toEqual(['web.browse', 'reports.make', 'reports.make']);
  });

  it('carry no serialization', () => {
    const document = drawn(sheet(['users', 'Users'], ['server', 'Web']), 'Users -> Web');
    expect(wireNamed(document, 'Users -> Web')).toMatchObject({ serializationMs: 0 });
  });

  it('may end at a balancer that leads nowhere yet, whose hosts then join the mix', () => {
    const before = sheet(['users', 'Users'], ['balancer', 'Balancer'], ['server', 'Web']);
    const waiting = drawn(before, 'Users -> Balancer');
    expect(asked(waiting)).toEqual([]);
    expect(asked(drawn(waiting, 'Balancer -> Web'))).toEqual(['web.handle']);
  });

  it('leave the mix alone where it already asks for the operation', () => {
    const document = shop();
    const [wire] = firstStage(document).wires;
    const cut = removeFromStage(document, { stage: stageId(document), ids: [wire?.id ?? ''] });
    expect(drawn(cut, 'Users -> Shop').workload).toBe(document.workload);
  });

  it('are refused at a third party, which offers no operations', () => {
    expect(refused(shop(), 'Users -> Provider')).toMatchObject({
      title: 'Provider offers no operations',
      text: 'Users asks for operations of modules. Provider hosts none: a module calls it. Fits here: web in Shop, catalog in Shop, orders in Shop, payments in Shop.',
    });
  });
});

describe('wires between modules', () => {
  it('lead to the only module of a host, with one call of its first operation', () => {
    const document = drawn(sheet(['server', 'Web'], ['server', 'Catalog']), 'Web -> Catalog');
    const [callee] = moduleNamed(document, 'catalog').operations;
    expect(wireNames(document)).toEqual(['web.catalog -> catalog']);
    expect(operationNamed(document, 'web.handle').steps).toMatchObject([
      { type: 'compute' },
      { type: 'call', target: { type: 'operation', operation: callee?.id }, count: { type: 'constant', value: 1 } },
    ]);
  });

  it('ask which module is meant, at either end', () => {
    const document = sheet(['server', 'Web']);
    const more = addModule(document, { stage: stageId(document), host: componentNamed(document, 'Web').id });
    const given = { stage: stageId(document), kind: kindNamed('server'), at: { x: 0, y: 0 }, name: 'Other' };
    const both = addComponent(more.document, given).document;
    const inWeb = componentNamed(both, 'Web').modules;
    expect(refused(both, 'Web -> Other')).toMatchObject({ candidates: inWeb, candidatesAt: 'from', fits: [] });
    expect(refused(both, 'Other -> Web')).toMatchObject({ candidates: inWeb, candidatesAt: 'to' });
    expect(wireNames(drawn(both, 'Other -> Web/module'))).toEqual(['app.module -> module']);
  });

  it('are refused from a module to itself and to an empty host', () => {
    const document = addComponent(sheet(['server', 'Web']), {
      stage: stageId(sheet(['server', 'Web'])),
      kind: kindNamed('server'),
      at: { x: 0, y: 0 },
      name: 'Spare',
      moduleName: null,
    }).document;
    expect(refused(document, 'Web -> Web').title).toBe('No wire to itself');
    expect(refused(document, 'Web -> Spare').title).toBe('Spare is empty');
    expect(refused(document, 'Spare -> Web').title).toBe('Spare is empty');
  });

  it('name the other host of the same module as what it is', () => {
    const document = sheet(['server', 'Web'], ['server', 'Twin']);
    const stage = firstStage(document);
    const { id } = moduleNamed(document, 'web');
    const components = stage.components.map((each) => (each.name === 'Twin' ? { ...each, modules: [id] } : each));
    const twins = { ...document, stages: [{ ...stage, components }] };
    expect(refused(twins, 'Web -> Twin').title).toBe('Twin runs web too');
  });

  it('through a balancer call as soon as something answers behind it', () => {
    const before = sheet(['server', 'Web'], ['balancer', 'Balancer'], ['server', 'Catalog']);
    const waiting = drawn(before, 'Web -> Balancer');
    expect(operationNamed(waiting, 'web.handle').steps).toHaveLength(1);
    const answered = drawn(waiting, 'Balancer -> Catalog');
    expect(operationNamed(answered, 'web.handle').steps).toMatchObject([
      {},
      { type: 'call', target: { operation: operationNamed(answered, 'catalog.handle').id } },
    ]);
  });

  it('through a balancer ask a third party there for what it offers', () => {
    const before = sheet(['server', 'Web'], ['balancer', 'Balancer'], ['partner', 'Provider']);
    const document = drawn(before, 'Web -> Balancer', 'Balancer -> Provider');
    expect(operationNamed(document, 'web.handle').steps).toMatchObject([
      {},
      { type: 'call', target: { type: 'verb', verb: 'request', dataSet: null } },
    ]);
  });

  it('from a need end at the module that offers what it calls', () => {
    const document = shop();
    const cut = removeFromStage(document, {
      stage: stageId(document),
      ids: [wireNamed(document, 'web.orders -> orders').id],
    });
    expect(wireNames(drawn(cut, 'Shop/web.orders -> Shop'))).toContain('web.orders -> orders');
    expect(refused(cut, 'Shop/web.orders -> Shop/payments')).toMatchObject({
      title: 'payments does not offer orders.place',
      fits: [{ label: 'Shop' }],
    });
    expect(refused(document, 'Shop/payments.provider -> Shop/web').title).toBe('web does not offer request');
  });
});

describe('other wires of modules', () => {
  it('to a cache put a lookup around the only read, and own a data set', () => {
    const document = drawn(sheet(['server', 'Cart'], ['database', 'Database'], ['cache', 'Cache']), 'Cart -> Database');
    const read = operationNamed(document, 'cart.handle').steps[1];
    const cached = drawn(document, 'Cart -> Cache');
    expect(cached.dataSets).toMatchObject([{ name: 'cart', owner: moduleNamed(cached, 'cart').id }]);
    expect(operationNamed(cached, 'cart.handle').steps).toMatchObject([
      { type: 'compute' },
      { type: 'lookup', dataSet: cached.dataSets[0]?.id, onMiss: [read] },
    ]);
  });

  it('to a cache look up first where there is nothing to read, and take the data set that is read', () => {
    expect(
      operationNamed(drawn(sheet(['server', 'Cart'], ['cache', 'Cache']), 'Cart -> Cache'), 'cart.handle').steps,
    ).toMatchObject([{ type: 'lookup', onMiss: [] }, { type: 'compute' }]);
    const before = shop();
    const after = drawn(before, 'Shop/catalog -> Cache');
    expect(after.dataSets).toBe(before.dataSets);
    expect(operationNamed(after, 'catalog.list').steps[1]).toMatchObject({
      type: 'lookup',
      dataSet: before.dataSets[0]?.id,
    });
  });

  it('to a third party call it, and to a queue send', () => {
    const document = drawn(
      sheet(['server', 'Cart'], ['partner', 'Provider'], ['queue', 'Receipts']),
      'Cart -> Provider',
      'Cart -> Receipts',
    );
    expect(operationNamed(document, 'cart.handle').steps).toMatchObject([
      {},
      { type: 'call', target: { type: 'verb', verb: 'request', dataSet: null } },
      { type: 'send', operation: null },
    ]);
  });

  it('always leave a document that passes the strict gate', () => {
    const whole = drawn(
      sheet(
        ['users', 'Users'],
        ['balancer', 'Balancer'],
        ['server', 'Web'],
        ['server', 'Cart'],
        ['database', 'Database'],
        ['cache', 'Cache'],
        ['queue', 'Queue'],
      ),
      'Users -> Balancer',
      'Balancer -> Web',
      'Web -> Cart',
      'Cart -> Database',
      'Cart -> Cache',
      'Cart -> Queue',
    );
    expect(readDocument(whole, kinds, { strict: true })).toMatchObject({ ok: true, value: { document: whole } });
  });
});

describe('a refusal', () => {
  it('names the rule, both sides and what fits', () => {
    const document = drawn(
      sheet(['server', 'Cart'], ['database', 'Database'], ['queue', 'Receipts']),
      'Cart -> Database',
    );
    const cut = removeFromStage(document, {
      stage: stageId(document),
      ids: firstStage(document).wires.map(({ id }) => id),
    });
    expect(refused(cut, 'Cart/cart.Database -> Receipts')).toEqual({
      title: 'sql does not join queue',
      text: 'cart needs sql. Receipts offers queue. Fits here: Database.',
      fits: [{ component: componentNamed(cut, 'Database').id, label: 'Database' }],
    });
  });

  it('says so where nothing fits, where nothing is offered and where nothing is sent', () => {
    const document = sheet(['users', 'Users'], ['database', 'Database']);
    expect(refused(document, 'Users -> Database').text).toBe(
      'Users sends request. Database offers sql. Nothing on this sheet fits.',
    );
    expect(refused(document, 'Database -> Users').title).toBe('Database sends nothing');
    expect(refused(sheet(['server', 'Web'], ['users', 'Users']), 'Web -> Users').title).toBe('Users takes no wires');
  });

  it('changes nothing, and stands too where the ends are gone', () => {
    const document = sheet(['users', 'Users']);
    const nowhere = 'c999' as ComponentId;
    const result = connect(
      document,
      { stage: stageId(document), from: { component: nowhere }, to: end(document, 'Users') },
      kinds,
    );
    expect(result).toMatchObject({ ok: false, problems: [{ title: 'Nothing to join' }] });
  });
});

describe('fitting targets', () => {
  it('are exactly the ends to which a wire can be drawn', () => {
    const document = shop();
    const stage = stageId(document);
    const starts = ['Users', 'Shop/web', 'Shop/catalog', 'Shop/catalog.database', 'Database'];
    const ends = firstStage(document).components.flatMap(({ id, modules }): WireEnd[] => [
      { component: id },
      ...modules.map((module) => ({ component: id, module })),
    ]);
    for (const start of starts) {
      const from = end(document, start);
      const taken = ends.filter((to) => connect(document, { stage, from, to }, kinds).ok);
      expect(fittingTargets(document, { stage, from }, kinds)).toEqual(taken);
    }
    expect(fittingTargets(document, { stage, from: end(document, 'Database') }, kinds)).toEqual([]);
    expect(fittingTargets(document, { stage, from: end(document, 'Shop/web') }, kinds)).not.toEqual([]);
  });
});

describe('rewiring', () => {
  const document = drawn(
    sheet(['users', 'Users'], ['server', 'Web'], ['server', 'Other'], ['database', 'Database']),
    'Users -> Web',
  );
  const stage = stageId(document);
  const wire = wireNamed(document, 'Users -> Web').id;

  it('keeps the wire and leads its users on, whose mix grows by what they reach now', () => {
    const result = rewire(document, { stage, wire, to: end(document, 'Other') }, kinds);
    const after = result.ok ? result.value : document;
    expect(wireNamed(after, 'Users -> Other').id).toBe(wire);
    expect(asked(after)).toEqual(['web.handle', 'other.handle']);
  });

  it('to where it leads already changes nothing', () => {
    expect(rewire(document, { stage, wire, to: end(document, 'Web') }, kinds)).toEqual({ ok: true, value: document });
  });

  it('is refused like drawing', () => {
    expect(rewire(document, { stage, wire, to: end(document, 'Database') }, kinds)).toMatchObject({
      ok: false,
      problems: [{ title: 'request does not join sql' }],
    });
  });
});

describe('a router wired to a second host', () => {
  const fresh = (...names: readonly (readonly [kind: string, name: string])[]): Document =>
    names.reduce<Document>((before, [kind, name]) => {
      const given = { stage: stageId(before), kind: kindNamed(kind), at: { x: 0, y: 0 }, name };
      return addComponent(before, given).document;
    }, emptyDocument());
  const before = drawn(
    fresh(['users', 'Users'], ['balancer', 'Balancer'], ['server', 'Server'], ['server', 'Server 2']),
    'Users -> Balancer',
    'Balancer -> Server',
  );

  it('runs there what the first host runs, when it holds only what it came with, and says so', () => {
    const result = draw(before, 'Balancer -> Server 2');
    if (!result.ok) throw new Error('refused');
    const { document, label } = result.value;
    expect(label).toBe('Wire, and run app on Server 2 too');
    expect(firstStage(document).modules.map(({ name }) => name)).toEqual(['app']);
    expect(componentNamed(document, 'Server 2').modules).toEqual(componentNamed(document, 'Server').modules);
    expect(asked(document)).toEqual(['app.handle']);
    expect(readDocument(document, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('leaves a module that was worked on where it is', () => {
    const { id } = moduleNamed(before, 'app 2');
    const values = { memoryMiB: 128 };
    const touched = setModule(before, { stage: stageId(before), module: id, values });
    const after = drawn(touched, 'Balancer -> Server 2');
    expect(componentNamed(after, 'Server 2').modules).toEqual([id]);
    expect(asked(after)).toEqual(['app.handle', 'app 2.handle']);
  });

  it('leaves a module that users ask for where it is', () => {
    const direct = drawn(before, 'Users -> Server 2', 'Balancer -> Server 2');
    expect(componentNamed(direct, 'Server 2').modules).toEqual([moduleNamed(direct, 'app 2').id]);
  });

  it('does so in whatever order the wires to the same store are drawn', () => {
    const apart = drawn(
      fresh(
        ['users', 'Users'],
        ['balancer', 'Balancer'],
        ['server', 'Server'],
        ['server', 'Server 2'],
        ['database', 'Database'],
      ),
      'Server -> Database',
      'Server 2 -> Database',
      'Users -> Balancer',
      'Balancer -> Server',
    );
    const result = draw(apart, 'Balancer -> Server 2');
    if (!result.ok) throw new Error('refused');
    const { document, label } = result.value;
    expect(label).toBe('Wire, and run app on Server 2 too');
    expect(componentNamed(document, 'Server 2').modules).toEqual(componentNamed(document, 'Server').modules);
    expect(wireNames(document)).toEqual([
      'app.Database -> Database',
      'Users -> Balancer',
      'Balancer -> Server',
      'Balancer -> Server 2',
    ]);
    expect(asked(document)).toEqual(['app.handle']);
    expect(readDocument(document, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('takes along the data that only the other module had in a cache', () => {
    const apart = drawn(
      fresh(['balancer', 'Balancer'], ['server', 'Server'], ['server', 'Server 2'], ['cache', 'Cache']),
      'Server -> Cache',
      'Server 2 -> Cache',
      'Balancer -> Server',
    );
    expect(apart.dataSets).toHaveLength(2);
    const after = drawn(apart, 'Balancer -> Server 2');
    expect(firstStage(after).modules.map(({ name }) => name)).toEqual(['app']);
    expect(after.dataSets.map(({ owner }) => owner)).toEqual([moduleNamed(after, 'app').id]);
    expect(readDocument(after, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('leaves a module that is wired to another store', () => {
    const apart = drawn(
      fresh(
        ['balancer', 'Balancer'],
        ['server', 'Server'],
        ['server', 'Server 2'],
        ['database', 'Database'],
        ['database', 'Database 2'],
      ),
      'Server -> Database',
      'Server 2 -> Database 2',
      'Balancer -> Server',
      'Balancer -> Server 2',
    );
    expect(firstStage(apart).modules.map(({ name }) => name)).toEqual(['app', 'app 2']);
  });
});
