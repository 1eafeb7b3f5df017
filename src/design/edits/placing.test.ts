import { describe, expect, it } from 'vitest';
import { buildDesign } from '../build';
import * as step from '../build-steps';
import type { Document } from '../document';
import { findProblems } from '../find-problems';
import { placementOf } from '../placement';
import { readDocument } from '../read-document';
import { reachableOperations } from '../routes';
import type { Stage } from '../stage';
import { componentNamed, firstStage, moduleNamed, wireNamed, wireNames } from '../testing/look-up';
import { shop, shopDesign } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { extractModule, moveModule, placeModule } from './placing';
import { removeFromStage } from './remove';

const at = { x: 500, y: 300 };

function extracted(document: Document, name: string, host = 'Shop'): Document {
  const given = {
    stage: firstStage(document).id,
    module: moduleNamed(document, name).id,
    from: componentNamed(document, host).id,
    at,
  };
  return extractModule(document, given, kinds).document;
}

function moved(document: Document, name: string, [from, to]: readonly [string, string], row?: number): Document {
  const given = {
    stage: firstStage(document).id,
    module: moduleNamed(document, name).id,
    from: componentNamed(document, from).id,
    to: componentNamed(document, to).id,
  };
  return moveModule(document, row === undefined ? given : { ...given, row }, kinds);
}

const meaning = ({ modules, components, wires, zones }: Stage) => ({ modules, components, wires, zones });
const rowOf = (document: Document, name: string) =>
  componentNamed(document, 'Shop').modules.indexOf(moduleNamed(document, name).id);

