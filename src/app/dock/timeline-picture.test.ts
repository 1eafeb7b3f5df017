import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, emptyDocument, type Document } from '#design';
import { offeredLoad, placeFlags, type Flag } from './timeline-picture';

const peak = (document: Document) => Math.max(...offeredLoad([{ fromMs: 0, document }], document.stages[0]!.id, 5));

describe('offeredLoad', () => {
  it('is nothing on an empty sheet', () => {
    expect(peak(emptyDocument())).toBe(0);
  });

  it('is before an edit what was offered then', () => {
    const at = (ratePerSecond: number) =>
      buildDesign(
        {
          classes: { Shoppers: { ratePerSecond, mix: { 'app.handle': 1 } } },
          modules: { app: { operations: { handle: [buildStep.compute(1)] } } },
          components: {
            Users: { kind: 'users', classes: ['Shoppers'] },
            Server: { kind: 'server', modules: ['app'] },
          },
          wires: ['Users -> Server'],
        },
        declarations,
      );
    const before = at(20);
    const half = before.scenario.durationMs / 2;
    const editions = [
      { fromMs: 0, document: before },
      { fromMs: half, document: at(50) },
    ];
    expect(offeredLoad(editions, before.stages[0]!.id, 5)).toEqual([20, 20, 50, 50, 50]);
  });

  it('is of a test plan what it calls, and not what its class says besides', () => {
    const tests = buildDesign(
      {
        classes: {
          Tests: {
            ratePerSecond: 20,
            mix: { 'app.handle': 1 },
            planned: (names) => ({
              against: 'cloud',
              calls: Array.from({ length: 40 }, (_, at) => ({
                operation: names.id('operation', 'app.handle'),
                atMs: 250 * at,
              })),
            }),
          },
        },
        scenario: { durationMs: 20_000 },
        modules: { app: { operations: { handle: [buildStep.compute(1)] } } },
        components: {
          Users: { kind: 'users', classes: ['Tests'] },
          Server: { kind: 'server', modules: ['app'] },
        },
        wires: ['Users -> Server'],
      },
      declarations,
    );
    expect(offeredLoad([{ fromMs: 0, document: tests }], tests.stages[0]!.id, 5)).toEqual([2, 4, 2, 0, 0]);
  });

  it('is that of the users on the sheet, once they ask for something', () => {
    const design = (mix: Record<string, number>) =>
      buildDesign(
        {
          classes: { Shoppers: { ratePerSecond: 20, mix } },
          modules: { app: { operations: { handle: [buildStep.compute(1)] } } },
          components: {
            Users: { kind: 'users', classes: ['Shoppers'] },
            Server: { kind: 'server', modules: ['app'] },
          },
          wires: ['Users -> Server'],
        },
        declarations,
      );
    expect(peak(design({}))).toBe(0);
    expect(peak(design({ 'app.handle': 1 }))).toBe(20);
  });
});

describe('flags', () => {
  const flag = (atMs: number, text: string, tone: Flag['tone'] = 'hand'): Flag => ({ atMs, text, tone });

  it('near each other are one with a count, in the loudest tone', () => {
    const placed = placeFlags([flag(1000, 'Move'), flag(1010, 'Edit'), flag(1020, 'p95', 'critical')], 100_000, 1000);
    expect(placed).toHaveLength(1);
    expect(placed[0]).toMatchObject({ x: 10, text: 'p95 +2', tone: 'critical' });
    expect(placed[0]?.flags).toHaveLength(3);
  });

  it('say their words only where these end before the next flag', () => {
    const placed = placeFlags([flag(0, 'Sale opens'), flag(2000, 'Crash'), flag(50_000, 'Sale ends')], 100_000, 1000);
    expect(placed.map(({ worded }) => worded)).toEqual([false, true, true]);
  });
});
