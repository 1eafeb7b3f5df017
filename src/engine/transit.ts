/** Messages between processes: latency, transfer, loss that delays. */
import { now, schedule, scheduleAfter } from './calendar';
import { wayOf } from './call-state';
import { addTo } from './cells';
import { tallyCells } from './tallies';
import { flag, flags, keyHigh, keyLow } from './frames';
import type { Link } from './link';
import { machine } from './state';
import { derivedKey, deriveKey, purposes, siteOf, uniformOf } from './random';

/** A lost message is sent again after this, doubling, ms. */
const resendMs = 200;
const mostResends = 10;

/** Delay by losses of one message: drawn for each sending, so a live edit of the loss acts at once. */
function lossDelay(frame: number, link: Link, direction: number): number {
  const ratio = link.loss();
  let delay = 0;
  let pause = resendMs;
  for (let sending = 0; sending < mostResends; sending++) {
    deriveKey(keyHigh[frame]!, keyLow[frame]!, siteOf(link.options.id, purposes.loss), 2 * sending + direction);
    if (uniformOf(derivedKey[0]!, derivedKey[1]!) >= ratio) break;
    delay += pause;
    pause *= 2;
  }
  return delay;
}

/** Whether a connection is opened for a visit, which takes two round trips and a handshake. */
export const opensConnection = (visit: number, { options }: Link): boolean =>
  options.lasting === null ? !options.keepAlive : (flags[visit]! & flag.opens) !== 0;

/** The frame is the visit at the callee's end; the site that called has callers of one group. */
function count(frame: number, link: Link, bytes: number, direction: 0 | 1): void {
  const { tally } = wayOf(frame)!;
  addTo(tally + tallyCells.bytes, bytes);
  if (direction === 1) addTo(tally + tallyCells.bytesBack, bytes);
  if (machine.watcher) machine.watcher.crossed(frame, link.row, bytes, direction);
}

/**
 * The frame's message of so many bytes crosses the link. Direction: 0 there, 1 back. Returns the frame when it has crossed at once, else -1: the frame
 * is resumed when it has.
 */
export function cross(frame: number, link: Link, bytes: number, direction: 0 | 1): number {
  const { msPerByte } = link.options;
  const isOpen = direction === 1 || !opensConnection(frame, link);
  count(frame, link, bytes, direction);
  const oneWayMs = link.oneWayMs();
  const loss = link.loss();
  if (loss === 0 && (msPerByte === 0 || bytes === 0) && isOpen) {
    if (oneWayMs === 0) return frame;
    scheduleAfter(frame, oneWayMs, link.latencyLane());
    return -1;
  }
  const roundTrips = isOpen ? 0 : 2;
  const delay =
    (1 + 2 * roundTrips) * oneWayMs + bytes * msPerByte + (loss > 0 ? lossDelay(frame, link, direction) : 0);
  if (delay === 0) return frame;
  schedule(frame, now() + delay);
  return -1;
}
