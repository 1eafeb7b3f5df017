/** Refactorings with the kinds of the catalogue, on the Corner Shop. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  allSteps,
  buildDesign,
  buildStep,
  canUndo,
  emptyHistory,
  findProblems,
  readDocument,
  record,
  redo,
  refactoringsAt,
  undo,
  type Document,
  type Refactoring,
} from '#design';
import { createRun } from '#simulation';
import { gallery } from '.';

const { document } = gallery[0]!;
const stage = document.stages[0]!.id;
const stageIn = (of: Document) => of.stages[0]!;
const partIn = (of: Document, name: string) => stageIn(of).components.find((each) => each.name === name)!;
const moduleIn = (of: Document, name: string) => stageIn(of).modules.find((each) => each.name === name)!;

function named(label: string, at: string, module: string | null = null, of: Document = document): Refactoring {
  const place = { stage, component: partIn(of, at).id, module: module === null ? null : moduleIn(of, module).id };
  const found = refactoringsAt(of, place, declarations).find((each) => each.label === label);
  if (!found) throw new Error(`"${label}" is not offered at ${at}`);
  return found;
}

const errors = (of: Document) =>
  findProblems(of, stage, declarations)
    .filter(({ severity }) => severity === 'error')
    .map(({ title, text }) => `${title}: ${text}`);

const evenly = (of: Document, ratePerSecond: number): Document => ({
  ...of,
  workload: {
    trafficClasses: of.workload.trafficClasses.map((each) => ({
      ...each,
      arrivals: { type: 'poisson', ratePerSecond },
    })),
  },
  scenario: { ...of.scenario, durationMs: 120_000, warmUpMs: 0, timeline: [] },
});

describe('a refactoring of the Corner Shop', () => {
  it('sends a message where a module called: step and wire keep their ids', () => {
    const { refusal, document: after } = named('Put a queue between web and catalog', 'Shop server', 'web');
    expect(refusal).toBeNull();
    const need = moduleIn(document, 'web').needs.find(({ name }) => name === 'catalog')!;
    const call = allSteps(moduleIn(document, 'web').operations).find((s) => s.type === 'call' && s.need === need.id)!;
    const step = allSteps(moduleIn(after, 'web').operations).find(({ id }) => id === call.id);
    expect(step).toMatchObject({ type: 'send', operation: moduleIn(after, 'catalog').operations[0]!.id });
    const { id } = stageIn(document).wires.find(({ from }) => 'need' in from && from.need === need.id)!;
    expect(stageIn(after).wires.find((each) => each.id === id)).toMatchObject({
      protocol: 'queue',
      to: { component: partIn(after, 'catalog queue').id },
    });
    expect(errors(after)).toEqual([]);
  });

  it('puts one queue before a module, through which whoever calls it next sends, too', () => {
    const two = buildDesign(
      {
        classes: { Users: { ratePerSecond: 1, mix: { 'orders.place': 1, 'cart.buy': 1 } } },
        modules: {
          orders: { operations: { place: [buildStep.compute(1), buildStep.call('mail.write')] } },
          cart: { operations: { buy: [buildStep.compute(1), buildStep.call('mail.write')] } },
          mail: { operations: { write: [buildStep.compute(1)] } },
        },
        components: {
          Users: { kind: 'users', classes: ['Users'] },
          Shop: { kind: 'server', modules: ['orders', 'cart', 'mail'] },
        },
        wires: ['Users -> Shop', 'orders -> mail', 'cart -> mail'],
      },
      declarations,
    );
    const place = (of: Document, module: string) => ({
      stage: stageIn(two).id,
      component: partIn(of, 'Shop').id,
      module: moduleIn(of, module).id,
    });
    const offered = (of: Document, module: string, word: RegExp) =>
      refactoringsAt(of, place(of, module), declarations).find(({ label }) => word.test(label))!;
    const queued = offered(two, 'orders', /^Put a queue between orders and mail$/).document;
    const { refusal, document: both } = offered(queued, 'cart', /^Let cart send to mail through mail queue$/);
    expect(refusal).toBeNull();
    expect(stageIn(both).components).toHaveLength(3);
    const { id } = partIn(both, 'mail queue');
    expect(stageIn(both).wires.filter(({ to }) => 'component' in to && to.component === id)).toHaveLength(2);
    expect(moduleIn(both, 'cart').operations[0]!.steps).toMatchObject([{ type: 'compute' }, { type: 'send' }]);
  });

  it('lets a message go through an event bus, where a queue is too little', () => {
    const { refusal, document: after } = named('Put an event bus between web and cart', 'Shop server', 'web');
    expect(refusal).toBeNull();
    expect(errors(after)).toEqual([]);
    expect(partIn(after, 'cart events').kind).toBe('event-bus');
    const need = moduleIn(after, 'web').needs.find(({ name }) => name === 'cart')!;
    expect(need.protocol).toBe('event');
    expect(kept(after)).toEqual(kept(document));
    const made = createRun(evenly(after, 50), stage, 1);
    if (!made.ok) throw new Error('the shop with events cannot run');
    made.value.advance(120_000, 1e9);
    const onward = stageIn(after).wires.find(
      ({ from }) => 'component' in from && from.component === partIn(after, 'cart events').id,
    );
    const delivered = made.value.report().wires.find(({ id }) => id === onward?.id)!.attempts;
    expect(delivered).toBeGreaterThan(100);
  });

  it('is not offered where the answer is waited for, or the call is made by chance', () => {
    const modules = stageIn(document).modules.map((module) =>
      module.name !== 'web'
        ? module
        : {
            ...module,
            operations: module.operations.map((operation) => ({
              ...operation,
              steps: operation.steps.map((step) => (step.type === 'call' ? { ...step, probability: 0.5 } : step)),
            })),
          },
    );
    const doubtful = { ...document, stages: [{ ...stageIn(document), modules }] };
    const { refusal, document: after } = named('Put a queue between web and catalog', 'Shop server', 'web', doubtful);
    expect(refusal).toMatch(/a message is sent once/);
    expect(after).toBe(doubtful);
  });

  it('gives a database a replica, and leads reads there but for those of transactions', () => {
    const { document: after } = named('Give Database a read replica', 'Database');
    expect(partIn(after, 'Database').configuration['readReplicas']).toBe(1);
    const sources = (name: string) =>
      allSteps(moduleIn(after, name).operations).flatMap((step) => (step.type === 'call' ? step.readFrom : []));
    expect(sources('catalog')).toEqual(['read-your-writes']);
    expect(sources('orders')).not.toContain('read-your-writes');
    expect(errors(after)).toEqual([]);
  });

  it('turns a server into functions where it stands', () => {
    const { refusal, document: after } = named('Turn Shop server into a function', 'Shop server');
    expect(refusal).toBeNull();
    expect(partIn(after, 'Shop server')).toMatchObject({ id: partIn(document, 'Shop server').id, kind: 'function' });
    expect(stageIn(after).wires).toBe(stageIn(document).wires);
  });

  it('turns a server into containers and back: what both know stays as it was set', () => {
    const there = named('Turn Shop server into a container service', 'Shop server');
    expect(there.refusal).toBeNull();
    expect(errors(there.document)).toEqual([]);
    const { vcpus, memoryMiB, instances } = partIn(document, 'Shop server').configuration;
    expect(partIn(there.document, 'Shop server')).toMatchObject({
      kind: 'container',
      configuration: { vcpus, memoryMiB, instances },
    });
    const back = named('Turn Shop server into a server', 'Shop server', null, there.document).document;
    expect(partIn(back, 'Shop server').configuration).toMatchObject({ vcpus, memoryMiB, instances });
  });

  it('leads a tenth of the requests for a module to a second host, by the weights of a router', () => {
    const label = 'Lead a tenth of the requests for web to a second host';
    expect(named(label, 'Shop server', 'web').refusal).toMatch(/^No router leads to Shop server/);
    const routed = named('Put a load balancer before Shop server', 'Shop server').document;
    expect(named(label.replace('web', 'orders'), 'Shop server', 'orders', routed).refusal).toMatch(
      /^Only other modules/,
    );
    const { refusal, document: after } = named(label, 'Shop server', 'web', routed);
    expect(refusal).toBeNull();
    expect(errors(after)).toEqual([]);
    const made = createRun(evenly(after, 50), stage, 1);
    if (!made.ok) throw new Error('the strangled shop cannot run');
    made.value.advance(120_000, 1e9);
    const { wires } = made.value.report();
    const over = (name: string): number => {
      const [balancer, host] = ['Load balancer', name].map((each) => partIn(after, each).id);
      const wire = stageIn(after).wires.find(
        ({ from, to }) =>
          'component' in from && from.component === balancer && 'component' in to && to.component === host,
      );
      return wires.find(({ id }) => id === wire?.id)!.attempts;
    };
    const all = over('web') + over('Shop server');
    expect(all).toBeGreaterThan(5000);
    const share = over('web') / all;
    // 6,000 requests: four standard deviations of a share of a tenth.
    expect(Math.abs(share - 0.1)).toBeLessThan(0.016);
  });

  it('puts either router before a server, once', () => {
    for (const label of ['Put a load balancer before Shop server', 'Put an API gateway before Shop server']) {
      const { refusal, document: after } = named(label, 'Shop server');
      expect(refusal).toBeNull();
      expect(errors(after)).toEqual([]);
      expect(named(label, 'Shop server', null, after).refusal).toMatch(/behind a router already/);
    }
  });
});

/** A small generator: the same sequences every time. */
function generator(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, count);
  };
}

