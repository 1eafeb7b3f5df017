import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import type { BuildWire } from './build-stage';
import * as step from './build-steps';
import type { Document } from './document';
import { moduleOfNeed, needOf, operationOf, wiresFrom, wiresTo } from './lookups';
import { operationsOn, reachableOperations, routesFrom, routesTo } from './routes';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed } from './testing/look-up';
import { shop } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

/** Users, two balancers, and two hosts of the same two modules. */
function design(...wires: readonly (string | BuildWire)[]): Document {
  return buildDesign(
    {
      modules: {
        web: { operations: { browse: [step.call('api.list')] } },
        api: { operations: { list: [step.compute(1)], get: [step.compute(1)] } },
      },
      components: {
        Users: { kind: 'users' },
        Outer: { kind: 'balancer' },
        Inner: { kind: 'balancer' },
        A: { kind: 'server', modules: ['web', 'api'] },
        B: { kind: 'server', modules: ['api'] },
      },
      wires,
    },
    kinds,
  );
}

function routes(document: Document): readonly string[] {
  const users = { component: componentNamed(document, 'Users').id };
  const stage = firstStage(document);
  const names = new Map<string, string>([...stage.components, ...stage.modules].map(({ id, name }) => [id, name]));
  return routesFrom(stage, users, kinds).map(
    ({ component, modules, wires }) =>
      `${names.get(component)}: ${modules.map((id) => names.get(id)).join('+')} by ${wires.length}`,
  );
}

describe('routes', () => {
  it('lead through routers to every host behind them', () => {
    expect(routes(design('Users -> Outer', 'Outer -> Inner', 'Outer -> A', 'Inner -> B'))).toEqual([
      'A: web+api by 2',
      'B: api by 3',
    ]);
  });

  it('end at all hosts of a module, and offer only that module there', () => {
    expect(routes(design('Users -> api'))).toEqual(['A: api by 1', 'B: api by 1']);
  });

  it('tell the shortest way to a host, and a longer one only if it offers more', () => {
    expect(routes(design('Users -> A', 'Users -> Outer', 'Outer -> A'))).toEqual(['A: web+api by 1']);
    expect(routes(design('Users -> api', 'Users -> Outer', 'Outer -> A'))).toEqual([
      'A: api by 1',
      'B: api by 1',
      'A: web+api by 2',
    ]);
  });

  it('end where routers are wired in a ring', () => {
    expect(routes(design('Users -> Outer', 'Outer -> Inner', 'Inner -> Outer', 'Inner -> B'))).toEqual(['B: api by 3']);
  });

  it('lead nowhere without wires, and behind a router without hosts', () => {
    expect(routes(design())).toEqual([]);
    expect(routes(design('Users -> Outer'))).toEqual([]);
  });

  it('begin at needs too', () => {
    const document = design('web.api -> Outer', 'Outer -> B');
    const [need] = moduleNamed(document, 'web').needs;
    const start = { need: need?.id ?? ('n0' as never) };
    const stage = firstStage(document);
    const list = operationNamed(document, 'api.list').id;
    expect(reachableOperations(stage, start, kinds)).toEqual([list, operationNamed(document, 'api.get').id]);
    expect(routesTo(stage, start, list, kinds).map(({ component }) => component)).toEqual([
      componentNamed(document, 'B').id,
    ]);
    expect(routesTo(stage, start, operationNamed(document, 'web.browse').id, kinds)).toEqual([]);
  });

  it('offer the operations of their modules', () => {
    const document = design('Users -> A');
    const [route] = routesFrom(firstStage(document), { component: componentNamed(document, 'Users').id }, kinds);
    expect(route && operationsOn(firstStage(document), route)).toHaveLength(3);
  });
});

describe('lookups', () => {
  const document = shop();
  const stage = firstStage(document);

  it('find an operation with its module, and a need with its own', () => {
    const { operations, needs } = moduleNamed(document, 'catalog');
    const [operation] = operations;
    const [need] = needs;
    expect(operation && operationOf(stage, operation.id)).toEqual({
      operation,
      module: moduleNamed(document, 'catalog'),
    });
    expect(need && needOf(stage, need.id)).toBe(need);
    expect(need && moduleOfNeed(stage, need.id)).toBe(moduleNamed(document, 'catalog'));
  });

  it('find the wires at both ends', () => {
    expect(wiresFrom(stage, componentNamed(document, 'Users').id)).toEqual([wireNamed(document, 'Users -> Shop')]);
    expect(wiresTo(stage, componentNamed(document, 'Database').id)).toHaveLength(2);
    expect(wiresTo(stage, componentNamed(document, 'Queue').id)).toEqual([]);
  });
});
