/** Which faults a run has in force, and what is left of two on one part when one of them ends. */
import { describe, expect, it } from 'vitest';
import { constant, removeFromStage, type Fault, type FaultKind } from '#design';
import type { Run } from './run';
import { begin, faultAt } from './testing/run-design';
import { twoHosts, wait } from './testing/two-hosts';

const document = twoHosts({ steps: [wait(1)], ratePerSecond: 10, seconds: 100 });
const at = (fault: FaultKind, magnitude: number | null = null) => faultAt(document, 'Back', fault, magnitude);

function onWire(fault: FaultKind, magnitude: number | null = null): Fault {
  const back = document.stages[0]!.wires.at(-1)!;
  return { fault, target: { type: 'wire', wire: back.id }, magnitude, recurrence: null };
}

function started(): Run {
  const run = begin(document);
  run.advance(1000, Number.POSITIVE_INFINITY);
  return run;
}

const back = (run: Run) => {
  const { target } = at('hang');
  const station = target.type === 'component' ? run.plant.stations.get(target.component) : undefined;
  return { station: station!, instance: station!.instances[0]!, group: station!.group };
};
const wire = (run: Run) => run.plant.links.get(document.stages[0]!.wires.at(-1)!.id)!;

describe('the faults in force', () => {
  it('are told with numbers, and cleared one by one', () => {
    const run = started();
    run.inject(at('cpu-throttle', 0.1), null);
    run.inject(onWire('latency', 200), 5000);
    run.inject(at('crash'), null);
    expect(run.faultsInForce).toMatchObject([
      { id: 1, text: 'CPU throttled: Back, at 10 %', sinceMs: 1000, untilMs: null },
      { id: 2, sinceMs: 1000, untilMs: 6000 },
    ]);
    run.clearFault(1);
    expect(run.faultsInForce.map(({ id }) => id)).toEqual([2]);
    expect(run.takeEvents().at(-1)).toMatchObject({ type: 'clear', text: 'Cleared: CPU throttled: Back, at 10 %' });
    run.clearFault(1);
    run.advance(7000, Number.POSITIVE_INFINITY);
    expect(run.faultsInForce).toEqual([]);
    expect(wire(run).addedMs).toBe(0);
  });
});

describe('a fault of what is not there', () => {
  const without = () => {
    const stage = document.stages[0]!;
    return removeFromStage(document, { stage: stage.id, ids: [stage.components.at(-1)!.id] });
  };

  it('ends with the part, which comes back well', () => {
    const run = started();
    run.inject(at('hang'), null);
    run.inject(onWire('latency', 200), null);
    run.apply(without(), 'Delete Back');
    expect(run.faultsInForce).toEqual([]);
    expect(run.takeEvents().map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Delete Back', 'Cleared: Hung: Back']),
    );
    run.apply(document, 'Undo Delete Back');
    run.advance(20_000, Number.POSITIVE_INFINITY);
    expect(back(run).instance.silent).toBe(false);
    expect(run.faultsInForce).toEqual([]);
  });

  it('strikes nothing, and says so', () => {
    const run = begin(without());
    run.inject({ ...at('hang'), recurrence: { upMs: constant(1), downMs: constant(1) } }, null);
    expect(run.faultsInForce).toEqual([]);
    expect(run.takeEvents().map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Nothing to strike on this stage/u),
    ]);
  });
});

describe('two faults of one part', () => {
  /** What is seen with both in force, after the first was cleared, and after both were. */
  const seen = <Seen>(first: Fault, second: Fault, look: (run: Run) => Seen): readonly Seen[] => {
    const run = started();
    run.inject(first, null);
    run.inject(second, null);
    const found = [look(run)];
    for (const id of [1, 2]) {
      run.clearFault(id);
      found.push(look(run));
    }
    return found;
  };

  it('are down until both outages are over', () => {
    const state = (run: Run) => [back(run).instance.state, back(run).station.fault];
    expect(seen(at('outage'), at('outage'), state)).toEqual([
      ['down', 'outage'],
      ['down', 'outage'],
      ['up', 'none'],
    ]);
  });

  it('hang on when an outage is over', () => {
    expect(seen(at('outage'), at('hang'), (run) => back(run).station.fault)).toEqual(['outage', 'hang', 'none']);
    expect(seen(at('hang'), at('hang'), (run) => back(run).instance.silent)).toEqual([true, true, false]);
  });

  it('leave the CPU at the speed of what is left', () => {
    const throttle = (run: Run) => back(run).instance.throttle;
    expect(seen(at('cpu-throttle', 0.1), at('cpu-throttle', 0.5), throttle)).toEqual([0.1, 0.5, 1]);
  });

  it('add up to the errors and losses of either', () => {
    const errors = seen(at('error-rate', 0.5), at('error-rate', 0.2), (run) => back(run).group.errorRatio);
    expect(errors).toEqual([expect.closeTo(0.6, 9), expect.closeTo(0.2, 9), 0]);
    const lost = seen(onWire('loss', 0.5), onWire('loss', 0.2), (run) => wire(run).addedLoss);
    expect(lost).toEqual([expect.closeTo(0.6, 9), expect.closeTo(0.2, 9), 0]);
  });

  it('delay by what both add, and by nothing at all when both are over', () => {
    // As sums of doubles, 0.1 + 0.2 - 0.1 - 0.2 is not 0.
    const added = seen(onWire('latency', 0.1), onWire('latency', 0.2), (run) => wire(run).addedMs);
    expect(added).toEqual([expect.closeTo(0.3, 9), 0.2, 0]);
  });

  it('keep a wire cut until both are over', () => {
    expect(seen(onWire('partition'), onWire('partition'), (run) => wire(run).cut)).toEqual([true, true, false]);
  });

  it('leak what the other took', () => {
    const run = started();
    run.inject(at('memory-leak', 1), null);
    run.inject(at('memory-leak', 2), null);
    run.advance(4500, Number.POSITIVE_INFINITY);
    expect(back(run).instance.memory.leaked).toBeCloseTo(9, 9);
    run.clearFault(1);
    expect(back(run).instance.memory.leaked).toBeCloseTo(6, 9);
  });
});
