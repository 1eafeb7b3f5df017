import { describe, expect, it } from 'vitest';
import { constant } from '../distribution';
import type { Document } from '../document';
import type { StepId } from '../ids';
import { readDocument } from '../read-document';
import type { Step } from '../steps';
import { componentNamed, firstStage, moduleNamed, operationNamed, wireNamed } from '../testing/look-up';
import { shop } from '../testing/shop';
import { kindNamed, kinds } from '../testing/synthetic-kinds';
import * as components from './components';
import { emptyDocument } from './defaults';
import * as modules from './modules';
import * as steps from './steps';
import * as whole from './whole';
import * as wires from './wires';
import * as workload from './workload';

const document = shop();
const stage = firstStage(document).id;
const isValid = (each: Document) => readDocument(each, kinds, { strict: true }).ok;

describe('an empty document', () => {
  it('has one stage, one class of users, and passes the strict gate', () => {
    expect(emptyDocument('Mine')).toMatchObject({ title: 'Mine', stages: [{ components: [] }] });
    expect(emptyDocument().workload.trafficClasses).toHaveLength(1);
    expect(isValid(emptyDocument())).toBe(true);
  });
});

describe('adding components', () => {
  const at = { x: 14, y: -6 };

  it('gives a host a module that does a little work', () => {
    const added = components.addComponent(document, { stage, kind: kindNamed('server'), at });
    expect(componentNamed(added.document, 'Server').modules).toEqual([moduleNamed(added.document, 'app').id]);
    expect(operationNamed(added.document, 'app.handle').steps).toMatchObject([{ type: 'compute' }]);
    expect(firstStage(added.document).layout.components[added.component]).toEqual({ x: 10, y: -10 });
    expect(isValid(added.document)).toBe(true);
  });

  it('gives a source a class that nobody sends, or a new one', () => {
    const first = components.addComponent(emptyDocument(), {
      stage: emptyDocument().stages[0]?.id ?? stage,
      kind: kindNamed('users'),
      at,
    });
    expect(first.document.workload.trafficClasses).toHaveLength(1);
    expect(componentNamed(first.document, 'Users').trafficClasses).toEqual([
      first.document.workload.trafficClasses[0]?.id,
    ]);
    const second = components.addComponent(document, { stage, kind: kindNamed('users'), at });
    expect(second.document.workload.trafficClasses).toHaveLength(2);
    expect(componentNamed(second.document, 'Users 2').trafficClasses).toEqual([
      second.document.workload.trafficClasses[1]?.id,
    ]);
  });

  it('clamps the given parameters and leaves out those it does not know', () => {
    const configuration = { instances: 1_000, backlog: null, mode: 'slow', other: 3 };
    const added = components.addComponent(document, {
      stage,
      kind: kindNamed('server'),
      at,
      configuration,
      moduleName: null,
    });
    expect(componentNamed(added.document, 'Server').configuration).toEqual({
      instances: 100,
      backlog: null,
      mode: 'plain',
      isWarm: false,
      bootMs: constant(10),
    });
  });

  it('puts a module on the canvas with a host of its own', () => {
    const added = components.addModuleAsHost(document, { stage, kind: kindNamed('server'), at, name: 'search' });
    expect(componentNamed(added.document, 'search').modules).toEqual([added.module]);
    expect(moduleNamed(added.document, 'search').id).toBe(added.module);
  });

  it('and modules to what is not there changes nothing', () => {
    expect(components.addModule(document, { stage, host: 'c999' as never }).document).toBe(document);
    expect(components.addComponent(document, { stage: 'g999' as never, kind: kindNamed('server'), at }).document).toBe(
      document,
    );
  });
});

