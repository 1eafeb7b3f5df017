/** Live edits of what asks and of what limits: the new figures act from the instant of the edit. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type Arrivals, type Document } from '#design';
import { frames, machine } from '#engine';
import { begin } from './testing/run-design';

function shop(arrivals: Arrivals, timeline: Parameters<typeof buildDesign>[0]['timeline'] = {}): Document {
  return buildDesign(
    {
      classes: { Users: { arrivals, mix: { 'shop.browse': 1 }, patienceMs: null } },
      scenario: { durationMs: 1_000_000, warmUpMs: 0 },
      timeline,
      modules: { shop: { operations: { browse: [buildStep.compute(constant(1))] } } },
      components: { Users: { kind: 'users', classes: ['Users'] }, Server: { kind: 'server', modules: ['shop'] } },
      wires: ['Users -> Server'],
    },
    declarations,
  );
}

const withArrivals = (document: Document, arrivals: Arrivals): Document => ({
  ...document,
  workload: { trafficClasses: document.workload.trafficClasses.map((each) => ({ ...each, arrivals })) },
});

/** Requests that arrive in ten seconds under the first arrivals, and then in ten under the second. */
function arrivedUnder(first: Arrivals, second: Arrivals): readonly [number, number] {
  const document = shop(first);
  const run = begin(document);
  run.advance(10_000, Number.POSITIVE_INFINITY);
  const before = run.recorder.ledgerNow().arrived;
  run.apply(withArrivals(document, second), 'Change the load');
  run.advance(20_000, Number.POSITIVE_INFINITY);
  return [before, run.recorder.ledgerNow().arrived - before];
}

describe('a load that is changed in a run', () => {
  it('begins where there was none', () => {
    const [before, after] = arrivedUnder(
      { type: 'poisson', ratePerSecond: 0 },
      { type: 'constant', ratePerSecond: 10, firstMs: 0 },
    );
    expect(before).toBe(0);
    expect(after).toBeGreaterThanOrEqual(100);
    const [, constantly] = arrivedUnder(
      { type: 'constant', ratePerSecond: 0.001, firstMs: 0 },
      { type: 'constant', ratePerSecond: 10, firstMs: 0 },
    );
    expect(constantly).toBe(100);
  });

  it('ends where there shall be none', () => {
    const none = { type: 'poisson', ratePerSecond: 0 } as const;
    expect(arrivedUnder({ type: 'poisson', ratePerSecond: 50 }, none)[1]).toBe(0);
  });

  it('has more users or fewer, when a closed class is given others', () => {
    const users = (population: number): Arrivals => ({ type: 'closed', population, thinkTimeMs: constant(999) });
    const [before, after] = arrivedUnder(users(10), users(40));
    expect(after / before).toBeGreaterThan(3.9);
    const [many, few] = arrivedUnder(users(40), users(10));
    expect(many / few).toBeGreaterThan(3);
  });
});

describe('a timeline that sets what cannot be', () => {
  it.each([
    ['workers', 'many'],
    ['nothing', 1],
    ['workers', null],
  ] as const)('says so and leaves the run as it is: %s = %s', (parameter, value) => {
    const document = shop(
      { type: 'poisson', ratePerSecond: 10 },
      {
        Change: {
          atMs: 1000,
          action: (names) => ({
            type: 'configuration',
            target: { type: 'component', component: names.id('component', 'Server') },
            parameter,
            value,
          }),
        },
      },
    );
    const run = begin(document);
    run.advance(5000, Number.POSITIVE_INFINITY);
    const texts = run.takeEvents().map(({ text }) => text);
    expect(texts.some((text) => text.startsWith(`${parameter} could not be changed: `))).toBe(value !== null);
    expect(run.status).toBe('ready');
  });

  it('or a field of a wire that is none', () => {
    const document = shop(
      { type: 'poisson', ratePerSecond: 10 },
      {
        Change: {
          atMs: 1000,
          action: (names) => ({
            type: 'configuration',
            target: { type: 'wire', wire: names.id('wire', 'Users -> Server') },
            parameter: 'policy',
            value: 5,
          }),
        },
      },
    );
    const run = begin(document);
    run.advance(5000, Number.POSITIVE_INFINITY);
    expect(run.takeEvents().some(({ text }) => text.startsWith('policy could not be changed: '))).toBe(true);
  });
});

describe('many different delays', () => {
  it('are more than there are lanes for, and all the same kept', () => {
    const document = shop({ type: 'constant', ratePerSecond: 10, firstMs: 0 });
    const run = begin(document);
    const stage = document.stages[0]!;
    for (let edit = 1; edit <= 5000; edit += 1) {
      const link = machine.world.links[0]!;
      link.options = { ...link.options, latencyMs: edit / 1000 };
      run.advance(edit * 100, Number.POSITIVE_INFINITY);
    }
    expect(stage.wires).toHaveLength(1);
    const { arrived, success, inFlight } = run.recorder.ledgerNow();
    expect(success + inFlight).toBe(arrived);
    expect(frames.framesUsed()).toBeLessThan(100);
  }, 60_000);
});
