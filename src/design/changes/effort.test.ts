/** Hours a week that somebody looks after what a stage has. */
import { describe, expect, it } from 'vitest';
import type { Document } from '../document';
import { shop } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { effortOf, hoursPerThing } from './touched';

const document = shop();
const [stage] = document.stages;
const servers = stage!.components.filter(({ kind }) => kind === 'server').length;

const assuming = (effortHoursPerWeek: Readonly<Record<string, number>>): Document => ({
  ...document,
  assumptions: { ...document.assumptions, effortHoursPerWeek },
});
const hoursOf = (given: Document, name: string) =>
  effortOf(given, stage!, kinds).find((each) => each.name === name)?.hoursPerWeek;

describe('effort', () => {
  it('is what the kind assumes, for each part of it, until the document says otherwise', () => {
    expect(servers).toBeGreaterThan(0);
    expect(hoursOf(document, 'server')).toBe(2 * servers);
    expect(hoursOf(assuming({ server: 3 }), 'server')).toBe(3 * servers);
    expect(hoursPerThing(assuming({ server: 3 }), 'server', kinds)).toBe(3);
  });

  it('is none where the document says so, and then names nothing', () => {
    expect(hoursOf(assuming({ server: 0 }), 'server')).toBeUndefined();
  });

  it('is none for pipelines and runtimes until the document says so; a runtime counts once', () => {
    const { name } = stage!.modules[0]!.runtime;
    expect([hoursOf(document, 'pipeline'), hoursOf(document, name)]).toEqual([undefined, undefined]);
    const assumed = assuming({ pipeline: 5, [name]: 4 });
    expect(hoursOf(assumed, 'pipeline')).toBeGreaterThanOrEqual(5);
    expect(hoursOf(assumed, name)).toBe(4);
  });

  it('is none for names that nothing has', () => {
    expect(hoursPerThing(document, 'constructor', kinds)).toBe(0);
  });
});
