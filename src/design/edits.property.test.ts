/** Laws over any sequence of edits: what comes out passes the strict gate, undo gives back the very documents, and no id is given twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from './build';
import { copyText, duplicateComponents, pasteText } from './clipboard';
import { connect, fittingTargets, rewire } from './connect';
import { constant } from './distribution';
import type { Document } from './document';
import * as components from './edits/components';
import * as modules from './edits/modules';
import * as placing from './edits/placing';
import { removeFromStage } from './edits/remove';
import * as stages from './edits/stages';
import * as steps from './edits/steps';
import * as whole from './edits/whole';
import * as wires from './edits/wires';
import * as workload from './edits/workload';
import { applyToEqualStages } from './equal-stages';
import { canRedo, canUndo, emptyHistory, record, redo, undo } from './history';
import { idNumber } from './ids';
import { readDocument } from './read-document';
import type { Stage } from './stage';
import { allSteps } from './step-tree';
import { shopDesign } from './testing/shop';
import { kindNamed, kinds } from './testing/synthetic-kinds';

/** Chooses from whatever the document of the moment holds, by numbers drawn beforehand. */
class Choice {
  private place = 0;
  private readonly numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.numbers = numbers;
  }

  below(count: number): number {
    this.place += 1;
    return (this.numbers[this.place % this.numbers.length] ?? 0) % Math.max(1, count);
  }

  of<Thing>(list: readonly Thing[]): Thing | undefined {
    return list[this.below(list.length)];
  }

  /** An id from the list; now and then one that is nowhere. */
  id<Id extends string>(list: readonly { readonly id: Id }[]): Id {
    const chosen = this.of(list)?.id;
    return chosen === undefined || this.below(17) === 0 ? ('z999' as Id) : chosen;
  }
}

type RandomEdit = (document: Document, stage: Stage, choice: Choice) => Document;

const kindIds = [...kinds.keys()];
const values = [0, 1, 7.5, 1e9, -3, Number.NaN, Infinity];
const at = (choice: Choice) => ({ x: choice.below(2_000), y: choice.below(900) });
const operationsOf = (stage: Stage) => stage.modules.flatMap(({ operations }) => operations);

function end(stage: Stage, choice: Choice) {
  const component = choice.of(stage.components);
  const module = component && choice.of(component.modules);
  const need = stage.modules.find(({ id }) => id === module)?.needs[0]?.id;
  return {
    component: component?.id ?? ('c999' as never),
    ...(module !== undefined && choice.below(2) === 0 && { module, ...(need && choice.below(2) === 0 && { need }) }),
  };
}