describe('an edit that changes nothing gives the same document', () => {
  const shopServer = componentNamed(document, 'Shop');
  const web = moduleNamed(document, 'web');
  const browse = operationNamed(document, 'web.browse');
  const wire = wireNamed(document, 'Users -> Shop');
  const [shoppers] = document.workload.trafficClasses;
  const [requirement] = document.requirements;
  const [first] = browse.steps;
  const copy = <Thing>(thing: Thing): Thing => structuredClone(thing);

  it.each<[string, () => Document]>([
    ['rename', () => components.renameComponent(document, { stage, component: shopServer.id, name: ' Shop ' })],
    ['empty name', () => components.renameComponent(document, { stage, component: shopServer.id, name: '  ' })],
    ['move', () => components.moveComponents(document, { stage, positions: { [shopServer.id]: { x: 262, y: 3 } } })],
    [
      'parameter',
      () =>
        components.setParameter(
          document,
          { stage, component: shopServer.id, values: { instances: 3, mode: 'none' } },
          kinds,
        ),
    ],
    [
      'no number',
      () =>
        components.setParameter(
          document,
          { stage, component: shopServer.id, values: { instances: Number.NaN, backlog: Infinity } },
          kinds,
        ),
    ],
    ['note', () => components.setComponent(document, { stage, component: shopServer.id, values: { note: '' } })],
    ['canvas note', () => components.setNote(document, { stage, note: 'k9' as never, values: { text: 'x' } })],
    [
      'module',
      () =>
        modules.setModule(document, { stage, module: web.id, values: copy({ runtime: web.runtime, memoryMiB: 64 }) }),
    ],
    ['module name', () => modules.renameModule(document, { stage, module: web.id, name: 'web' })],
    ['operation name', () => modules.renameOperation(document, { stage, operation: browse.id, name: 'browse' })],
    ['no operation', () => modules.removeOperation(document, { stage, operation: 'o999' as never })],
    ['steps', () => steps.setSteps(document, { stage, operation: browse.id, steps: copy(browse.steps) })],
    [
      'step',
      () => steps.setStep(document, { stage, step: first?.id ?? ('s0' as StepId), values: copy(first ?? {}) as never }),
    ],
    ['step place', () => steps.moveStep(document, { stage, step: first?.id ?? ('s0' as StepId), to: -4 })],
    ['no step', () => steps.removeStep(document, { stage, step: 's999' as StepId })],
    [
      'wire',
      () => wires.setWire(document, { stage, wire: wire.id, values: { latencyMs: null, lossRatio: Number.NaN } }),
    ],
    [
      'delivery',
      () => {
        const kept = wires.setWireDelivery(document, { stage, wire: wire.id, values: { batchSize: 5 } });
        const again = wires.setWireDelivery(kept, { stage, wire: wire.id, values: { batchSize: 5 } });
        return again === kept ? document : again;
      },
    ],
    ['policy', () => wires.setWirePolicy(document, { stage, wire: wire.id, values: copy(wire.policy) })],
    [
      'class',
      () =>
        workload.setTrafficClass(document, {
          trafficClass: shoppers?.id ?? ('t0' as never),
          values: copy(shoppers ?? {}),
        }),
    ],
    ['mix', () => workload.addToMix(document, { trafficClass: shoppers?.id ?? ('t0' as never), operation: browse.id })],
    [
      'no entry',
      () => workload.removeFromMix(document, { trafficClass: shoppers?.id ?? ('t0' as never), entry: 'x0' as never }),
    ],
    ['scenario', () => whole.setScenario(document, copy(document.scenario))],
    [
      'requirement',
      () =>
        whole.setRequirement(document, {
          requirement: requirement?.id ?? ('r0' as never),
          values: copy(requirement ?? {}),
        }),
    ],
    ['no requirement', () => whole.removeRequirement(document, { requirement: 'r0' as never })],
    ['assumptions', () => whole.setAssumptions(document, copy(document.assumptions))],
    ['title', () => whole.renameDocument(document, 'Shop')],
    ['texts', () => whole.describeDocument(document, { summary: '' })],
  ])('%s', (_, edit) => {
    expect(edit()).toBe(document);
  });
});

