/** A timeline that is edited while its run goes on: what is ahead is as the document says, what has begun goes on as it began. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, setScenario, type BuildEvent, type Document } from '#design';
import { begin } from './testing/run-design';

const endless = Number.POSITIVE_INFINITY;
const outage = (atMs: number, durationMs: number): BuildEvent => ({
  atMs,
  durationMs,
  action: (names) => ({
    type: 'fault',
    fault: {
      fault: 'outage',
      target: { type: 'component', component: names.id('component', 'Server') },
      magnitude: null,
      recurrence: null,
    },
  }),
});
const surge = (factor: number, atMs: number, durationMs: number): BuildEvent => ({
  atMs,
  durationMs,
  action: (names) => ({ type: 'traffic', trafficClass: names.id('trafficClass', 'Users'), factor, rampMs: 0 }),
});

/** A request every 100 ms unless told otherwise. */
const shop = (timeline: Readonly<Record<string, BuildEvent>>, ratePerSecond = 10): Document =>
  buildDesign(
    {
      classes: {
        Users: { arrivals: { type: 'constant', ratePerSecond, firstMs: 50 }, mix: { 'shop.browse': 1 } },
      },
      scenario: { durationMs: 100_000, warmUpMs: 0 },
      timeline,
      modules: { shop: { operations: { browse: [buildStep.compute(constant(1))] } } },
      components: { Users: { kind: 'users', classes: ['Users'] }, Server: { kind: 'server', modules: ['shop'] } },
      wires: ['Users -> Server'],
    },
    declarations,
  );

const moved = (document: Document, atMs: number): Document =>
  setScenario(document, { timeline: document.scenario.timeline.map((event) => ({ ...event, atMs })) });

/** The first ten seconds under one document, the next twenty under another: who came, and who failed, in all. */
function editedAfterTen(before: Document, after: Document) {
  const run = begin(before);
  run.advance(10_000, endless);
  expect(run.apply(after, 'Plan otherwise')).toEqual([]);
  run.advance(30_000, endless);
  const { arrived, failed } = run.recorder.ledgerNow();
  return { arrived, failed };
}

describe('an event that is ahead', () => {
  it('comes when it is planned meanwhile', () => {
    expect(editedAfterTen(shop({}), shop({ Down: outage(20_000, 5_000) })).failed).toBe(50);
  });

  it('comes at the other time to which it was moved, and once', () => {
    const before = shop({ Down: outage(12_000, 5_000) });
    expect(editedAfterTen(before, moved(before, 27_000)).failed).toBe(30);
  });

  it('does not come when it is planned no more', () => {
    const before = shop({ Down: outage(12_000, 5_000) });
    expect(editedAfterTen(before, setScenario(before, { timeline: [] })).failed).toBe(0);
  });

  it('changes the rate of those whose next arrival is already set', () => {
    // One request in a thousand seconds; ten thousand times as many for ten of them.
    const { arrived } = editedAfterTen(shop({}, 0.001), shop({ Surge: surge(10_000, 15_000, 10_000) }, 0.001));
    expect(arrived).toBeGreaterThanOrEqual(100);
    expect(arrived).toBeLessThanOrEqual(102);
  });
});

describe('an event that has begun', () => {
  it('goes on as it began when its document says otherwise', () => {
    const before = shop({ Down: outage(8_000, 5_000) });
    expect(editedAfterTen(before, setScenario(before, { timeline: [] })).failed).toBe(50);
  });

  it('does not begin anew by another edit', () => {
    const before = shop({ Down: outage(8_000, 1_000) });
    const after: Document = { ...before, scenario: { ...before.scenario, timeline: [...before.scenario.timeline] } };
    expect(editedAfterTen(before, after).failed).toBe(10);
  });

  it('comes once more where it was moved ahead', () => {
    const before = shop({ Down: outage(8_000, 1_000) });
    expect(editedAfterTen(before, moved(before, 20_000)).failed).toBe(20);
  });
});