const edits: Readonly<Record<string, RandomEdit>> = {
  addComponent: (document, { id }, choice) =>
    components.addComponent(document, { stage: id, kind: kindNamed(choice.of(kindIds) ?? 'server'), at: at(choice) })
      .document,
  addModule: (document, stage, choice) =>
    components.addModule(document, {
      stage: stage.id,
      host: choice.id(stage.components.filter(({ kind }) => kind === 'server')),
    }).document,
  addModuleAsHost: (document, { id }, choice) =>
    components.addModuleAsHost(document, { stage: id, kind: kindNamed('server'), at: at(choice) }).document,
  connect: (document, stage, choice) => {
    const tries = Array.from({ length: 12 }, () => ({
      stage: stage.id,
      from: end(stage, choice),
      to: end(stage, choice),
    }));
    const drawn = tries.map((each) => connect(document, each, kinds)).find(({ ok }) => ok);
    return drawn?.ok ? drawn.value.document : document;
  },
  connectFitting: (document, stage, choice) => {
    const from = end(stage, choice);
    const to = choice.of(fittingTargets(document, { stage: stage.id, from }, kinds));
    const drawn = to && connect(document, { stage: stage.id, from, to }, kinds);
    return drawn?.ok ? drawn.value.document : document;
  },
  rewire: (document, stage, choice) => {
    const led = rewire(document, { stage: stage.id, wire: choice.id(stage.wires), to: end(stage, choice) }, kinds);
    return led.ok ? led.value : document;
  },
  moveModule: (document, stage, choice) => {
    const from = choice.of(stage.components.filter((each) => each.modules.length > 0));
    const module = from && choice.of(from.modules);
    if (!from || !module) return document;
    const move = { stage: stage.id, module, from: from.id, to: choice.id(stage.components), row: choice.below(3) };
    return placing.moveModule(document, move, kinds);
  },
  extractModule: (document, stage, choice) => {
    const from = choice.of(stage.components.filter((each) => each.modules.length > 1));
    const module = from && choice.of(from.modules);
    if (!from || !module) return document;
    return placing.extractModule(document, { stage: stage.id, module, from: from.id, at: at(choice) }, kinds).document;
  },
  placeModule: (document, stage, choice) =>
    placing.placeModule(
      document,
      { stage: stage.id, module: choice.id(stage.modules), host: choice.id(stage.components) },
      kinds,
    ),
  remove: (document, stage, choice) => {
    const all: readonly { readonly id: string }[] = [...stage.components, ...stage.modules, ...stage.wires];
    return removeFromStage(document, { stage: stage.id, ids: [choice.id(all)] });
  },
  removeNeed: (document, stage, choice) =>
    removeFromStage(document, { stage: stage.id, ids: [choice.id(stage.modules.flatMap(({ needs }) => needs))] }),
  duplicate: (document, stage, choice) =>
    duplicateComponents(document, {
      stage: stage.id,
      components: [choice.id(stage.components), choice.id(stage.components)],
      offset: { x: 20, y: 20 },
    }).document,
  paste: (document, stage, choice) => {
    const text = copyText(document, { stage: stage.id, ids: [choice.id(stage.components), choice.id(stage.modules)] });
    const pasted = pasteText(
      document,
      { stage: (choice.of(document.stages) ?? stage).id, text, at: at(choice) },
      kinds,
    );
    return pasted.ok ? pasted.value.document : document;
  },
  setParameter: (document, stage, choice) =>
    components.setParameter(
      document,
      {
        stage: stage.id,
        component: choice.id(stage.components),
        values: { instances: choice.of(values) ?? 1, backlog: null },
      },
      kinds,
    ),
  setWire: (document, stage, choice) =>
    wires.setWire(document, {
      stage: stage.id,
      wire: choice.id(stage.wires),
      values: { latencyMs: choice.of(values) ?? 1, lossRatio: choice.of(values) ?? 0 },
    }),
  setWirePolicy: (document, stage, choice) =>
    wires.setWirePolicy(document, {
      stage: stage.id,
      wire: choice.id(stage.wires),
      values: {
        timeoutMs: choice.of(values) ?? null,
        pool: { connections: choice.of(values) ?? 1, waitLimitMs: null },
      },
    }),
  setModule: (document, stage, choice) =>
    modules.setModule(document, {
      stage: stage.id,
      module: choice.id(stage.modules),
      values: { memoryMiB: choice.of(values) ?? 1 },
    }),
  addOperation: (document, stage, choice) =>
    modules.addOperation(document, { stage: stage.id, module: choice.id(stage.modules) }).document,
  removeOperation: (document, stage, choice) =>
    modules.removeOperation(document, { stage: stage.id, operation: choice.id(operationsOf(stage)) }),
  addStep: (document, stage, choice) => {
    const operation = choice.of(operationsOf(stage));
    if (!operation) return document;
    const step = { type: 'wait', concern: null, timeMs: constant(1) } as const;
    const parent = choice.of(allSteps([operation]));
    const within = parent && choice.below(2) === 0 ? { within: { step: parent.id, list: choice.below(2) } } : {};
    return steps.addStep(document, { stage: stage.id, place: { operation: operation.id, ...within }, step }).document;
  },
  moveStep: (document, stage, choice) =>
    steps.moveStep(document, { stage: stage.id, step: choice.id(allSteps(operationsOf(stage))), to: choice.below(4) }),
  removeStep: (document, stage, choice) =>
    steps.removeStep(document, { stage: stage.id, step: choice.id(allSteps(operationsOf(stage))) }),
  addTrafficClass: (document, stage, choice) =>
    document.workload.trafficClasses.length > 20
      ? document
      : workload.addTrafficClass(document, { stage: stage.id, component: choice.id(stage.components) }).document,
  addToMix: (document, stage, choice) => {
    const operation = choice.of(operationsOf(stage));
    if (!operation) return document;
    return workload.addToMix(document, {
      trafficClass: choice.id(document.workload.trafficClasses),
      operation: operation.id,
    });
  },
  moveComponents: (document, stage, choice) =>
    components.moveComponents(document, { stage: stage.id, positions: { [choice.id(stage.components)]: at(choice) } }),
  addStage: (document, stage) =>
    document.stages.length > 4 ? document : stages.addStage(document, { from: stage.id }).document,
  describeStage: (document, stage, choice) =>
    stages.describeStage(document, { stage: stage.id, values: { name: `Stage ${choice.below(9)}`, note: 'why' } }),
  moveStage: (document, stage, choice) => stages.moveStage(document, { stage: stage.id, to: choice.below(4) }),
  removeStage: (document, _, choice) => stages.removeStage(document, { stage: choice.id(document.stages) }),
  setScenario: (document, _, choice) =>
    whole.setScenario(document, { seed: choice.of(values) ?? 1, warmUpMs: choice.of(values) ?? 1 }),
};