describe('edits of numbers', () => {
  it('share everything they do not touch', () => {
    const component = componentNamed(document, 'Shop').id;
    const after = components.setParameter(document, { stage, component, values: { instances: 7.4 } }, kinds);
    expect(componentNamed(after, 'Shop').configuration['instances']).toBe(7);
    expect(componentNamed(after, 'Database')).toBe(componentNamed(document, 'Database'));
    expect(firstStage(after).modules).toBe(firstStage(document).modules);
    expect(firstStage(after).wires).toBe(firstStage(document).wires);
    expect(after.workload).toBe(document.workload);
  });

  it('clamp what is out of range, of wires and their policies too', () => {
    const wire = wireNamed(document, 'Users -> Shop').id;
    const values = { latencyMs: -3, lossRatio: 2, weight: null, keepAlive: false };
    const set = wires.setWire(document, { stage, wire, values });
    expect(wireNamed(set, 'Users -> Shop')).toMatchObject({
      latencyMs: 0,
      lossRatio: 1,
      weight: null,
      keepAlive: false,
    });
    const backoff = { baseMs: -1, factor: 0, capMs: null, jitter: 'full' } as const;
    const policy = {
      timeoutMs: 0,
      retry: { attempts: 500, on: ['refused'], backoff, budget: { ratio: -1, burst: 1, initialTokens: 1 } },
      pool: { connections: 0, waitLimitMs: -5 },
      bulkhead: { places: Number.NaN, waitLimitMs: 1 },
    } as const;
    const guarded = wires.setWirePolicy(document, { stage, wire, values: policy });
    expect(wireNamed(guarded, 'Users -> Shop').policy).toMatchObject({
      timeoutMs: 0.001,
      retry: { attempts: 100, backoff: { baseMs: 0, factor: 1 }, budget: { ratio: 0 } },
      pool: { connections: 1, waitLimitMs: 0 },
      bulkhead: null,
    });
    expect(isValid(guarded)).toBe(true);
    const handed = { maxInFlight: -1, batchSize: 0, maxAttempts: Number.NaN, maxAgeMs: 0 };
    const delivered = wires.setWireDelivery(document, { stage, wire, values: handed });
    expect(wireNamed(delivered, 'Users -> Shop').delivery).toMatchObject({
      maxInFlight: 0,
      batchSize: 1,
      maxAttempts: null,
      maxAgeMs: 0.001,
    });
    expect(isValid(delivered)).toBe(true);
  });

  it('never change ids or ends, whatever a caller hands in', () => {
    const wire = wireNamed(document, 'Users -> Shop');
    const values = { id: 'w999', from: { component: 'c999' }, weight: 2 } as never;
    expect(wireNamed(wires.setWire(document, { stage, wire: wire.id, values }), 'Users -> Shop')).toEqual({
      ...wire,
      weight: 2,
    });
    const [first] = operationNamed(document, 'web.browse').steps;
    const after = steps.setStep(document, {
      stage,
      step: first?.id ?? ('s0' as StepId),
      values: { id: 's9', type: 'wait', timeMs: constant(1), other: 1 },
    });
    expect(operationNamed(after, 'web.browse').steps[0]).toEqual({ ...first, timeMs: constant(1) });
  });
});

