import { describe, expect, it } from 'vitest';
import type { Document, Stage } from '#design';
import { playable, smallExercise } from '#exercises';
import { equalDrawings } from '..';

const [start, reference] = playable(smallExercise()).solutions;

const changed = (
  change: (stage: Stage) => Stage,
): { readonly document: Document; readonly answers: object } & {
  readonly answers: Readonly<Record<string, string>>;
} => ({
  answers: {},
  document: { ...reference!.document, title: 'Mine', stages: [change(reference!.document.stages[0]!)] },
});

describe('equal drawings', () => {
  it('are those that differ in names, notes and places alone', () => {
    const renamed = changed((stage) => ({
      ...stage,
      name: 'Own',
      components: stage.components.map((each) => ({ ...each, name: `My ${each.name}`, note: 'mine' })).toReversed(),
    }));
    const turned = changed((stage) => ({
      ...stage,
      components: stage.components.map((each) =>
        each.name === 'Server' ? { ...each, configuration: { ...each.configuration, instances: 4 } } : each,
      ),
    }));
    expect(equalDrawings([reference!, renamed, turned, start!])).toEqual([[1], [0], [], []]);
  });
});
