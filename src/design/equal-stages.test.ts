import { describe, expect, it } from 'vitest';
import { buildDocument } from './build';
import { connect } from './connect';
import type { Document } from './document';
import { addModule, moveComponents, renameComponent, setParameter } from './edits/components';
import { extractModule } from './edits/placing';
import { removeFromStage } from './edits/remove';
import { applyToEqualStages, stagesWithEqual } from './equal-stages';
import { readDocument } from './read-document';
import type { Stage } from './stage';
import { componentNamed, moduleNamed, wireNamed } from './testing/look-up';
import { shopDesign } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const { classes, modules, components, wires } = shopDesign;
const stage = { components, ...(modules && { modules }), ...(wires && { wires }) };
const document = buildDocument(
  { ...(classes && { classes }), stages: { One: stage, Two: stage, Three: stage } },
  kinds,
);
const [one, two, three] = document.stages.map(({ id }) => id);
if (!one || !two || !three) throw new Error('three stages were built');
const server = componentNamed(document, 'Shop').id;

const named = (each: Document) => each.stages.map((s) => s.components.find(({ id }) => id === server)?.name);
const rename = (name: string) => (each: Document) => renameComponent(each, { stage: one, component: server, name });
const meaning = ({ modules, components, wires, layout }: Stage) => ({ modules, components, wires, layout });

describe('an edit of what other stages have too', () => {
  it('is made in all of them, which share the outcome', () => {
    const after = applyToEqualStages(document, one, rename('Monolith'), 'all-equal');
    expect(named(after)).toEqual(['Monolith', 'Monolith', 'Monolith']);
    expect(after.stages[1]?.components[1]).toBe(after.stages[0]?.components[1]);
    expect(after.stages[1]?.modules).toBe(document.stages[1]?.modules);
  });

  it('is made only here when told so', () => {
    const after = applyToEqualStages(document, one, rename('Monolith'), 'only-here');
    expect(named(after)).toEqual(['Monolith', 'Shop', 'Shop']);
    expect(after.stages[1]).toBe(document.stages[1]);
  });

  it('leaves a stage alone in which the thing is no longer the same', () => {
    const given = { stage: two, component: server, values: { instances: 9 } };
    const different = setParameter(document, given, kinds);
    const after = applyToEqualStages(different, one, rename('Monolith'), 'all-equal');
    expect(named(after)).toEqual(['Monolith', 'Shop', 'Monolith']);
    expect(stagesWithEqual(different, one, [server])).toEqual([three]);
    expect(stagesWithEqual(document, one, [server])).toEqual([two, three]);
  });

  it('that adds something adds the same thing everywhere', () => {
    const add = (each: Document) => addModule(each, { stage: one, host: server }).document;
    const after = applyToEqualStages(document, one, add, 'all-equal');
    expect(after.stages.map(meaning)).toEqual(after.stages.map(() => after.stages[0] && meaning(after.stages[0])));
    expect(readDocument(after, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('that moves, wires and removes things does so everywhere', () => {
    const module = moduleNamed(document, 'payments').id;
    const extract = (each: Document) =>
      extractModule(each, { stage: one, module, from: server, at: { x: 0, y: 400 } }, kinds).document;
    const wire = (each: Document): Document => {
      const from = { component: server, module: moduleNamed(document, 'web').id };
      const drawn = connect(each, { stage: one, from, to: { component: componentNamed(document, 'Cache').id } }, kinds);
      return drawn.ok ? drawn.value.document : each;
    };
    const cut = (each: Document) =>
      removeFromStage(each, { stage: one, ids: [wireNamed(document, 'orders.payments -> payments').id] });
    const after = [extract, wire, cut].reduce(
      (each, edit) => applyToEqualStages(each, one, edit, 'all-equal'),
      document,
    );
    expect(after).not.toBe(document);
    expect(after.stages[0]?.components).toHaveLength(7);
    expect(after.stages.map(meaning)).toEqual(after.stages.map(() => after.stages[0] && meaning(after.stages[0])));
    expect(readDocument(after, kinds, { strict: true })).toMatchObject({ ok: true });
  });

  it('that removes what users ask for lets the mix go with the last stage that has it', () => {
    const cut = (each: Document) => removeFromStage(each, { stage: one, ids: [server] });
    const after = applyToEqualStages(document, one, cut, 'all-equal');
    expect(named(after)).toEqual([undefined, undefined, undefined]);
    expect(document.workload.trafficClasses[0]!.mix).not.toEqual([]);
    expect(after.workload.trafficClasses[0]!.mix).toEqual([]);
    expect(readDocument(after, kinds, { strict: true })).toMatchObject({ ok: true });
    const here = applyToEqualStages(document, one, cut, 'only-here');
    expect(here.workload.trafficClasses[0]!.mix).toBe(document.workload.trafficClasses[0]!.mix);
  });

  it('never leaves a stage with a name that leads nowhere', () => {
    const { id } = moduleNamed(document, 'payments');
    const bare = removeFromStage(document, { stage: two, ids: [id] });
    const cache = componentNamed(document, 'Cache').id;
    const remove = (each: Document) => removeFromStage(each, { stage: one, ids: [cache] });
    const after = applyToEqualStages(bare, one, remove, 'all-equal');
    expect(after.stages.map((each) => each.components.length)).toEqual([5, 5, 5]);
    const drop = (each: Document) => removeFromStage(each, { stage: one, ids: [server] });
    expect(readDocument(applyToEqualStages(after, one, drop, 'all-equal'), kinds, { strict: true })).toMatchObject({
      ok: true,
    });
  });

  it('moves a box where it stood in the same place, and only there', () => {
    const to = (stageId: typeof one, x: number) => (each: Document) =>
      moveComponents(each, { stage: stageId, positions: { [server]: { x, y: 70 } } });
    const apart = to(three, 900)(document);
    const after = applyToEqualStages(apart, one, to(one, 500), 'all-equal');
    expect(after.stages.map((each) => each.layout.components[server]?.x)).toEqual([500, 500, 900]);
  });

  it('that changes nothing gives the same document', () => {
    expect(applyToEqualStages(document, one, (each) => each, 'all-equal')).toBe(document);
    expect(applyToEqualStages(document, one, rename('Shop'), 'all-equal')).toBe(document);
  });
});
