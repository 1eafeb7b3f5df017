/** Random brokers under random faults and edits: every message is accounted for at every instant, and nobody is held for nothing. */
import fc from 'fast-check';
import { buildStep, constant, exponential, type Fault, type FaultKind } from '#design';
import { expect, it } from 'vitest';
import { Choice, numbers } from './testing/random-design';
import { messageDesign, type MessageDesign } from './testing/message-design';
import { begin, imbalance } from './testing/run-design';
import type { Run } from './run';

const delivery = (choice: Choice): NonNullable<MessageDesign['delivery']> => ({
  maxInFlight: choice.of([null, null, 0, 1, 3]),
  batchSize: choice.of([1, 1, 4]),
  batchWaitMs: choice.of([0, 50]),
  partialResults: choice.chance(50),
  returnsFailed: choice.chance(50),
  stores: choice.chance(70),
  maxAttempts: choice.of([null, 1, 3]),
  maxAgeMs: choice.of([null, 400, 4000]),
  group: choice.of(['', 'a']),
});

function designOf(choice: Choice): MessageDesign {
  const kind = choice.of(['queue', 'topic', 'stream'] as const);
  const common = { sendMs: choice.of([constant(0), exponential(10)]), durable: choice.chance(50) };
  const own = {
    queue: {
      visibilityTimeoutMs: choice.of([100, 1000]),
      order: choice.of(['arrival', 'priority', 'deadline'] as const),
      keyOrder: choice.of(['any', 'exclusive', 'ordered'] as const),
      capacityMessages: choice.of([null, 5, 50]),
      initialMessages: choice.of([0, 7]),
    },
    topic: { visibilityTimeoutMs: choice.of([100, 1000]) },
    stream: {
      partitions: choice.of([1, 3]),
      sessionMs: choice.of([200, 3000]),
      retryPauseMs: choice.of([1, 300]),
      partitionMessagesPerSecond: choice.of([null, 10]),
    },
  }[kind];
  const retry = {
    attempts: 3,
    on: ['timed-out', 'refused', 'reset', 'failed'] as const,
    backoff: { baseMs: 10, factor: 2, capMs: null, jitter: 'none' as const },
    budget: null,
  };
  return {
    kind,
    ratePerSecond: choice.of([5, 40, 120]),
    items: choice.of([3, 1000]),
    durationMs: 10_000,
    values: { ...common, ...own },
    steps: [
      buildStep.pause(exponential(choice.of([5, 60, 300]))),
      buildStep.failing(choice.of([0, 0.3])),
      ...(choice.chance(30) ? [buildStep.failingFirst(1)] : []),
      ...(choice.chance(20) ? [buildStep.reply(), buildStep.compute(5)] : []),
    ],
    consumer: {
      workers: choice.of([1, 3, null]),
      instances: choice.of([1, 3]),
      sharedBacklog: choice.chance(30),
      bandwidthBitsPerSecond: choice.of([null, 2_000_000]),
      restartDelayMs: choice.of([0, 700]),
    },
    delivery: delivery(choice),
    others: choice.chance(50) ? [delivery(choice)] : [],
    sendLatencyMs: choice.of([0, 5]),
    policy: { timeoutMs: choice.of([null, 8, 200]), retry: choice.chance(50) ? retry : null },
  };
}

function strike(run: Run, choice: Choice): void {
  const { components, wires } = run.plant.stage;
  const at = choice.of(['Broker', 'Worker 1', 'Front'] as const);
  const component = components.find(({ name }) => name === at)!.id;
  const wire = wires[choice.below(wires.length)]!.id;
  const target = choice.chance(25) ? ({ type: 'wire', wire } as const) : ({ type: 'component', component } as const);
  const kinds: readonly [FaultKind, ...FaultKind[]] =
    target.type === 'wire'
      ? ['partition', 'loss']
      : ['crash', 'hang', 'outage', 'poison-message', 'disk-full', 'error-rate'];
  const fault: Fault = { fault: choice.of(kinds), target, magnitude: 0.5, recurrence: null };
  run.inject(fault, choice.of([100, 900, null]));
  if (choice.chance(40)) run.clearFaults();
}

/** The document without its second consumer, or with other numbers of delivery. */
function edit(run: Run, choice: Choice): void {
  const { document, stage } = run.plant;
  const wires = choice.chance(30) && stage.wires.length > 3 ? stage.wires.slice(0, -1) : stage.wires;
  const changed = wires.map((wire) =>
    wire.delivery ? { ...wire, delivery: { ...wire.delivery, ...delivery(choice) } } : wire,
  );
  run.apply({ ...document, stages: [{ ...stage, wires: changed }] }, 'edit');
}

it('loses no message from its books, whatever happens', () => {
  fc.assert(
    fc.property(numbers, (given) => {
      const choice = new Choice(given);
      const run = begin(messageDesign(designOf(choice)), { seed: 1 + choice.below(1000) });
      while (run.status === 'ready') {
        run.advance(run.nowMs + choice.of([40, 300, 900]), 1000);
        if (choice.chance(30)) strike(run, choice);
        if (choice.chance(15)) edit(run, choice);
        expect(imbalance(run)).toEqual([0, 0, 0]);
        expect(run.recorder.ledgerNow().messagesHeld).toBeGreaterThanOrEqual(0);
      }
      expect(run.stopReason).toBeNull();
      for (const { instances } of run.plant.stations.values())
        for (const { busy, waiting } of instances)
          expect(Math.min(busy.level, waiting.level)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60, seed: 7, endOnFailure: true },
  );
}, 120_000);
