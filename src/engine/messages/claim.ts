/**
 * Messages in the hands of a consumer. Each claim has a frame: the visit that works on the messages answers to it, and the claim's time runs under it.
 * The frame is kept until the visit is back, so that a success that comes too late is still seen.
 */
import { attemptBegun } from '../call-state';
import { cancel, now, schedule } from '../calendar';
import { addTo } from '../cells';
import { tallyCells } from '../tallies';
import type { Destination } from '../destination';
import * as f from '../frames';
import { causes } from '../causes';
import type { Copy } from './message';

/** Who handed the messages over. */
export interface ClaimHolder {
  /** Whether an answer finds anybody. */
  readonly hears: boolean;
  /** The consumer's answer has come: 0 = a good end, else the cause. */
  answered(claim: Claim, outcome: number): void;
  /** The claim's time is over. */
  lapsed(claim: Claim): void;
  /** A consumer worked on these to a good end. */
  worked(claim: Claim, copies: readonly Copy[]): void;
}

export interface Claim {
  readonly holder: ClaimHolder;
  readonly copies: readonly Copy[];
  /** Where they went. */
  readonly way: Destination;
  /** Life of the consumer's instance that took them. */
  readonly epoch: number;
  /** Of the messages, those that the consumer's own steps failed. */
  readonly failed: Set<Copy>;
  /** Whether the consumer tells which ones failed; else one that fails is the failure of all. */
  readonly reportsEach: boolean;
  frame: number;
  /** Nobody waits for the visit any more, since it answered or died. */
  isAnswered: boolean;
  /** The broker counts on it no longer: its messages may be received again, or are gone. */
  isLapsed: boolean;
  /** The broker died and has forgotten its messages: only what comes of this work decides what becomes of them. */
  isForgotten: boolean;
  /** The consumer's work is over, and what it did counts, whatever becomes of the answer. */
  isWorked: boolean;
}

/** A claim as it begins. */
export function claimOn(copies: readonly Copy[], way: Destination, holder: ClaimHolder, reportsEach: boolean): Claim {
  return {
    holder,
    copies,
    way,
    epoch: way.instance.epoch,
    failed: new Set(),
    reportsEach,
    frame: -1,
    isAnswered: false,
    isLapsed: false,
    isForgotten: false,
    isWorked: false,
  };
}

const claims = new Map<number, Claim>();

export function resetClaims(): void {
  claims.clear();
}

export function openClaim(claim: Claim): void {
  claim.frame = f.allocate(f.kinds.delivery);
  claims.set(claim.frame, claim);
}

/** The claim ends at this instant, whatever else it was to end at. */
export function lapseAt(claim: Claim, atMs: number): void {
  schedule(claim.frame, atMs);
}

/** Nothing more is to come of it. */
export function closeClaim(claim: Claim): void {
  cancel(claim.frame);
  claims.delete(claim.frame);
  f.release(claim.frame);
}

/** Closes it once its visit is back and its time is over. */
export function closeIfOver(claim: Claim): void {
  if (claim.isAnswered && claim.isLapsed) closeClaim(claim);
}

/** The event of a claim's frame. A lapsed one whose visit will never be back is forgotten by it. */
export function claimEvent(frame: number): number {
  const claim = claims.get(frame);
  if (!claim) return -1;
  if (claim.isLapsed) closeClaim(claim);
  else claim.holder.lapsed(claim);
  return -1;
}

/** What its wire counts of an answer. */
function countAnswer({ tally }: Destination, sinceMs: number, isWell: boolean): void {
  addTo(tally + tallyCells.answered, 1);
  addTo(tally + tallyCells.latencySum, now() - sinceMs);
  if (!isWell) addTo(tally + tallyCells.failed, 1);
}

/** The visit is back with its outcome. */
export function claimAnswered(frame: number, outcome: number): number {
  const claim = claims.get(frame);
  if (!claim) return -1;
  claim.isAnswered = true;
  f.children[frame] = -1;
  workedOn(claim, outcome);
  countAnswer(claim.way, attemptBegun[frame]!, outcome === 0);
  // An answer to a broker that is not there is lost: the claim ends when its time is over.
  if (claim.holder.hears) claim.holder.answered(claim, outcome);
  else closeIfOver(claim);
  return -1;
}

/** The claim of which a visit is the work, or a branch, round or inner call of it; null = it is done for a caller. */
export function claimOf(visit: number): Claim | null {
  for (let row = visit; row >= 0;) {
    const isPart = f.kind[row] === f.kinds.join || (f.flags[row]! & f.flag.inner) !== 0;
    row = f.livingParent(row);
    if (!isPart) return row >= 0 ? (claims.get(row) ?? null) : null;
  }
  return null;
}

/** Whether the consumer itself says so, and not its death. */
export const isConsumersOwn = (outcome: number): boolean => outcome !== causes.reset;

/** The visit of a claim is over: what it did to a good end is done, even if nobody hears of it. */
export function countWorked(visit: number): void {
  const parent = f.livingParent(visit);
  const claim = parent >= 0 ? claims.get(parent) : undefined;
  if (!claim) return;
  for (const copy of claim.copies) copy.workMs = f.worked[visit]!;
  workedOn(claim, f.outcomes[visit]!);
}

export function workedOn(claim: Claim, outcome: number): void {
  if (claim.isWorked) return;
  claim.isWorked = true;
  claim.holder.worked(claim, doneBy(claim, outcome));
}

/** Whether the visit of a claim may still come back. */
export const isUnderWay = ({ frame }: Claim): boolean => (f.children[frame] ?? -1) >= 0;

/** The messages that are done when a claim is answered. */
export function doneBy({ copies, failed }: Claim, outcome: number): readonly Copy[] {
  return outcome === 0 ? copies.filter((copy) => !failed.has(copy)) : [];
}
