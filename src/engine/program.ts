/**
 * Programs: what a visit does at a station, as instructions of four integers. Operands point into tables beside them. Code is only ever added to
 * during a run: a changed design compiles to new code, and frames in flight finish what they began.
 */
import { cells, claimCells } from './cells';
import { constantOf } from './distributions';
import { narrow, narrowRows, wide } from './kernel';
import * as choiceCells from './kernel/tables/choice-cells';
import * as forkCells from './kernel/tables/fork-cells';
import * as operations from './kernel/tables/operations';
import * as slots from './kernel/tables/slots';
import { purposes, siteOf } from './random';

export { operations };

export type OperationName = keyof typeof operations;

/** What a count is made once for: nothing, one key for all, the request's entity, the number of the round. */
export const countKeys = { none: -1, one: 0, request: 1, item: 2 } as const;

const maxCode = 1 << 20;

/** Four integers an instruction. */
export const code = wide(Int32Array, slots.code, maxCode);
let codeSize = 0;
/** Numbers that are no integers. */
export const factors = narrow(Float64Array, slots.factors);
let factorCount = 0;

/** Branches that start together. */
export interface Fork {
  readonly keySite: number;
  readonly branches: readonly { readonly entry: number; readonly repeat: number; readonly countSite: number }[];
  /** Branches waited for; Infinity = all. */
  readonly join: number;
}

export interface Choice {
  readonly keySite: number;
  readonly shares: readonly number[];
  readonly entries: readonly number[];
}

export interface Repeat {
  readonly keySite: number;
  readonly entry: number;
  /** Distribution of the number of rounds; -1 = while the probability holds. */
  readonly count: number;
  readonly countSite: number;
  readonly probability: number;
}

const forkRows = narrow(Int32Array, slots.forkRows);
const choiceRows = narrow(Int32Array, slots.choiceRows);

export const forks: Fork[] = [];
export const choices: Choice[] = [];
export const repeats: Repeat[] = [];

export function resetPrograms(): void {
  codeSize = 0;
  factorCount = 0;
  forks.length = 0;
  choices.length = 0;
  repeats.length = 0;
}

/** Enters a choice, and returns its row. */
export function enterChoice(choice: Choice): number {
  const { keySite, shares, entries } = choice;
  const at = claimCells(choiceCells.entries + choiceCells.entrySize * shares.length);
  cells[at + choiceCells.keySite] = keySite;
  shares.forEach((share, place) => {
    const isLast = place === shares.length - 1;
    cells.set([isLast ? 1 : share, entries[place]!], at + choiceCells.entries + choiceCells.entrySize * place);
  });
  choiceRows[choices.length] = at;
  return choices.push(choice) - 1;
}

/** Enters a fork, and returns its row. */
export function enterFork(fork: Fork): number {
  const { branches, join, keySite } = fork;
  const at = claimCells(forkCells.branches + forkCells.branchSize * branches.length);
  cells.set(
    [
      siteOf(keySite, purposes.path),
      join,
      branches.length,
      branches.length > 0 && branches.every(({ repeat }) => constantOf(repeat) === 1) ? 1 : 0,
    ],
    at,
  );
  branches.forEach(({ entry, repeat, countSite }, place) =>
    cells.set([entry, repeat, countSite, 0, 0], at + forkCells.branches + forkCells.branchSize * place),
  );
  forkRows[forks.length] = at;
  return forks.push(fork) - 1;
}

/** Where the next instruction will stand. */
export function here(): number {
  return codeSize;
}

/** Adds an instruction and returns where it stands. */
export function emit(name: OperationName, a = 0, b = 0, c = 0): number {
  if (codeSize + 4 > maxCode)
    throw new RangeError('The design and its changes have more steps than a run can hold: reset the run.');
  const at = codeSize;
  code[at] = operations[name];
  code[at + 1] = a;
  code[at + 2] = b;
  code[at + 3] = c;
  codeSize += 4;
  return at;
}

/** Sets an operand once it is known: 0 = a, 1 = b, 2 = c. */
export function patch(at: number, operand: 0 | 1 | 2, value: number): void {
  code[at + 1 + operand] = value;
}

/** Enters a number that is no integer, and returns its row. */
export function factorOf(value: number): number {
  if (factorCount === narrowRows)
    throw new RangeError('The design and its changes have more steps than a run can hold: reset the run.');
  factors[factorCount] = value;
  return factorCount++;
}
