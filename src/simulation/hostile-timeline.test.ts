/** Timelines as a link may carry them: numbers that nobody would type, more events than anybody plans. The run gets to its end, balanced. */
import { describe, expect, it } from 'vitest';
import { buildStep, constant, type Document, type Fault, type FaultKind } from '#design';
import { begin, imbalance, runDesign } from './testing/run-design';
import { parts, twoHosts, type TwoHosts } from './testing/two-hosts';

const huge = 1e300;
const second = 1000;

type Action = NonNullable<TwoHosts['timeline']>[string]['action'];

/** All of it at 5 s, for five seconds. */
const planned = (actions: readonly Action[]): Document =>
  twoHosts({
    seconds: 20,
    steps: [buildStep.compute(1)],
    values: { vcpus: 2, memoryMiB: 4096 },
    trafficClass: { patienceMs: second },
    timeline: Object.fromEntries(
      actions.map((action, at) => [`event ${at}`, { atMs: 5 * second, durationMs: 5 * second, action }]),
    ),
  });

const striking =
  (fault: FaultKind, where: 'component' | 'wire', values: Partial<Fault> = {}): Action =>
  (names) => {
    const target =
      where === 'component'
        ? ({ type: 'component', component: names.id('component', 'Back') } as const)
        : ({ type: 'wire', wire: names.id('wire', 'front -> back') } as const);
    return { type: 'fault', fault: { fault, target, magnitude: null, recurrence: null, ...values } };
  };

describe('a timeline out of all measure', () => {
  it.each([
    ['latency', 'wire'],
    ['loss', 'wire'],
    ['error-rate', 'wire'],
    ['memory-leak', 'component'],
    ['cpu-throttle', 'component'],
    ['error-rate', 'component'],
    ['poison-message', 'component'],
  ] as const)('leaves nothing of a %s of a %s that nobody could measure', (fault, where) => {
    for (const magnitude of [huge, -huge]) {
      const twice = striking(fault, where, { magnitude });
      const run = begin(planned([twice, twice]));
      run.advance(20 * second, 1e6);
      expect([run.status, imbalance(run), run.faultsInForce]).toEqual(['finished', [0, 0, 0], []]);
      expect(parts(run.report()).whole.availability).toBeGreaterThan(0.2);
    }
  });

  it.each([
    ['hang', 'component'],
    ['crash', 'component'],
    ['partition', 'wire'],
  ] as const)('goes on when a %s comes again as soon as it is over', (fault, where) => {
    const recurrence = { upMs: constant(0), downMs: constant(0) };
    const run = begin(planned([striking(fault, where, { recurrence })]));
    run.advance(20 * second, 1e6);
    expect([run.status, run.nowMs]).toEqual(['finished', 20 * second]);
  });

  it('lets a thousand things happen at one instant', () => {
    const hang = striking('hang', 'component');
    const report = runDesign(planned(Array.from({ length: 1000 }, () => hang)));
    expect(parts(report).whole.availability).toBeGreaterThan(0.5);
  });
});
