/** What visits do at the nodes of a replicated store: which node a read goes to, what it may not see yet, and what a write leaves for the others. */
import { now, schedule } from './calendar';
import type { Chooser } from './chooser';
import * as f from './frames';
import { advance, devicesOf, failWith, goOn, keyOf } from './progress';
import { causes } from './causes';
import { machine, transactions } from './state';
import type { Instance } from './station';

/** Of the replicas that a call may go to, one that shows what its client wrote; else the primary. */
export function chooseFresh(call: number, chooser: Chooser): Instance | null {
  const chosen = chooser.choose(call);
  const replication = chosen?.devices?.replication;
  if (!chosen || !replication || replication.showsWritesOf(f.clients[call]!, chosen)) return chosen;
  chooser.done(chosen.row);
  return replication.primary;
}

/** A read begins: at a follower it may miss what was committed last. */
export function read(visit: number, at: number): number {
  devicesOf(visit).follower?.read(keyOf(visit));
  return advance(visit, at);
}

/** A write begins: not on a full disk, and at the primary only. */
export function write(visit: number, at: number): number {
  const { isFull, replication } = devicesOf(visit);
  const isReadOnly = replication !== null && replication.primary.row !== f.places[visit];
  return isFull || isReadOnly ? failWith(visit, causes.failed) : advance(visit, at);
}

/** A commit waits until a synchronous standby has it; a statement of a transaction does not commit. */
export function synchronize(visit: number, at: number, isStatement: boolean): number {
  advance(visit, at);
  const wait = isStatement && f.transactions[visit]! > 0 ? 0 : (devicesOf(visit).replication?.commitWaitMs ?? 0);
  if (wait <= 0) return goOn;
  schedule(visit, now() + wait);
  return -1;
}

/** A write is done: by itself it is committed, in a transaction with that. */
export function publish(visit: number, at: number): number {
  const { replication } = devicesOf(visit);
  if (replication) {
    const made = { key: keyOf(visit), work: f.worked[visit]!, client: f.clients[visit]! };
    const transaction = f.transactions[visit]!;
    if (transaction === 0) replication.commit(made);
    else transactions.get(transaction)?.writes.push(made);
  }
  return advance(visit, at);
}

/** What a transaction wrote is committed. */
export function publishAll(instance: number, writes: NonNullable<ReturnType<typeof transactions.get>>['writes']): void {
  const { devices } = machine.world.instance(instance);
  for (const each of writes.splice(0)) devices?.replication?.commit(each);
}
