/** Future events, which the kernel keeps: each resumes a frame at a time, in the order (time, sequence of scheduling). */
import { host, kernel, totals } from './kernel';
import * as failures from './kernel/tables/failures';
import * as sum from './kernel/tables/totals';

export const { cancel, schedule, scheduleAfter, scheduleInLane, takeNext, takeReady } = kernel;

/** What `takeNext` gives when the next entry is stale, and when nothing is due. */
export const stale = -1;
export const nothing = -2;

const laneOfDelay = new Map<number, number>();

const messages = {
  [failures.heapIsFull]: 'More events are pending than a run can hold: something grows without end.',
  [failures.readyIsFull]: 'More happens at one instant than a run can hold: something grows without end.',
  [failures.timeIsNoNumber]: 'A time came out as no number: some figure of the design is too large or too small.',
  [failures.integersAreFull]: 'The design and its changes have more choices than a run can keep: reset the run.',
  [failures.cellsAreFull]: 'The design and its changes have more parts than a run can measure: reset the run.',
  [failures.ringsAreFull]: 'More timers wait than a run can hold: something grows without end.',
  [failures.streamsAreFull]: 'a run has at most 1048576 random streams',
};

host.raise = (failure) => {
  throw new RangeError(messages[failure as keyof typeof messages]);
};

/** Simulated time of the event being handled, ms. */
export const now = (): number => totals[sum.present]!;

/** Moves the clock to an instant before the next event. */
export function setNow(time: number): void {
  totals[sum.present] = time;
}

/** Events after this time are not due. */
export function limitTo(time: number): void {
  totals[sum.limit] = time;
}

export function resetCalendar(): void {
  kernel.resetCalendar();
  laneOfDelay.clear();
}

/** Whether the frame waits for an event. */
export const isScheduled = (frame: number): boolean => kernel.isScheduled(frame) === 1;

/** The lane of timers of this length, ms, made at its first use; -1 when there are too many lanes already. */
export function laneOf(delay: number): number {
  const known = laneOfDelay.get(delay);
  if (known !== undefined) return known;
  const lane = kernel.createLane(delay);
  if (lane >= 0) laneOfDelay.set(delay, lane);
  return lane;
}
