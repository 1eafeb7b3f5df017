/** What runs at a component when it is asked for something, as expected values for one execution. */
import type { ComponentPlan } from '#catalog';
import type { Component, ComponentId, Document, Stage } from '#design';
import type { Drawing } from '../ways';
import { addFailures, noFailure, nothing, type Flow, type Part, type Use } from './part';

/** Bytes of a question and its answer, means. A router's program passes both on. */
export interface Sizes {
  readonly requestBytes: number;
  readonly responseBytes: number;
}

export interface Program {
  readonly key: string;
  readonly component: Component;
  readonly operation: string;
  /** Of a router; null elsewhere, where the answer is that of the call. */
  readonly sizes: Sizes | null;
  /** Called within the process: a reply before its end does nothing there. */
  readonly isInner: boolean;
  /** As the caller sees it: probability of an answer, of failures by cause; time to the answer, time in work. */
  success: number;
  failed: readonly number[];
  answerMs: number;
  heldMs: number;
  uses: readonly Use[];
  flows: readonly Flow[];
  /** Round in which it was last worked out. */
  round: number;
  isOpen: boolean;
}

/** A stage as the balance looks at it. */
export interface Model extends Drawing {
  readonly document: Document;
  readonly stage: Stage;
  readonly planOf: (component: ComponentId) => ComponentPlan | undefined;
  /** Expected share of hits by caller's component and lookup step. */
  readonly hitShares: ReadonlyMap<string, number>;
  /** Null sizes: it is called within its own process, without a message. */
  readonly programOf: (component: Component, operation: string, sizes: Sizes | null) => Program;
}

export interface ProgramOptions {
  readonly sizes: Sizes | null;
  readonly isInner: boolean;
}

export function newProgram(component: Component, operation: string, { sizes, isInner }: ProgramOptions): Program {
  const name = `${component.id}/${operation}${isInner ? '/inner' : ''}`;
  return {
    key: sizes ? `${name}/${sizes.requestBytes}/${sizes.responseBytes}` : name,
    component,
    operation,
    sizes,
    isInner,
    success: 1,
    failed: noFailure,
    answerMs: 0,
    heldMs: 0,
    uses: nothing.uses,
    flows: nothing.flows,
    round: 0,
    isOpen: false,
  };
}

/** Takes over what its steps came to; what uses the same thing is put together. True = it is other than before. */
export function settle(program: Program, part: Part): boolean {
  const success = part.success + part.replied;
  const changed = differs(program.success, success) || differs(program.heldMs, part.ms);
  program.success = success;
  program.failed = addFailures(noFailure, part.failed);
  program.answerMs = part.waitMs;
  program.heldMs = part.ms;
  program.uses = gathered(part.uses);
  program.flows = gatheredFlows(part.flows);
  return changed;
}

const differs = (before: number, after: number): boolean => Math.abs(after - before) > 1e-9 * (1 + Math.abs(before));

function gathered(uses: readonly Use[]): readonly Use[] {
  const sums = new Map<string, Use>();
  for (const use of uses) {
    const name = `${use.place} ${use.what}`;
    sums.set(name, { ...use, amount: use.amount + (sums.get(name)?.amount ?? 0) });
  }
  return [...sums.values()];
}

function gatheredFlows(flows: readonly Flow[]): readonly Flow[] {
  const counts = new Map<Program, number>();
  for (const { program, count } of flows) counts.set(program, count + (counts.get(program) ?? 0));
  return Array.from(counts, ([program, count]) => ({ program, count }));
}
