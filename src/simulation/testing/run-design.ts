/** Runs a design to its end, for tests: the report, and the ledgers held at every slice. */
import type { Document, Fault } from '#design';
import { createRun, type Report, type Run, type RunObserver } from '..';

export interface RunOptions {
  readonly stage?: number;
  readonly seed?: number;
  /** Events handled between two looks at the ledgers. */
  readonly slice?: number;
  /** Who looks at single requests. */
  readonly observer?: RunObserver;
  /** What is done to the run, by instant in ms. */
  readonly at?: Readonly<Record<number, (run: Run) => void>>;
}

export function begin(document: Document, { stage = 0, seed = 1, observer = {} }: RunOptions = {}): Run {
  const id = document.stages[stage]?.id;
  if (!id) throw new Error(`there is no stage ${stage}`);
  const created = createRun(document, id, seed, observer);
  if (!created.ok) throw new Error(created.problems.map(({ title, text }) => `${title}: ${text}`).join('\n'));
  return created.value;
}

/** The ledgers, which must balance at every instant. */
export function imbalance(run: Run): readonly [number, number, number] {
  const ledger = run.recorder.ledgerNow();
  const { arrived, success, late, failed, inFlight, executionsBegun, executionsEnded, executionsInFlight } = ledger;
  const { messagesSent, messagesConsumed, messagesDeadLettered, messagesLost, messagesHeld } = ledger;
  return [
    arrived - success - late - failed - inFlight,
    executionsBegun - executionsEnded - executionsInFlight,
    messagesSent - messagesConsumed - messagesDeadLettered - messagesLost - messagesHeld,
  ];
}

export function runDesign(document: Document, options: RunOptions = {}): Report {
  const run = begin(document, options);
  const { slice = 20_000, at = {} } = options;
  const instants = Object.keys(at).map(Number);
  const goTo = (untilMs: number) => {
    while (run.status === 'ready' && run.nowMs < untilMs) {
      run.advance(untilMs, slice);
      const differences = imbalance(run);
      if (differences.some((each) => each !== 0))
        throw new Error(
          `ledgers of requests, executions and messages differ by ${differences.join(', ')} at ${run.nowMs} ms`,
        );
    }
  };
  for (const instant of instants) {
    goTo(instant);
    at[instant]?.(run);
  }
  goTo(Number.POSITIVE_INFINITY);
  return run.report();
}

export const faultAt = (
  document: Document,
  name: string,
  fault: Fault['fault'],
  magnitude: number | null = null,
): Fault => {
  const component = document.stages[0]?.components.find((each) => each.name === name);
  if (!component) throw new Error(`there is no component ${name}`);
  const target =
    fault === 'crash'
      ? ({ type: 'instance', component: component.id, instance: 0 } as const)
      : ({ type: 'component', component: component.id } as const);
  return { fault, target, magnitude, recurrence: null };
};