/** One refactoring that is possible at a place drawn by chance; null = none is. */
function drawn(of: Document, below: (count: number) => number): Refactoring | null {
  const places = stageIn(of).components.flatMap(({ id, modules }) =>
    [null, ...modules].map((module) => ({ stage, component: id, module })),
  );
  const possible = refactoringsAt(of, places[below(places.length)]!, declarations).filter(
    ({ refusal }) => refusal === null,
  );
  return possible[below(possible.length)] ?? null;
}

const kept = (of: Document): readonly string[] => {
  const { modules } = stageIn(of);
  const operations = modules.flatMap((module) => module.operations);
  return [...modules, ...operations, ...allSteps(operations)].map(({ id }) => id);
};

/** Entry operations of which a run of forty seconds answers less than nine in ten. */
function unanswered(of: Document): readonly string[] {
  const made = createRun(evenly(of, 20), stage, 1);
  if (!made.ok) return made.problems.map(({ text }) => text);
  made.value.advance(40_000, 1e9);
  return made.value.report().flows.flatMap(({ scope, offered, success }) => {
    if (scope.type !== 'operation' || success > offered * 0.9) return [];
    return `${scope.operation}: ${success} of ${offered}`;
  });
}

describe('any sequence of refactorings', () => {
  it('keeps every module, operation and step, answers what it answered, and is undone to the very documents', () => {
    const done = new Set<string>();
    for (let sequence = 1; sequence <= 30; sequence += 1) {
      const below = generator(sequence * 7919);
      let history = emptyHistory(document);
      const passed = [document];
      for (let length = 0; length < 6; length += 1) {
        const next = drawn(history.editable, below);
        if (!next) continue;
        const ids = new Set(kept(next.document));
        expect(kept(history.document).filter((id) => !ids.has(id))).toEqual([]);
        expect(next.document.workload).toBe(history.editable.workload);
        expect([next.label, ...errors(next.document)]).toEqual([next.label]);
        const read = readDocument(next.document, declarations, { strict: true });
        expect(read.ok ? [] : read.problems.map(({ path, text }) => `${path ?? ''}: ${text}`)).toEqual([]);
        history = record(history, next.document, { label: next.label, policy: 'record' });
        passed.push(history.document);
        done.add(next.label.split(' ')[0] ?? '');
      }
      expect([sequence, ...unanswered(history.editable)]).toEqual([sequence]);
      for (const each of passed.toReversed()) {
        expect(history.document).toBe(each);
        history = undo(history);
      }
      expect(canUndo(history)).toBe(false);
      for (const each of passed) {
        expect(history.document).toBe(each);
        history = redo(history);
      }
    }
    expect([...done].toSorted()).toEqual(['Bring', 'Give', 'Lead', 'Put', 'Spread', 'Turn']);
  });
});
