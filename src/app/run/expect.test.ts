import { describe, expect, it } from 'vitest';
import { emptyDocument, type Document } from '#design';
import { asked, expectsTheSame, hasMovingLoad, isOld } from './expect';

const document = emptyDocument('Drawn');
const [stage] = document.stages;
const id = stage!.id;
const moved: Document = {
  ...document,
  stages: [{ ...stage!, layout: { components: { c1: { x: 10, y: 10 } }, notes: [] } }],
};
const another: Document = { ...document, stages: [{ ...stage!, components: [] }] };

describe('what is asked', () => {
  it('is asked anew when a part changes, and not when it moves', () => {
    expect(expectsTheSame(document, moved, id)).toBe(true);
    expect(expectsTheSame(document, another, id)).toBe(false);
    expect(expectsTheSame(document, { ...document, scenario: { ...document.scenario } }, id)).toBe(false);
  });

  it('holds one stage and no places', () => {
    const two: Document = { ...moved, stages: [...moved.stages, { ...stage!, id: 'g99' as typeof id }] };
    expect(asked(two, id).stages).toEqual([{ ...stage!, layout: { components: {}, notes: [] } }]);
  });

  it('is asked anew during a run when a second has passed on both clocks, if the load moves at all', () => {
    expect(isOld({ atMs: 0, wallMs: 0 }, { atMs: 5000, wallMs: 500 })).toBe(false);
    expect(isOld({ atMs: 0, wallMs: 0 }, { atMs: 500, wallMs: 5000 })).toBe(false);
    expect(isOld({ atMs: 0, wallMs: 0 }, { atMs: 1000, wallMs: 1000 })).toBe(true);
    expect(hasMovingLoad(document)).toBe(false);
  });
});
