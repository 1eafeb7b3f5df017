/** Steps that fail messages: in a batch each message fails by its own draw, and where the consumer reports each, only those that did come again. */
import * as f from '../frames';
import { causes } from '../causes';
import { chance } from '../keys';
import { advance, failWith } from '../progress';
import { claimOf, type Claim } from './claim';
import type { Copy } from './message';

/** `fails` says of a message and its place in the batch whether it fails here; `cause` is that of the operation when too many do. */
function failSome(visit: number, at: number, fails: (copy: Copy, place: number) => boolean, cause: number): number {
  const claim = claimOf(visit);
  if (!claim) return advance(visit, at);
  claim.copies.forEach((copy, place) => {
    if (!claim.failed.has(copy) && fails(copy, place)) claim.failed.add(copy);
  });
  return isFailed(claim) ? failWith(visit, cause) : advance(visit, at);
}

/** Without a report of each, one that fails is the failure of all. */
const isFailed = ({ copies, failed, reportsEach }: Claim): boolean =>
  reportsEach ? failed.size === copies.length : failed.size > 0;

/** Each message fails with a probability. */
export function failByChance(visit: number, at: number, step: FailStep): number {
  if (!claimOf(visit))
    return chance(visit, step.site, 0) < step.ratio ? failWith(visit, step.cause) : advance(visit, at);
  return failSome(visit, at, (_copy, place) => chance(visit, step.site, place) < step.ratio, step.cause);
}

export interface FailStep {
  /** Keys its draws. */
  readonly site: number;
  readonly ratio: number;
  readonly cause: number;
}

/** Messages fail that were received at most so often; a call is no delivery, and passes. */
export function failFirst(visit: number, at: number, deliveries: number, cause: number): number {
  return failSome(visit, at, ({ receives }) => receives <= deliveries, cause);
}

/** Whoever worked on poison has failed. */
export function failPoison(visit: number, at: number): number {
  if (f.flags[visit]! & f.flag.inner) return advance(visit, at);
  return failSome(visit, at, ({ message }) => message.isPoison, causes.failed);
}