describe('a module that becomes a host of its own', () => {
  it.each(['web', 'catalog', 'orders', 'payments'])('does what it did: %s', (name) => {
    const before = shop();
    const after = extracted(before, name);
    expect(firstStage(after).modules).toBe(firstStage(before).modules);
    expect(after.workload).toBe(before.workload);
    expect(readDocument(after, kinds, { strict: true })).toMatchObject({ ok: true });
    expect(findProblems(after, firstStage(after).id, kinds).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(['web', 'catalog', 'orders', 'payments'])('and back again leaves the stage as it was: %s', (name) => {
    const before = shop();
    const there = extracted(before, name);
    const back = moved(there, name, [name, 'Shop'], rowOf(before, name));
    const { id } = componentNamed(back, name);
    const after = removeFromStage(back, { stage: firstStage(back).id, ids: [id] });
    expect(meaning(firstStage(after))).toEqual(meaning(firstStage(before)));
  });

  it('has the kind, the size and the instances of the host it left', () => {
    const document = extracted(shop(), 'catalog');
    expect(componentNamed(document, 'catalog')).toEqual({
      ...componentNamed(document, 'Shop'),
      id: componentNamed(document, 'catalog').id,
      name: 'catalog',
      modules: [moduleNamed(document, 'catalog').id],
    });
    expect(firstStage(document).layout.components[componentNamed(document, 'catalog').id]).toEqual(at);
  });

  it('turns its callers’ wires from in-process to network, and no wire is touched', () => {
    const before = shop();
    const after = extracted(before, 'catalog');
    expect(firstStage(after).wires).toBe(firstStage(before).wires);
    expect(placementOf(firstStage(before), wireNamed(before, 'web.catalog -> catalog'))).toBe('in-process');
    expect(placementOf(firstStage(after), wireNamed(after, 'web.catalog -> catalog'))).toBe('network');
    expect(placementOf(firstStage(after), wireNamed(after, 'web.orders -> orders'))).toBe('in-process');
  });

  it('takes the users along with the wire they had, if it answers all that they ask for', () => {
    const before = shop();
    const after = extracted(before, 'web');
    expect(wireNamed(after, 'Users -> web').id).toBe(wireNamed(before, 'Users -> Shop').id);
    expect(wireNames(after)).not.toContain('Users -> Shop');
  });

  it('shares the users by a wire of its own, if it answers a part of what they ask for', () => {
    const split = buildDesign(
      {
        classes: { Shoppers: { mix: { 'web.browse': 1, 'api.list': 1 } } },
        modules: {
          web: { operations: { browse: [step.compute(1)] } },
          api: { operations: { list: [step.compute(1)] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Shoppers'] },
          Shop: { kind: 'server', modules: ['web', 'api'] },
        },
        wires: [{ wire: 'Users -> Shop', latencyMs: 7 }],
      },
      kinds,
    );
    const after = extracted(split, 'api');
    expect(wireNames(after)).toEqual(['Users -> Shop', 'Users -> api']);
    expect(wireNamed(after, 'Users -> api')).toMatchObject({ latencyMs: 7 });
    const back = moved(after, 'api', ['api', 'Shop']);
    expect(firstStage(back).wires).toEqual(firstStage(split).wires);
  });

  it('is not made of the only module of a host', () => {
    const document = extracted(shop(), 'catalog');
    expect(extracted(document, 'catalog', 'catalog')).toBe(document);
  });
});

describe('a module that moves', () => {
  const behindBalancer = buildDesign(
    {
      ...shopDesign,
      components: {
        ...shopDesign.components,
        Balancer: { kind: 'balancer' },
        Backend: { kind: 'server' },
      },
      wires: ['Users -> Balancer', 'Balancer -> Shop', ...(shopDesign.wires ?? []).slice(1)],
    },
    kinds,
  );

  it('is still reached through the balancer that led to it', () => {
    const after = moved(behindBalancer, 'web', ['Shop', 'Backend']);
    expect(wireNames(after)).toContain('Balancer -> Backend');
    const users = { component: componentNamed(after, 'Users').id };
    const asked = after.workload.trafficClasses.flatMap(({ mix }) => mix.map(({ operation }) => operation));
    expect(reachableOperations(firstStage(after), users, kinds)).toEqual(expect.arrayContaining(asked));
  });

  it('brings no wire to a balancer that nobody asks for it', () => {
    expect(firstStage(moved(behindBalancer, 'payments', ['Shop', 'Backend'])).wires).toBe(
      firstStage(behindBalancer).wires,
    );
  });

  it('leads a need on that was wired to the host', () => {
    const wired = buildDesign(
      {
        modules: {
          web: { operations: { browse: [step.call('catalog.list')] } },
          catalog: { operations: { list: [step.compute(1)] } },
          other: { operations: { run: [step.compute(1)] } },
        },
        components: {
          Front: { kind: 'server', modules: ['web'] },
          Back: { kind: 'server', modules: ['catalog', 'other'] },
          Spare: { kind: 'server' },
        },
        wires: ['web.catalog -> Back'],
      },
      kinds,
    );
    expect(wireNames(moved(wired, 'catalog', ['Back', 'Spare']))).toEqual(['web.catalog -> Spare']);
    expect(wireNames(moved(wired, 'other', ['Back', 'Spare']))).toEqual(['web.catalog -> Back']);
  });

  it('changes its row within a host', () => {
    const document = moved(shop(), 'payments', ['Shop', 'Shop'], 0);
    expect(rowOf(document, 'payments')).toBe(0);
    expect(moved(document, 'payments', ['Shop', 'Shop'], 0)).toBe(document);
  });

  it('goes to hosts only, and only from where it stands', () => {
    const document = shop();
    expect(moved(document, 'web', ['Shop', 'Database'])).toBe(document);
    expect(moved(document, 'web', ['Database', 'Shop'])).toBe(document);
  });

  it('can stand in one more host, which makes wires from there mixed', () => {
    const given = {
      stage: firstStage(behindBalancer).id,
      module: moduleNamed(behindBalancer, 'web').id,
      host: componentNamed(behindBalancer, 'Backend').id,
    };
    const twice = placeModule(behindBalancer, given, kinds);
    expect(placementOf(firstStage(twice), wireNamed(twice, 'web.catalog -> catalog'))).toBe('mixed');
    expect(placeModule(twice, given, kinds)).toBe(twice);
  });
});
