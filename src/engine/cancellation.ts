/** Cancellation: a visit whose caller has given up hears of it one latency later and stops at its next step. */
import { now, schedule } from './calendar';
import { linkOf } from './call-state';
import * as f from './frames';
import type { Link } from './link';
import { machine } from './state';
import { cutTransfer } from './transfers';

function cancelVisit(visit: number, link: Link): void {
  const canceller = f.allocate(f.kinds.canceller);
  f.adopt(visit, canceller);
  schedule(canceller, now() + link.oneWayMs());
}

/** The word has come: from now on the time of the visit is over. */
export function deliverCancellation(canceller: number): void {
  const visit = f.livingParent(canceller);
  f.release(canceller);
  if (visit < 0) return;
  machine.cancels = true;
  f.setDeadline(visit, Number.NEGATIVE_INFINITY);
}

/** A branch or round within the process shares the fate of the visit it is part of. */
export function shareFate(inner: number): void {
  for (let row = f.livingParent(inner); row >= 0; row = f.livingParent(row)) {
    if (f.kind[row] === f.kinds.join || f.flags[row]! & f.flag.inner) continue;
    if (f.deadlineOf(row) === Number.NEGATIVE_INFINITY) f.setDeadline(inner, Number.NEGATIVE_INFINITY);
    return;
  }
}

/** The visit runs on as nobody's; with cancellation it hears of that. */
export function abandonVisit(call: number): void {
  const visit = f.children[call]!;
  if (visit >= 0) {
    f.parents[visit] = -1;
    machine.abandons = true;
    cutTransfer(visit, machine.world.instance(f.places[call]!));
    const link = linkOf(call);
    if (link?.options.cancels) cancelVisit(visit, link);
  }
  f.children[call] = -1;
}
