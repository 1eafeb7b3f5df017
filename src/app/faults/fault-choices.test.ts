import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Arrivals, type Configuration } from '#design';
import { faultPlaces } from './fault-choices';

const design = (modules: readonly string[]) =>
  buildDesign(
    {
      modules: {
        orders: { operations: { place: [buildStep.call('stock.reserve')] } },
        stock: { operations: { reserve: [buildStep.compute(1)] } },
      },
      components: {
        Shop: { kind: 'server', modules: ['orders', ...modules] },
        Store: { kind: 'server', modules: ['stock'] },
      },
      wires: ['orders.stock -> stock'],
    },
    declarations,
  );

const places = (modules: readonly string[]) =>
  faultPlaces({ stage: design(modules).stages[0]!, classes: [], kindOf: (id) => declarations.get(id) }).map(
    ({ label }) => label,
  );

describe('what can be struck', () => {
  it('is a wire over which messages go', () => {
    expect(places([])).toEqual(['Shop', 'Store', 'wire orders → stock']);
  });

  it('is no wire within a process, where nothing crosses a network', () => {
    expect(places(['stock'])).toEqual(['Shop', 'Store']);
  });
});

describe('a database', () => {
  const faults = (values: Configuration) => {
    const document = buildDesign({ components: { Store: { kind: 'relational-database', values } } }, declarations);
    const [place] = faultPlaces({ stage: document.stages[0]!, classes: [], kindOf: (id) => declarations.get(id) });
    return place!.choices.map(({ fault, target }) => `${fault} ${target.type}`);
  };

  it('fails over where it has a standby, and loses its primary where it has other nodes', () => {
    expect(faults({ standby: 'synchronous' })).toEqual(
      expect.arrayContaining(['outage instance', 'failover component']),
    );
    expect(faults({ readReplicas: 2 })).toContain('outage instance');
    expect(faults({ readReplicas: 2 })).not.toContain('failover component');
    expect(faults({})).not.toContain('outage instance');
  });
});

describe('those who ask', () => {
  const users = (arrivals: Arrivals) => {
    const document = buildDesign(
      {
        classes: { Buyers: { arrivals, mix: {} } },
        components: { Users: { kind: 'users', classes: ['Buyers'] } },
      },
      declarations,
    );
    const { trafficClasses: classes } = document.workload;
    return faultPlaces({ stage: document.stages[0]!, classes, kindOf: (id) => declarations.get(id) });
  };

  it('come more often where they have a rate', () => {
    expect(users({ type: 'poisson', ratePerSecond: 5 })[0]?.choices).toMatchObject([{ fault: 'traffic-surge' }]);
    expect(users({ type: 'closed', population: 5, thinkTimeMs: constant(5) })).toEqual([]);
  });
});
