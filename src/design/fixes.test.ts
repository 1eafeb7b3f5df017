import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import * as step from './build-steps';
import type { Document } from './document';
import { applyFix } from './fixes';
import type { Fix } from './problem';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed, wireNames } from './testing/look-up';
import { kinds } from './testing/synthetic-kinds';

const document = buildDesign(
  {
    classes: { Shoppers: { mix: {} } },
    modules: {
      web: { operations: { browse: [step.call('catalog.list'), step.read('database')] } },
      catalog: { operations: { list: [step.compute(1)] } },
    },
    components: {
      Users: { kind: 'users', classes: ['Shoppers'] },
      Shop: { kind: 'server', modules: ['web'] },
      Spare: { kind: 'server' },
      Database: { kind: 'database' },
    },
    wires: ['Users -> Shop'],
  },
  kinds,
);
const [toCatalog, toDatabase] = moduleNamed(document, 'web').needs.map(({ id }) => id);
if (!toCatalog || !toDatabase) throw new Error('web has two needs');
const label = 'Mend it';
const fixed = (fix: Fix, before: Document = document): Document => applyFix(before, firstStage(before).id, fix, kinds);

describe('a fix', () => {
  it('wires a need to a component', () => {
    const after = fixed({ type: 'wire-need', need: toDatabase, to: componentNamed(document, 'Database').id, label });
    expect(wireNames(after)).toEqual(['Users -> Shop', 'web.database -> Database']);
    expect(firstStage(after).modules).toBe(firstStage(document).modules);
  });

  it('places a module, and then wires a need to it', () => {
    const { id } = moduleNamed(document, 'catalog');
    const placed = fixed({ type: 'place-module', module: id, host: componentNamed(document, 'Spare').id, label });
    expect(componentNamed(placed, 'Spare').modules).toEqual([id]);
    expect(wireNames(fixed({ type: 'wire-need', need: toCatalog, to: id, label }, placed))).toContain(
      'web.catalog -> catalog',
    );
  });

  it('wires components, asks for operations, sets timeouts and parameters, deletes', () => {
    const [users, shop] = [componentNamed(document, 'Users').id, componentNamed(document, 'Shop').id];
    const wire = wireNamed(document, 'Users -> Shop').id;
    const bare = fixed({ type: 'delete', id: wire, label });
    expect(wireNames(bare)).toEqual([]);
    expect(wireNames(fixed({ type: 'wire-component', from: users, to: shop, label }, bare))).toEqual(['Users -> Shop']);
    const { id: operation } = operationNamed(document, 'web.browse');
    const asked = fixed({ type: 'add-to-mix', component: users, operation, label });
    expect(asked.workload.trafficClasses[0]?.mix.map((entry) => entry.operation)).toEqual([operation]);
    const limited = fixed({ type: 'set-timeouts', wires: [wire], timeoutMs: 1_000, label });
    expect(wireNamed(limited, 'Users -> Shop').policy.timeoutMs).toBe(1_000);
    const bigger = fixed({ type: 'set-parameter', component: shop, parameter: 'instances', value: 4, label });
    expect(componentNamed(bigger, 'Shop').configuration['instances']).toBe(4);
  });

  it('makes a replica of a host; who asked for what stood there asks for what stands there now', () => {
    const before = buildDesign(
      {
        classes: { Shoppers: { mix: { 'app 2.handle': 1 } } },
        modules: {
          app: { operations: { handle: [step.compute(1)] } },
          'app 2': { operations: { handle: [step.compute(1)] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Shoppers'] },
          Server: { kind: 'server', modules: ['app'] },
          'Server 2': { kind: 'server', modules: ['app 2'] },
        },
        wires: ['Users -> Server', 'Users -> Server 2'],
      },
      kinds,
    );
    const [host, like] = [componentNamed(before, 'Server 2').id, componentNamed(before, 'Server').id];
    const after = fixed({ type: 'replicate', host, like, label }, before);
    expect(componentNamed(after, 'Server 2').modules).toEqual(componentNamed(after, 'Server').modules);
    expect(after.workload.trafficClasses[0]?.mix.map(({ operation }) => operation)).toEqual([
      operationNamed(after, 'app.handle').id,
    ]);
  });

  it('that no longer applies changes nothing', () => {
    const missing = 'c999' as never;
    const fixes: readonly Fix[] = [
      { type: 'wire-need', need: toDatabase, to: missing, label },
      { type: 'wire-need', need: 'n999' as never, to: componentNamed(document, 'Database').id, label },
      { type: 'wire-component', from: missing, to: missing, label },
      { type: 'place-module', module: 'm999' as never, host: componentNamed(document, 'Spare').id, label },
      { type: 'add-to-mix', component: missing, operation: 'o999' as never, label },
      { type: 'set-timeouts', wires: ['w999' as never], timeoutMs: 5, label },
      { type: 'replicate', host: missing, like: missing, label },
      { type: 'set-parameter', component: missing, parameter: 'instances', value: 4, label },
      { type: 'delete', id: missing, label },
    ];
    for (const fix of fixes) expect(fixed(fix)).toBe(document);
  });
});
