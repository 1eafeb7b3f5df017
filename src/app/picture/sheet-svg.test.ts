/** A sheet as a picture: everything on it is drawn, and no text of a design becomes part of the drawing. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, idOf, renameComponent, type Document } from '#design';
import { gallery } from '#gallery';
import { sheetSvg } from './sheet-svg';

const color = '#123456';
const palette = {
  paper: color,
  raised: color,
  sunk: color,
  ink: color,
  ink2: color,
  ink3: color,
  line: color,
  strong: color,
};

const pictureOf = (document: Document, at = 0): string =>
  sheetSvg({ document, stage: document.stages[at]!, palette, iconOf: () => '<svg><path d="M0 0"/></svg>' });

const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a picture of a sheet', () => {
  it('has every part, module and group of wires of it', () => {
    const { document } = gallery.find(({ id }) => id === 'corner-shop')!;
    const svg = pictureOf(document, 1);
    const { components, modules } = document.stages[1]!;
    for (const { name } of [...components, ...modules]) expect(svg).toContain(`>${name}`);
    // Users to the frontend, five requests between the hosts, four statements, one call outside.
    expect(count(svg, 'stroke-width="3.6"')).toBe(4);
    expect(svg).toContain('request ×4');
    expect(svg).toContain('sql ×4');
    expect(svg).toContain('>Corner Shop, Services<');
  });

  it('has the frames of zones, and of regions where there are several', () => {
    const { document } = gallery.find(({ id }) => id === 'corner-shop')!;
    const [stage] = document.stages;
    const [one, ...others] = stage!.components;
    const zones = ['home', 'far'].map((region, at) => ({ id: idOf('zone', at), name: `zone ${at}`, region }));
    const standing = others.map((each, at) => ({ ...each, zones: [zones[at % 2]!.id] }));
    const inZones = { ...stage!, zones, components: [one!, ...standing] };
    const svg = pictureOf({ ...document, stages: [inZones] });
    expect(count(svg, 'stroke-dasharray="4 3"')).toBe(2);
    expect(svg).toContain('>zone 1<');
    expect(svg).toContain('>region far<');
  });

  it('writes names as text, whatever they are', () => {
    const { document } = gallery[0]!;
    const [stage] = document.stages;
    const named = renameComponent(document, {
      stage: stage!.id,
      component: stage!.components[1]!.id,
      name: '<script>&',
    });
    const svg = pictureOf(named);
    expect(svg).toContain('&lt;script&gt;&amp;');
    expect(svg).not.toContain('<script');
  });

  it('is there for an empty sheet, too', () => {
    expect(pictureOf(emptyDocument('Nothing yet'))).toMatch(/viewBox="0 0 480 160".*Nothing yet/);
  });
});
