/** A constraint that may be to blame, and the design without it: what is tried, never what is believed. */
import type { ComponentId, Document, Kinds, Stage, WireId } from '#design';
import type { Evidence, Replication, ResourceKind } from '#simulation';
import type { Change } from './change';

/**
 * `capacity`: of something that can run out. `latency`: of a network. `retries`: attempts after the first. `cold-cache`, `cold-starts`, `scale-out`: what is
 * not there yet when it is asked for. `lock`: of which one has it at a time. `event`: planned by the scenario. `answer-time`, `work`: how long a part takes by itself.
 * `saving`, `move`: of what the month is billed for, by less of it or by a refactoring.
 */
export type SuspectType =
  | 'capacity'
  | 'latency'
  | 'retries'
  | 'cold-cache'
  | 'cold-starts'
  | 'scale-out'
  | 'lock'
  | 'event'
  | 'answer-time'
  | 'work'
  | 'saving'
  | 'move';

export interface Suspect {
  /** Tells it apart from all others of its premises, the same in every round. */
  readonly key: string;
  readonly type: SuspectType;
  /** Where it is on the canvas; empty = nowhere in particular. */
  readonly places: readonly (ComponentId | WireId)[];
  /** What the place is called. */
  readonly name: string;
  /** What runs out; null = it is no capacity. */
  readonly resource: ResourceKind | null;
  /** What is seen of it before anything is tried: "workers 97 % used". */
  readonly seen: string;
  /** What is changed: "16 workers instead of 8". */
  readonly lift: string;
  /** How much of the time it may be to blame for, about 0..1: only the order in which suspects are tried. */
  readonly suspicion: number;
  readonly change: Change;
}

/** What suspects are found from. */
export interface Premises {
  readonly document: Document;
  readonly stage: Stage;
  readonly kinds: Kinds;
  readonly evidence: Evidence;
  readonly figures: Replication;
  /** Time that a request takes in the mean, ms, above 0. */
  readonly meanMs: number;
}
