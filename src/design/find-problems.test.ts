import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import * as step from './build-steps';
import { connect } from './connect';
import type { Document } from './document';
import { findProblems } from './find-problems';
import { applyFix } from './fixes';
import { defaultAutoscaling, noHostPolicy, type AutoscalingPolicy } from './host-policy';
import { problemRows } from './problems/alike';
import { firstStage, wireNamed, componentNamed, moduleNamed } from './testing/look-up';
import { kinds } from './testing/synthetic-kinds';

const problemsOf = (document: Document) => findProblems(document, firstStage(document).id, kinds);
const titles = (document: Document) => problemsOf(document).map(({ title }) => title);

/** The document after the first fix of the problem with that title whose label begins so. */
function mended(document: Document, title: string, label = ''): Document {
  const problem = problemsOf(document).find((each) => each.title === title);
  const fix = problem?.fixes.find((each) => each.label.startsWith(label));
  if (!fix) throw new Error(`no fix for ${title}`);
  return applyFix(document, firstStage(document).id, fix, kinds);
}

const fleet = (
  more: { readonly timeoutMs?: number; readonly second?: readonly string[]; readonly name?: string } = {},
) =>
  buildDesign(
    {
      modules: {
        app: { operations: { handle: [step.compute(1), step.read('database')] } },
        [more.name ?? 'app 2']: { operations: { handle: [step.compute(1), step.read('database')] } },
      },
      components: {
        Balancer: { kind: 'balancer' },
        Server: { kind: 'server', modules: ['app'], values: { instances: 4 } },
        'Server 2': { kind: 'server', modules: more.second ?? ['app'], values: { instances: 4 } },
        Database: { kind: 'database' },
      },
      wires: [
        'Balancer -> Server',
        'Balancer -> Server 2',
        { wire: 'app.database -> Database', policy: { timeoutMs: more.timeoutMs ?? 1000 } },
      ],
    },
    kinds,
  );

describe('pools and the limit of their store', () => {
  const title = 'Pools want 160 connections of a limit of 100';

  it('are counted over all instances of all hosts of the caller', () => {
    expect(titles(fleet())).toEqual([title]);
  });

  it('fit after either fix', () => {
    const smaller = mended(fleet(), title, 'Set pools');
    expect(wireNamed(smaller, 'app.database -> Database').policy.pool?.connections).toBe(12);
    const larger = mended(fleet(), title, 'Raise');
    expect(componentNamed(larger, 'Database').configuration['maxConnections']).toBe(160);
    expect([...titles(smaller), ...titles(larger)]).toEqual([]);
  });
});

describe('a call that leaves its process without a timeout', () => {
  const bare = () =>
    buildDesign(
      {
        modules: {
          web: { operations: { browse: [step.call('catalog.list')] } },
          catalog: { operations: { list: [step.read('database')] } },
        },
        components: { Shop: { kind: 'server', modules: ['web', 'catalog'] }, Database: { kind: 'database' } },
        wires: ['web -> catalog', 'catalog.database -> Database'],
      },
      kinds,
    );

  it('is pointed out at its wire, but not within a process', () => {
    expect(problemsOf(bare())).toMatchObject([
      {
        title: 'catalog → Database has no timeout',
        place: { type: 'wire', wire: wireNamed(bare(), 'catalog.database -> Database').id },
      },
    ]);
  });

  it('has 1 s after its fix', () => {
    const after = mended(bare(), 'catalog → Database has no timeout');
    expect(wireNamed(after, 'catalog.database -> Database').policy.timeoutMs).toBe(1000);
    expect(titles(after)).toEqual([]);
  });
});

