import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { gallery } from '#gallery';
import { fittingName, pictureHeight, pictureOf, pictureWidth } from './picture-layout';

describe('pictureOf', () => {
  it('shows every part of every sheet of the gallery whole, with its name and the wires between parts', () => {
    for (const { document } of gallery)
      for (const stage of document.stages) {
        const { boxes, wires } = pictureOf(stage);
        expect(boxes.map(({ name }) => name)).toEqual(stage.components.map(({ name }) => name));
        expect(wires.length).toBeGreaterThan(0);
        for (const { x, y, width, height } of boxes) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(pictureWidth);
          expect(y + height).toBeLessThanOrEqual(pictureHeight);
        }
      }
  });

  it('draws nothing of an empty sheet', () => {
    expect(pictureOf(emptyDocument().stages[0]!)).toEqual({ boxes: [], wires: [] });
  });
});

describe('fittingName', () => {
  it('cuts a name that does not fit, and says so', () => {
    expect(fittingName('Database', 60)).toBe('Database');
    expect(fittingName('Payment provider of the shop', 60)).toBe('Payment prov…');
  });
});
