import { describe, expect, it } from 'vitest';
import { buildDocument } from '../build';
import { readDocument } from '../read-document';
import { stageChanges } from '../stage-changes';
import { shopDesign } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { removeFromStage } from './remove';
import { addStage, describeStage, moveStage, removeStage } from './stages';

const { classes, modules, components, wires } = shopDesign;
const stageDesign = { components, ...(modules && { modules }), ...(wires && { wires }) };
const document = buildDocument(
  { ...(classes && { classes }), stages: { Monolith: stageDesign, Services: stageDesign } },
  kinds,
);
const [one, two] = document.stages.map(({ id }) => id);
if (!one || !two) throw new Error('two stages were built');
const names = (each: typeof document) => each.stages.map(({ name }) => name);

describe('a new stage', () => {
  it('stands behind the one that it is a copy of, and differs in nothing', () => {
    const { document: after, stage } = addStage(document, { from: one });
    expect(names(after)).toEqual(['Monolith', 'Monolith 2', 'Services']);
    expect(after.stages[1]!.id).toBe(stage);
    expect(new Set(after.stages.map(({ id }) => id)).size).toBe(3);
    expect(stageChanges(after.stages[0]!, after.stages[1]!)).toEqual([]);
    expect(readDocument(after, kinds, { strict: true }).ok).toBe(true);
  });
});

describe('a stage', () => {
  it('is renamed and noted; an empty name is none', () => {
    expect(names(describeStage(document, { stage: two, values: { name: ' Split ' } }))).toEqual(['Monolith', 'Split']);
    expect(describeStage(document, { stage: two, values: { name: '  ' } })).toBe(document);
    expect(describeStage(document, { stage: two, values: { note: 'why' } }).stages[1]!.note).toBe('why');
  });

  it('is put at another place of the row, and no further than its ends', () => {
    expect(names(moveStage(document, { stage: two, to: 0 }))).toEqual(['Services', 'Monolith']);
    expect(names(moveStage(document, { stage: one, to: 99 }))).toEqual(['Services', 'Monolith']);
    expect(moveStage(document, { stage: one, to: -3 })).toBe(document);
  });

  it('is removed, with what nobody else names; the last one stays', () => {
    const alone = removeStage(document, { stage: one });
    expect(names(alone)).toEqual(['Services']);
    expect(removeStage(alone, { stage: two })).toBe(alone);
    // The mix asks for operations that stand in the first stage only.
    const hosts = document.stages[1]!.components.filter(({ kind }) => kind === 'server').map(({ id }) => id);
    const bare = removeFromStage(document, { stage: two, ids: hosts });
    const left = removeStage(bare, { stage: one });
    expect(bare.workload.trafficClasses[0]!.mix.length).toBeGreaterThan(0);
    expect(left.workload.trafficClasses[0]!.mix).toEqual([]);
    expect(readDocument(left, kinds, { strict: true }).ok).toBe(true);
  });
});