describe('edits of steps', () => {
  const operation = operationNamed(document, 'orders.place');
  const types = (each: Document) => operationNamed(each, 'orders.place').steps.map(({ type }) => type);
  const reply = { type: 'reply', concern: null } as const;

  it('add at a place, in the operation or within a step', () => {
    const added = steps.addStep(document, { stage, place: { operation: operation.id, at: 1 }, step: reply });
    expect(types(added.document)).toEqual(['compute', 'reply', 'call', 'transaction']);
    const [, , transaction] = operation.steps;
    const within = { step: transaction?.id ?? ('s0' as StepId), list: 0 };
    const inside = steps.addStep(document, { stage, place: { operation: operation.id, within, at: 0 }, step: reply });
    expect(operationNamed(inside.document, 'orders.place').steps[2]).toMatchObject({
      steps: [{ id: inside.step, type: 'reply' }, { type: 'call' }],
    });
    expect(operationNamed(inside.document, 'orders.place').steps[1]).toBe(operation.steps[1]);
    expect(isValid(inside.document)).toBe(true);
  });

  it('add to a list inside one that is empty, and to none but that', () => {
    const empty = { type: 'exclusive', concern: null, lock: 'a', steps: [] } as const;
    const first = steps.addStep(document, { stage, place: { operation: operation.id }, step: empty });
    const second = steps.addStep(first.document, {
      stage,
      place: { operation: operation.id },
      step: { ...empty, lock: 'b' },
    });
    const place = { operation: operation.id, within: { step: second.step, list: 0 } };
    const inside = steps.addStep(second.document, { stage, place, step: reply });
    expect(operationNamed(inside.document, 'orders.place').steps.slice(3)).toMatchObject([
      { steps: [] },
      { steps: [{ type: 'reply' }] },
    ]);
  });

  it('move and remove by id, keeping the ids of all', () => {
    const ids = operation.steps.map(({ id }) => id);
    const last = ids[2] ?? ('s0' as StepId);
    const moved = steps.moveStep(document, { stage, step: last, to: 0 });
    expect(operationNamed(moved, 'orders.place').steps.map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1]]);
    expect(types(steps.removeStep(moved, { stage, step: last }))).toEqual(['compute', 'call']);
  });

  it('give ids of their own to steps that are new or twice in a list that is set', () => {
    const [first] = operation.steps;
    const twice = [...operation.steps, ...(first ? [first] : []), { ...reply, id: 's1' as StepId } as Step];
    const after = steps.setSteps(document, { stage, operation: operation.id, steps: twice });
    const ids = operationNamed(after, 'orders.place').steps.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(operation.steps.map(({ id }) => id));
    expect(new Set(ids).size).toBe(5);
    expect(ids).not.toContain('s1');
    expect(isValid(after)).toBe(true);
  });
});

describe('edits of the whole', () => {
  it('add and remove operations with names of their own', () => {
    const added = modules.addOperation(document, { stage, module: moduleNamed(document, 'web').id, name: 'browse' });
    expect(operationNamed(added.document, 'web.browse 2').id).toBe(added.operation);
  });

  it('add a traffic class to the component that sends it, and entries to its mix', () => {
    const component = componentNamed(document, 'Users').id;
    const added = workload.addTrafficClass(document, { name: 'Robots', stage, component });
    expect(componentNamed(added.document, 'Users').trafficClasses).toContain(added.trafficClass);
    const { id } = operationNamed(document, 'web.browse');
    const mixed = workload.addToMix(added.document, { trafficClass: added.trafficClass, operation: id });
    expect(mixed.workload.trafficClasses[1]).toMatchObject({ name: 'Robots', mix: [{ operation: id, weight: 1 }] });
    expect(isValid(mixed)).toBe(true);
  });

  it('clamp the scenario and give events ids of their own', () => {
    const words = {
      id: 'e1' as never,
      name: 'Noon',
      atMs: 5,
      durationMs: null,
      action: { type: 'note', text: 'Noon' },
    } as const;
    const after = whole.setScenario(document, { seed: -4.2, durationMs: 1e99, timeline: [words, words] });
    expect(after.scenario).toMatchObject({ seed: 0, durationMs: 1e11, warmUpMs: document.scenario.warmUpMs });
    expect(new Set(after.scenario.timeline.map(({ id }) => id)).size).toBe(2);
    expect(isValid(after)).toBe(true);
  });

  it('add, set and remove requirements', () => {
    const given = {
      name: 'cost',
      metric: 'monthly-cost',
      scope: { type: 'whole' },
      window: null,
      comparator: 'at-most',
      target: 120,
      owner: '',
    } as const;
    const added = whole.addRequirement(document, given);
    const set = whole.setRequirement(added.document, { requirement: added.requirement, values: { target: 90 } });
    expect(set.requirements.at(-1)).toEqual({ ...given, id: added.requirement, target: 90 });
    expect(whole.removeRequirement(set, { requirement: added.requirement }).requirements).toEqual(
      document.requirements,
    );
  });

  it('keep notes on the grid and texts within their length', () => {
    const added = components.addNote(document, { stage, at: { x: 4, y: 6 }, text: 'x'.repeat(70_000) });
    const moved = components.setNote(added.document, {
      stage,
      note: added.note,
      values: { at: { x: Number.NaN, y: 99 } },
    });
    expect(firstStage(moved).layout.notes[0]).toMatchObject({ at: { x: 0, y: 100 } });
    expect(isValid(moved)).toBe(true);
  });
});
