import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, readDocument, setScenario, type Document, type TimelineEvent } from '#design';
import { dragged, dragStep, laneKinds, lanesOf, ticksOf } from './lanes';
import { actionWords, endOf, lasts, newEvent, type PlannedType } from './planned-event';

const document: Document = buildDesign(
  {
    classes: { Buyers: { ratePerSecond: 5, mix: { 'orders.place': 1 } } },
    scenario: { durationMs: 600_000, warmUpMs: 0 },
    modules: { orders: { operations: { place: [buildStep.compute(1)] } } },
    components: { Users: { kind: 'users', classes: ['Buyers'] }, Shop: { kind: 'server', modules: ['orders'] } },
    wires: ['Users -> Shop'],
  },
  declarations,
);
const planning = { document, stage: document.stages[0]! };
const planned = laneKinds.map(({ type }) => type).filter((type) => type !== 'experiment') as readonly PlannedType[];
const planOf = (type: PlannedType, atMs: number) => newEvent(planning, type, atMs)!;
const words = planned.map((type) => planOf(type, 60_000).name);

describe('what is planned', () => {
  it('is of every sort, valid as it comes, and named by what it does', () => {
    expect(planned).toHaveLength(5);
    const timeline = planned.map((type) => planOf(type, 60_000));
    const after = setScenario(document, { timeline });
    expect(readDocument(after, declarations).ok).toBe(true);
    expect(words).toEqual(['Buyers × 2', 'Taken down: Shop', 'Deploy orders', 'Shop: Instances 1', 'Note']);
  });

  it('cannot be what the design has nothing of', () => {
    const empty = { document, stage: { ...planning.stage, components: [], modules: [], wires: [] } };
    expect(planned.map((type) => newEvent(empty, type, 0)?.name ?? null)).toEqual([
      'Buyers × 2',
      null,
      null,
      null,
      'Note',
    ]);
  });

  it('is named by what it says where it is a note', () => {
    expect(actionWords(planning, { type: 'note', text: 'Sale opens\nat ten' })).toBe('Sale opens');
  });

  it('lasts, or is over at once', () => {
    expect(planned.map((type) => lasts(planOf(type, 0)))).toEqual([true, true, false, false, false]);
    expect(endOf(planOf('traffic', 60_000))).toBe(120_000);
    expect(endOf({ ...planOf('traffic', 60_000), durationMs: null })).toBe(Number.POSITIVE_INFINITY);
    expect(endOf(planOf('deployment', 60_000))).toBe(60_000);
  });
});

const scale = { durationMs: 600_000, width: 600 };
const surge = (atMs: number, durationMs: number | null): TimelineEvent => ({ ...planOf('traffic', atMs), durationMs });

describe('lanes', () => {
  it('give an event another row where its name would run into the next', () => {
    const [traffic] = lanesOf([surge(0, 10_000), surge(20_000, 10_000), surge(300_000, null)], 600_000, 600);
    expect(traffic?.bars.map(({ x, width, row }) => [x, width, row])).toEqual([
      [0, 10, 0],
      [20, 10, 1],
      [300, 300, 0],
    ]);
    expect(traffic?.rows).toBe(2);
  });

  it('show at their end what would come after the end of the run', () => {
    const [traffic] = lanesOf([surge(900_000, 10_000)], 600_000, 600);
    expect(traffic?.bars[0]).toMatchObject({ isPast: true, width: 0 });
    expect(traffic?.bars[0]?.x).toBeLessThan(600 - 20);
  });

  it('are there though they are empty', () => {
    expect(lanesOf([], 600_000, 600).map(({ name, rows }) => [name, rows])).toEqual(
      laneKinds.map(({ name }) => [name, 1]),
    );
  });
});

describe('a drag', () => {
  it('moves an event to a round time within the run', () => {
    expect(dragStep(600_000, 600)).toBe(5_000);
    expect(dragged(surge(60_000, 60_000), { part: 'all', px: 33 }, scale)).toEqual({
      atMs: 95_000,
      durationMs: 60_000,
    });
    expect(dragged(surge(60_000, null), { part: 'all', px: -300 }, scale).atMs).toBe(0);
    expect(dragged(surge(60_000, null), { part: 'all', px: 3000 }, scale).atMs).toBe(595_000);
    expect(dragged(surge(900_000, null), { part: 'all', px: -60 }, scale).atMs).toBe(540_000);
  });

  it('at its end makes it longer or shorter, to the end of the run where that is reached', () => {
    expect(dragged(surge(60_000, 60_000), { part: 'end', px: 30 }, scale).durationMs).toBe(90_000);
    expect(dragged(surge(60_000, 60_000), { part: 'end', px: -300 }, scale).durationMs).toBe(5_000);
    expect(dragged(surge(60_000, 60_000), { part: 'end', px: 3000 }, scale).durationMs).toBeNull();
    expect(dragged(surge(60_000, null), { part: 'end', px: -100 }, scale).durationMs).toBe(440_000);
  });
});

describe('ticks', () => {
  it('are round and far enough apart, whatever the length of the run', () => {
    expect(ticksOf(600_000, 600)).toEqual([0, 120_000, 240_000, 360_000, 480_000, 600_000]);
    for (const durationMs of [10, 1_000, 60_000, 3_600_000, 604_800_000]) {
      const ticks = ticksOf(durationMs, 600);
      expect(ticks.length).toBeGreaterThan(1);
      expect(((ticks[1] ?? 0) * 600) / durationMs).toBeGreaterThanOrEqual(70);
    }
  });
});
