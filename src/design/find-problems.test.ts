import { describe, expect, it } from 'vitest';
import { buildDesign } from './build';
import * as step from './build-steps';
import type { Document } from './document';
import { findProblems } from './find-problems';
import { applyFix } from './fixes';
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

const fleet = (more: { readonly timeoutMs?: number; readonly second?: readonly string[] } = {}) =>
  buildDesign(
    {
      modules: {
        app: { operations: { handle: [step.compute(1), step.read('database')] } },
        'app 2': { operations: { handle: [step.compute(1)] } },
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
    const [problem] = problemsOf(fleet({ second: ['app 2'] })).filter((each) => each.title === title);
    expect(problem?.fixes.map(({ label }) => label)).toEqual(['Run app 2 on Server too', 'Run app on Server 2 too']);
    expect(titles(fleet())).not.toContain(title);
  });

  it('stand in for each other when each runs what the other runs', () => {
    const half = mended(fleet({ second: ['app 2'] }), title, 'Run app on');
    expect(componentNamed(half, 'Server 2').modules).toContain(moduleNamed(half, 'app').id);
    expect(titles(mended(half, title, 'Run app 2'))).not.toContain(title);
  });
});
