/**
 * A piece of a program as its expected values: how it ends, how long it takes, what it uses. Pieces are put together by few rules, so that the balance of a whole
 * design is the sum of what its steps say. Nothing in it waits.
 */
import { failureCauses } from '#design';
import type { Program } from './program';

/** Something used at a component or on a wire. Ms of a thing held, or a number of things. */
export interface Use {
  /** Component or wire. */
  readonly place: string;
  readonly what: string;
  readonly amount: number;
}

/** Executions of another program. */
export interface Flow {
  readonly program: Program;
  readonly count: number;
}

/** Locks of rows that a transaction has taken and not given back. */
export interface RowLock {
  readonly place: string;
  readonly what: string;
  /** Locks taken, and ms that they have been held, of all of them. */
  readonly count: number;
  readonly heldMs: number;
}

export interface Part {
  /** Probability that the end is reached before anything was answered, and after. */
  readonly success: number;
  readonly answered: number;
  /** Probability that it sends the answer. */
  readonly replied: number;
  /** Probability of a failure before any answer, by number of the cause. */
  readonly failed: readonly number[];
  /** Time it takes, and how much of that the caller waits for, ms. */
  readonly ms: number;
  readonly waitMs: number;
  readonly uses: readonly Use[];
  readonly flows: readonly Flow[];
  readonly rows: readonly RowLock[];
}

export const noFailure: readonly number[] = failureCauses.map(() => 0);

export const nothing: Part = {
  success: 1,
  answered: 0,
  replied: 0,
  failed: noFailure,
  ms: 0,
  waitMs: 0,
  uses: [],
  flows: [],
  rows: [],
};

export const timed = (ms: number, uses: readonly Use[] = []): Part => ({ ...nothing, ms, waitMs: ms, uses });

export const failing = (probability: number, cause: string): Part => ({
  ...nothing,
  success: 1 - probability,
  failed: failureCauses.map((each) => (each === cause ? probability : 0)),
});

export const addFailures = (one: readonly number[], other: readonly number[], factor = 1): readonly number[] =>
  one.map((each, cause) => each + factor * (other[cause] ?? 0));

export const scaledUses = (uses: readonly Use[], factor: number): readonly Use[] =>
  factor === 1 ? uses : uses.map(({ place, what, amount }) => ({ place, what, amount: amount * factor }));

export const scaledFlows = (flows: readonly Flow[], factor: number): readonly Flow[] =>
  factor === 1 ? flows : flows.map(({ program, count }) => ({ program, count: count * factor }));

const scaledRows = (rows: readonly RowLock[], factor: number): readonly RowLock[] =>
  rows.map((row) => ({ ...row, count: row.count * factor, heldMs: row.heldMs * factor }));

/** What a part uses when it is executed so often, and nothing about how it ends. */
export function usedBy({ uses, flows, rows }: Part, factor: number): Pick<Part, 'uses' | 'flows' | 'rows'> {
  return { uses: scaledUses(uses, factor), flows: scaledFlows(flows, factor), rows: scaledRows(rows, factor) };
}

/** One after the other; what follows is reached as far as what came before did not fail. */
export function sequence(parts: readonly Part[]): Part {
  const only = parts[0];
  if (parts.length === 1 && only) return only;
  let { success, answered, replied, failed, ms, waitMs, rows } = nothing;
  const uses: Use[] = [];
  const flows: Flow[] = [];
  for (const part of parts) {
    const reach = success + answered;
    append(uses, part.uses, reach);
    for (const { program, count } of part.flows) flows.push({ program, count: count * reach });
    if (rows.length > 0 || part.rows.length > 0)
      rows = [...rows.map((row) => held(row, part.ms)), ...scaledRows(part.rows, reach)];
    ms += reach * part.ms;
    waitMs += success * part.waitMs;
    replied += success * part.replied;
    if (part.success + part.answered < 1) failed = addFailures(failed, part.failed, success);
    answered = answered * (part.success + part.answered) + success * part.answered;
    success *= part.success;
  }
  return { success, answered, replied, failed, ms, waitMs, uses, flows, rows };
}

function append(uses: Use[], more: readonly Use[], factor: number): void {
  for (const use of more)
    uses.push(factor === 1 ? use : { place: use.place, what: use.what, amount: use.amount * factor });
}

const held = (row: RowLock, ms: number): RowLock => ({ ...row, heldMs: row.heldMs + row.count * ms });

/** One of several, by their shares. */
export function oneOf(branches: readonly { readonly share: number; readonly part: Part }[]): Part {
  const mean = (of: (part: Part) => number) => branches.reduce((sum, { share, part }) => sum + share * of(part), 0);
  const used = branches.map(({ share, part }) => usedBy(part, share));
  return {
    success: mean(({ success }) => success),
    answered: mean(({ answered }) => answered),
    replied: mean(({ replied }) => replied),
    failed: noFailure.map((_, cause) => mean(({ failed }) => failed[cause] ?? 0)),
    ms: mean(({ ms }) => ms),
    waitMs: mean(({ waitMs }) => waitMs),
    uses: used.flatMap(({ uses }) => uses),
    flows: used.flatMap(({ flows }) => flows),
    rows: used.flatMap(({ rows }) => rows),
  };
}