describe('hosts behind one router', () => {
  const title = 'Hosts behind Balancer do different work';

  it('are pointed out where they offer different operations', () => {
    const [problem] = problemsOf(fleet({ name: 'jobs', second: ['jobs'] })).filter((each) => each.title === title);
    expect(problem?.fixes.map(({ label }) => label)).toEqual(['Run jobs on Server too', 'Run app on Server 2 too']);
    expect(titles(fleet())).not.toContain(title);
  });

  it('do what they are there for behind one that routes by operation, unless some of their work is the same', () => {
    const balancer = kinds.get('balancer');
    if (!balancer) throw new Error('there is no balancer');
    const routing = new Map([...kinds, ['balancer', { ...balancer, routesByOperation: true }] as const]);
    const found = (second: readonly string[]) => {
      const document = fleet({ name: 'jobs', second });
      return findProblems(document, firstStage(document).id, routing).filter((each) => each.title === title).length;
    };
    expect([found(['jobs']), found(['app', 'jobs'])]).toEqual([0, 1]);
  });

  it('stand in for each other when each runs what the other runs', () => {
    const half = mended(fleet({ name: 'jobs', second: ['jobs'] }), title, 'Run app on');
    expect(componentNamed(half, 'Server 2').modules).toContain(moduleNamed(half, 'app').id);
    expect(titles(mended(half, title, 'Run jobs'))).not.toContain(title);
  });

  it('that came from the palette under one name become replicas by one fix', () => {
    const before = fleet({ second: ['app 2'] });
    const stage = firstStage(before);
    const ends = {
      from: { component: componentNamed(before, 'Server 2').id },
      to: { component: componentNamed(before, 'Database').id },
    };
    const wired = connect(before, { stage: stage.id, ...ends }, kinds);
    if (!wired.ok) throw new Error('refused');
    const after = mended(wired.value.document, title, 'Run app on Server 2 too, in place of app 2');
    expect(componentNamed(after, 'Server 2').modules).toEqual([moduleNamed(after, 'app').id]);
    expect(firstStage(after).modules.map(({ name }) => name)).not.toContain('app 2');
    expect(firstStage(after).wires).toHaveLength(3);
    expect(titles(after)).not.toContain(title);
  });
});

describe('users who call nothing', () => {
  const idle = () =>
    buildDesign(
      {
        classes: { Shoppers: { mix: {} } },
        modules: { app: { operations: { handle: [step.compute(1)] } } },
        components: {
          Users: { kind: 'users', classes: ['Shoppers'] },
          Server: { kind: 'server', modules: ['app'] },
        },
      },
      kinds,
    );

  it('are pointed out, and wired to what stands there', () => {
    expect(problemsOf(idle())).toMatchObject([
      { title: 'Users call nothing', place: { component: componentNamed(idle(), 'Users').id } },
    ]);
    const after = mended(idle(), 'Users call nothing', 'Wire Users to Server');
    expect(wireNamed(after, 'Users -> Server')).toBeDefined();
    expect(titles(after)).toEqual([]);
  });

  it('are left in peace where they send nothing', () => {
    const silent = buildDesign({ components: { Users: { kind: 'users', classes: [] } } }, kinds);
    expect(problemsOf(silent)).toEqual([]);
  });
});

describe('equal problems', () => {
  const modules = ['one', 'two', 'three'];
  const bare = () =>
    buildDesign(
      {
        modules: Object.fromEntries(
          modules.map((name) => [name, { operations: { handle: [step.read('database')] } }] as const),
        ),
        components: { Server: { kind: 'server', modules }, Database: { kind: 'database' } },
        wires: modules.map((name) => `${name}.database -> Database`),
      },
      kinds,
    );

  it('are one row, whose fix mends all of them', () => {
    const document = bare();
    const [row, ...others] = problemRows(problemsOf(document));
    expect([row?.title, row?.problems.length, others.length]).toEqual(['3 wires have no timeout', 3, 0]);
    if (!row?.fix) throw new Error('no fix');
    expect(titles(applyFix(document, firstStage(document).id, row.fix, kinds))).toEqual([]);
  });

  it('that are alone stand for themselves', () => {
    const rows = problemRows(problemsOf(bare()).slice(0, 1));
    expect(rows).toMatchObject([{ title: 'one → Database has no timeout', fix: null }]);
  });
});

describe('a host that scales', () => {
  const idle = 'Server cannot scale by what it is told to';
  const scaled = (given: Partial<AutoscalingPolicy>, values: Readonly<Record<string, null>> = {}) => {
    const document = fleet();
    return titles({
      ...document,
      stages: document.stages.map((stage) => ({
        ...stage,
        components: stage.components.map((each) =>
          each.name === 'Server'
            ? {
                ...each,
                configuration: { ...each.configuration, ...values },
                hostPolicy: { ...noHostPolicy, autoscaling: { ...defaultAutoscaling, ...given } },
              }
            : each,
        ),
      })),
    }).filter((title) => title === idle);
  };

  it('needs something to measure, and somebody to measure it at', () => {
    const endless = { vcpus: null, workers: null };
    expect(scaled({}, endless)).toEqual([idle]);
    expect(scaled({ metric: 'concurrency' }, endless)).toEqual([]);
    expect(scaled({ min: 0 })).toEqual([idle]);
    expect(scaled({ schedule: [{ atMs: 1000, min: 0, max: 2 }] })).toEqual([idle]);
    expect(scaled({ min: 0, metric: 'queue-length' })).toEqual([]);
  });
});
