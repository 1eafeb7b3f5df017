/**
 * What a run still holds: everything that is under way, and every place, connection and lock taken by it. When nothing is under way all of it is 0:
 * what is left then was lost by an end that forgot to give it back.
 */
import { connectionSince, heldConnection, heldConnections, isCalling, linkOf } from './call-state';
import * as f from './frames';
import type { Link } from './link';
import { computing } from './processor';
import { instanceLocks, machine, transactions } from './state';

export type Held = Readonly<Record<string, number>>;

function framesOf(kind: number): number {
  let count = 0;
  for (let row = 0; row < f.frameTop(); row += f.frameStep) if (f.kind[row] === kind) count++;
  return count;
}

const sum = <Thing>(things: Iterable<Thing>, of: (thing: Thing) => number): number =>
  Array.from(things).reduce((total, thing) => total + of(thing), 0);

/** What is held at this instant, by what it is. */
export function heldNow(): Held {
  const { groups, instances, links, linkStates, pools } = machine.world;
  const stores = instances.flatMap(({ devices }) => devices ?? []);
  const pooled = sum(pools, ({ state }) => state.pool?.size ?? 0);
  return {
    requests: framesOf(f.kinds.request),
    calls: framesOf(f.kinds.call),
    visits: framesOf(f.kinds.visit),
    joins: framesOf(f.kinds.join),
    hedgers: framesOf(f.kinds.hedger),
    cancellers: framesOf(f.kinds.canceller),
    slots: sum(instances, ({ busy }) => busy.level),
    queued: sum(instances, ({ waiting }) => waiting.level),
    computations: sum(instances, ({ processor }) => (processor < 0 ? 0 : computing(processor))),
    transfers: sum(instances, ({ uplink }) => (uplink < 0 ? 0 : computing(uplink))),
    inside: sum(groups, ({ inside }) => inside.level),
    onLinks: sum(links, ({ inFlight }) => Math.abs(inFlight)),
    poolConnections: sum(pools, ({ state }) => state.pool?.used ?? 0),
    bulkheadPlaces: sum(linkStates.values(), ({ bulkhead }) => bulkhead?.used ?? 0),
    storeConnections: sum(stores, ({ connections }) => connections) - pooled,
    deviceOperations: sum(stores, ({ disk }) => disk.used),
    keyLocks: sum(stores, ({ locks }) => locks.size),
    fetches: sum(stores, ({ fetches }) => fetches.size),
    transactions: transactions.size,
    instanceLocks: sum(instanceLocks.values(), ({ holder }) => (holder === -1 ? 0 : 1)),
  };
}

/** Ms that connections of a link's pools were held in the window that counts, those still held up to now. */
export function connectionMs(link: Link): number {
  let held = link.connections.heldMs;
  for (let row = 0; row < f.frameTop(); row += f.frameStep) {
    const isPooled = f.kind[row] !== f.kinds.free && isCalling(row) && heldConnection[row] === heldConnections.pooled;
    if (isPooled && linkOf(row) === link) held += link.connections.heldSince(connectionSince[row]!);
  }
  for (const { connection, since, link: own } of transactions.values())
    if (connection === heldConnections.pooled && own === link) held += link.connections.heldSince(since);
  return held;
}
