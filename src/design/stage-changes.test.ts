import { describe, expect, it } from 'vitest';
import { buildDocument } from './build';
import { connect } from './connect';
import type { Document } from './document';
import { moveComponents, setParameter } from './edits/components';
import { extractModule } from './edits/placing';
import { removeFromStage } from './edits/remove';
import { setWirePolicy } from './edits/wires';
import { changesPlacement, isPlacement, stageChanges, wireNames } from './stage-changes';
import { componentNamed, moduleNamed, wireNamed } from './testing/look-up';
import { shopDesign } from './testing/shop';
import { kinds } from './testing/synthetic-kinds';

const { classes, modules, components, wires } = shopDesign;
const document = buildDocument(
  {
    ...(classes && { classes }),
    stages: { One: { components, ...(modules && { modules }), ...(wires && { wires }) } },
  },
  kinds,
);
const stage = document.stages[0]!.id;
const server = componentNamed(document, 'Shop').id;

const changes = (after: Document) => stageChanges(document.stages[0]!, after.stages[0]!);
const told = (after: Document) => changes(after).map(({ thing, sort, id }) => [thing, sort, id]);
const placement = (after: Document) =>
  changes(after).map((change) => isPlacement(change, [document.stages[0]!, after.stages[0]!]));

describe('the difference of two stages', () => {
  it('is none where only the drawing differs', () => {
    expect(changes(moveComponents(document, { stage, positions: { [server]: { x: 700, y: 700 } } }))).toEqual([]);
  });

  it('names what is set differently by its path, with both values', () => {
    const after = setParameter(document, { stage, component: server, values: { instances: 9 } }, kinds);
    expect(changes(after)).toMatchObject([
      { thing: 'component', sort: 'changed', id: server, fields: [{ path: ['configuration', 'instances'], after: 9 }] },
    ]);
    const wire = wireNamed(document, 'orders.payments -> payments').id;
    expect(changes(setWirePolicy(document, { stage, wire, values: { timeoutMs: 300 } }))).toMatchObject([
      { thing: 'wire', sort: 'changed', fields: [{ path: ['policy', 'timeoutMs'], before: null, after: 300 }] },
    ]);
    expect(placement(after)).toEqual([false]);
  });

  it('tells a module that stands elsewhere as moved, which alone is placement', () => {
    const module = moduleNamed(document, 'payments').id;
    const { document: after, component } = extractModule(
      document,
      { stage, module, from: server, at: { x: 0, y: 0 } },
      kinds,
    );
    expect(told(after)).toEqual([
      ['component', 'added', component],
      ['module', 'moved', module],
    ]);
    expect(placement(after)).toEqual([false, true]);
  });

  it('is of placement where parts come and go or modules move, not where something is set', () => {
    const [before] = document.stages;
    const set = setParameter(document, { stage, component: server, values: { instances: 9 } }, kinds);
    expect(changesPlacement(before!, set.stages[0]!)).toBe(false);
    const module = moduleNamed(document, 'payments').id;
    const given = { stage, module, from: server, at: { x: 0, y: 0 } };
    expect(changesPlacement(before!, extractModule(document, given, kinds).document.stages[0]!)).toBe(true);
    expect(changesPlacement(before!, removeFromStage(document, { stage, ids: [server] }).stages[0]!)).toBe(true);
  });

  it('tells what was added and removed, and wires by their ends', () => {
    const from = { component: server, module: moduleNamed(document, 'web').id };
    const drawn = connect(document, { stage, from, to: { component: componentNamed(document, 'Cache').id } }, kinds);
    if (!drawn.ok) throw new Error('the wire fits');
    const [change] = changes(drawn.value.document).filter(({ thing }) => thing === 'wire');
    expect(change).toMatchObject({ sort: 'added', id: drawn.value.wire, before: null });
    if (change?.thing !== 'wire') throw new Error('it is a wire');
    expect(wireNames(drawn.value.document.stages[0]!, change.after!)).toBe('web to Cache');
    const cut = wireNamed(document, 'orders.payments -> payments').id;
    expect(told(removeFromStage(document, { stage, ids: [cut] }))).toContainEqual(['wire', 'removed', cut]);
  });
});
