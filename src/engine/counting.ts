/** Counts that steps make: at once, or with the commit of the transaction that they stand in. What is rolled back was never counted. */
import * as f from './frames';
import { roundOf } from './keys';
import { countKeys } from './program';
import { machine, transactions, type Transaction } from './state';

/** One addition to a counter. */
export interface Count {
  readonly counter: number;
  readonly amount: number;
  /** Counts once for each; -1 = every time. */
  readonly key: number;
}

export function count(visit: number, { counter, amount }: Omit<Count, 'key'>, choice: number): void {
  const key = keyOf(visit, choice);
  const row = f.transactions[visit]!;
  if (row === 0) machine.observer.counted(counter, amount, key);
  // A branch that outlives its transaction adds nothing to it any more.
  else transactions.get(row)?.counts.push({ counter, amount, key });
}

export function commitCounts({ counts }: Transaction): void {
  for (const { counter, amount, key } of counts.splice(0)) machine.observer.counted(counter, amount, key);
}

function keyOf(visit: number, choice: number): number {
  if (choice === countKeys.request) return f.entities[visit]!;
  if (choice === countKeys.item) return roundOf(visit);
  return choice;
}
