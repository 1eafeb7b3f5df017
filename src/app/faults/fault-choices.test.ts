import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Arrivals, type Configuration } from '#design';
import { faultOf, faultPlaces } from './fault-choices';

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
  faultPlaces({ stage: design(modules).stages[0]!, classes: [], kinds: declarations }).map(({ label }) => label);

describe('what can be struck', () => {
  it('is a wire over which messages go', () => {
    expect(places([])).toEqual(['Shop', 'Store', 'wire orders → stock']);
  });

  it('is no wire within a process, where nothing crosses a network', () => {
    expect(places(['stock'])).toEqual(['Shop', 'Store']);
  });
});

describe('a zone', () => {
  it('is taken down with all that stands in it', () => {
    const { stages } = buildDesign(
      { zones: { a: 'home', 'zone b': 'home' }, components: { Store: { kind: 'relational-database', zones: ['a'] } } },
      declarations,
    );
    const [, a, b] = faultPlaces({ stage: stages[0]!, classes: [], kinds: declarations });
    expect([a, b].map((each) => [each?.label, each?.choices.map(({ fault }) => fault)])).toEqual([
      ['zone a', ['zone-outage']],
      ['zone b', ['zone-outage']],
    ]);
  });
});

describe('a fleet', () => {
  it('is struck as a whole, by half, or one of its instances; and each loses memory', () => {
    const { stages } = buildDesign(
      { components: { Shop: { kind: 'server', values: { instances: 3 } } } },
      declarations,
    );
    const [shop] = faultPlaces({ stage: stages[0]!, classes: [], kinds: declarations });
    for (const fault of ['outage', 'hang', 'error-rate', 'cpu-throttle', 'memory-leak']) {
      const targets = shop?.choices.find((each) => each.fault === fault)?.targets ?? [];
      expect(targets.map(({ which }) => which)).toEqual([
        null,
        'half of them',
        'instance 1',
        'instance 2',
        'instance 3',
      ]);
    }
  });
});

describe('a database', () => {
  const faults = (values: Configuration) => {
    const document = buildDesign({ components: { Store: { kind: 'relational-database', values } } }, declarations);
    const [place] = faultPlaces({ stage: document.stages[0]!, classes: [], kinds: declarations });
    return place!.choices
      .filter(({ fault }) => fault === 'outage' || fault === 'failover')
      .map(({ label, targets }) => [label, ...targets.flatMap(({ which }) => which ?? [])].join(', '));
  };

  it('fails over where it has a standby, and loses its nodes one by one where it has others', () => {
    expect(faults({ standby: 'synchronous', readReplicas: 0 })).toEqual([
      'Take it down',
      'Take the primary down, primary',
      'Take the standby down, standby',
      'Fail over',
    ]);
    expect(faults({ standby: 'none', readReplicas: 2 })).toEqual([
      'Take it down',
      'Take the primary down, primary',
      'Take a replica down, replica 1, replica 2',
    ]);
    expect(faults({ standby: 'none', readReplicas: 0 })).toEqual(['Take it down']);
  });
});

describe('a host', () => {
  const [shopPlace] = faultPlaces({ stage: design(['stock']).stages[0]!, classes: [], kinds: declarations });

  it('fails in any one operation of its modules', () => {
    const { targets, ...choice } = shopPlace!.choices.find(({ label }) => label === 'Fail an operation')!;
    expect(targets.map(({ which }) => which)).toEqual(['orders.place', 'stock.reserve']);
    expect(faultOf({ ...choice, targets }, targets[1]!.target, 20)).toEqual({
      fault: 'error-rate',
      target: targets[1]!.target,
      magnitude: 0.2,
      recurrence: null,
    });
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
    return faultPlaces({ stage: document.stages[0]!, classes, kinds: declarations });
  };

  it('come more often where they have a rate', () => {
    expect(users({ type: 'poisson', ratePerSecond: 5 })[0]?.choices).toMatchObject([{ fault: 'traffic-surge' }]);
    expect(users({ type: 'closed', population: 5, thinkTimeMs: constant(5) })).toEqual([]);
  });
});
