import { describe, expect, it } from 'vitest';
import type { Document } from './document';
import { addComponent, moveComponents } from './edits/components';
import { renameDocument } from './edits/whole';
import { canRedo, canUndo, emptyHistory, endMerge, record, redo, redoLabel, undo, undoLabel } from './history';
import type { History } from './history';
import { componentNamed, firstStage } from './testing/look-up';
import { shop } from './testing/shop';
import { kindNamed } from './testing/synthetic-kinds';

const start = shop();
const named = (title: string): Document => renameDocument(start, title);
const recorded = (history: History, document: Document): History =>
  record(history, document, { label: `Rename to ${document.title}`, policy: 'record' });

describe('history', () => {
  it('takes back and does again the very documents', () => {
    const [a, b] = [named('A'), named('B')];
    const two = recorded(recorded(emptyHistory(start), a), b);
    expect(undo(two).document).toBe(a);
    expect(undo(undo(two)).document).toBe(start);
    expect(redo(undo(undo(two))).document).toBe(a);
    expect(redo(redo(undo(undo(two)))).document).toBe(b);
  });

  it('says what would be done', () => {
    const one = recorded(emptyHistory(start), named('A'));
    expect([canUndo(one), canRedo(one), undoLabel(one), redoLabel(one)]).toEqual([true, false, 'Rename to A', null]);
    const back = undo(one);
    expect([canUndo(back), canRedo(back), undoLabel(back), redoLabel(back)]).toEqual([
      false,
      true,
      null,
      'Rename to A',
    ]);
    expect(undo(back)).toBe(back);
    expect(redo(one)).toBe(one);
  });

  it('has no step for an edit that changed nothing', () => {
    const history = emptyHistory(start);
    expect(record(history, start, { label: 'Nothing', policy: 'record' })).toBe(history);
    const back = undo(
      recorded(
        history,
        addComponent(start, { stage: firstStage(start).id, kind: kindNamed('cache'), at: { x: 0, y: 0 } }).document,
      ),
    );
    expect(record(back, back.editable, { label: 'Nothing', policy: 'record' })).toBe(back);
  });

  it('forgets what was undone when something else is done', () => {
    const branched = recorded(undo(recorded(emptyHistory(start), named('A'))), named('B'));
    expect(canRedo(branched)).toBe(false);
    expect(undo(branched).document).toBe(start);
  });

  it('merges the edits of one gesture, and those alone', () => {
    const drag = (history: History, title: string, mergeKey: string): History =>
      record(history, named(title), { label: `Drag to ${title}`, policy: 'merge', mergeKey });
    const dragged = drag(drag(drag(emptyHistory(start), 'A', 'one'), 'B', 'one'), 'C', 'one');
    expect(dragged.past).toHaveLength(1);
    expect(undoLabel(dragged)).toBe('Drag to C');
    expect(undo(dragged).document).toBe(start);
    expect(drag(dragged, 'D', 'two').past).toHaveLength(2);
    expect(drag(endMerge(dragged), 'D', 'one').past).toHaveLength(2);
    expect(drag(recorded(dragged, named('X')), 'D', 'one').past).toHaveLength(3);
    expect(drag(undo(dragged), 'D', 'one').past).toHaveLength(1);
  });

  it('changes the document without a step when told to skip', () => {
    const skipped = record(emptyHistory(start), named('A'), { label: 'Quietly', policy: 'skip' });
    expect([skipped.document.title, canUndo(skipped)]).toEqual(['A', false]);
  });

  it('keeps at least 200 steps, and no end of them', () => {
    let history = emptyHistory(start);
    for (let count = 1; count <= 700; count += 1) history = recorded(history, named(`${count}`));
    expect(history.past).toHaveLength(500);
    for (let count = 0; count < 200; count += 1) history = undo(history);
    expect(history.document.title).toBe('500');
  });

  it('never gives an id twice, though the component that had it was undone', () => {
    const add = (document: Document) =>
      addComponent(document, { stage: firstStage(start).id, kind: kindNamed('cache'), at: { x: 0, y: 0 } });
    const first = add(start);
    const back = undo(record(emptyHistory(start), first.document, { label: 'Add', policy: 'record' }));
    expect(back.document).toBe(start);
    expect(add(back.editable).component).not.toBe(first.component);
  });

  it('shares among its steps what an edit left alone', () => {
    const { id } = componentNamed(start, 'Shop');
    let history = emptyHistory(start);
    for (let x = 10; x <= 2_000; x += 10)
      history = record(
        history,
        moveComponents(history.editable, { stage: firstStage(start).id, positions: { [id]: { x, y: 0 } } }),
        {
          label: 'Move Shop',
          policy: 'record',
        },
      );
    const stages = history.past.map(({ document }) => firstStage(document));
    expect(stages.length).toBeGreaterThan(190);
    expect(new Set(stages.map(({ modules }) => modules)).size).toBe(1);
    expect(new Set(stages.map(({ components }) => components)).size).toBe(1);
  });
});
