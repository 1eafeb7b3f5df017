import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { gallery } from '#gallery';
import { fittingName, pictureHeight, pictureOf, pictureWidth, type PictureBox } from './picture-layout';

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

  it('finds no two parts of the gallery on each other', () => {
    const overlap = (one: PictureBox, other: PictureBox): boolean =>
      one.x < other.x + other.width &&
      other.x < one.x + one.width &&
      one.y < other.y + other.height &&
      other.y < one.y + one.height;
    for (const { document } of gallery)
      for (const stage of document.stages) {
        const { boxes } = pictureOf(stage);
        const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other] as const));
        const over = pairs.filter((pair) => overlap(...pair)).map(([one, other]) => `${one.name} on ${other.name}`);
        expect(over, `${document.title}, ${stage.name}`).toEqual([]);
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