const { classes, modules: written, components: drawn, wires: led } = shopDesign;
const stageDesign = { components: drawn, ...(written && { modules: written }), ...(led && { wires: led }) };
const start = buildDocument({ ...(classes && { classes }), stages: { One: stageDesign, Two: stageDesign } }, kinds);

const names = Object.keys(edits);
const command = fc.record({
  name: fc.constantFrom(...names),
  numbers: fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 9 }),
  isShared: fc.boolean(),
});
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

function apply(document: Document, { name, numbers, isShared }: Command): Document {
  const choice = new Choice(numbers);
  const stage = choice.of(document.stages);
  const edit = edits[name];
  if (!stage || !edit) throw new Error(`there is no edit ${name}`);
  return applyToEqualStages(
    document,
    stage.id,
    (each) => edit(each, stage, choice),
    isShared ? 'all-equal' : 'only-here',
  );
}

function idsIn(document: Document): ReadonlySet<string> {
  const found = JSON.stringify(document).matchAll(/"id":"([a-z]\d+)"/g);
  return new Set([...found].map(([, id = '']) => id));
}

const runs = { numRuns: 150, seed: 20_261 };
const sequence = fc.array(command, { minLength: 1, maxLength: 25 });

describe('any sequence of edits', () => {
  it('leaves a document that passes the strict gate, after every one', () => {
    const effective = new Set<string>();
    fc.assert(
      fc.property(sequence, (commands) => {
        let document = start;
        for (const each of commands) {
          const after = apply(document, each);
          if (after !== document) effective.add(each.name);
          const read = readDocument(after, kinds, { strict: true });
          expect(
            read.ok ? [] : [each.name, ...read.problems.map(({ path, text }) => `${path ?? ''}: ${text}`)],
          ).toEqual([]);
          document = after;
        }
      }),
      runs,
    );
    expect([...effective].toSorted()).toEqual(names.toSorted());
  });

  it('is taken back to the very documents, and done again to the very documents', () => {
    fc.assert(
      fc.property(sequence, (commands) => {
        let history = emptyHistory(start);
        const passed = [start];
        for (const each of commands) {
          history = record(history, apply(history.editable, each), { label: each.name, policy: 'record' });
          if (history.document !== passed.at(-1)) passed.push(history.document);
        }
        for (const document of passed.toReversed()) {
          expect(history.document).toBe(document);
          history = undo(history);
        }
        expect(canUndo(history)).toBe(false);
        for (const document of passed) {
          expect(history.document).toBe(document);
          history = redo(history);
        }
        expect(canRedo(history)).toBe(false);
      }),
      runs,
    );
  });

  it('gives no id twice, whatever is undone in between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.boolean()), { minLength: 1, maxLength: 25 }), (commands) => {
        let history = emptyHistory(start);
        let highest = start.nextId - 1;
        for (const [each, isUndone] of commands) {
          const known = idsIn(history.document);
          history = record(history, apply(history.editable, each), { label: each.name, policy: 'record' });
          const fresh = [...idsIn(history.document)].filter((id) => !known.has(id)).map(idNumber);
          for (const number of fresh) expect(number).toBeGreaterThan(highest);
          highest = Math.max(highest, ...fresh);
          if (isUndone) history = undo(history);
        }
      }),
      runs,
    );
  });
});
