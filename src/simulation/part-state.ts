/** What a part is doing, in one word, and for whom it waits. */
import type { Figures } from './meters';
import { componentStates, type ComponentState } from './snapshot';

/** A resource above this share of its capacity is near its limit, and so is whoever holds it. */
const knee = 0.8;

export const stateNumber = (name: ComponentState): number => componentStates.indexOf(name);

export interface Standing {
  /** No instance is up. */
  readonly isDown: boolean;
  /** Instances are up, and none of them answers. */
  readonly isSilent: boolean;
  /** Callers want more connections than it admits. */
  readonly lacksConnections: boolean;
  /** Row of the component for which it waits longest; -1 = none. */
  readonly blocker: () => number;
}

/** The questions of a part's state: is it there, does it answer, does it wait for another, is it near its limit, do errors leave it. */
export function stateOf(row: Figures, standing: Standing): { readonly state: number; readonly blockedBy: number } {
  const state = wordFor(row, standing);
  return { state: stateNumber(state), blockedBy: state === 'blocked' ? standing.blocker() : -1 };
}

function wordFor(row: Figures, { isDown, isSilent, lacksConnections }: Standing): ComponentState {
  if (isDown) return 'off';
  if (isSilent) return 'hung';
  if (row.workersBusy / row.workers > knee && !(row.utilization > knee)) return 'blocked';
  if (row.utilization > knee || lacksConnections) return 'saturated';
  if (row.arrivalRate > 0 && row.errorRate / row.arrivalRate > 0.01) return 'failing';
  const isIdle = row.arrivalRate === 0 && row.inFlight === 0 && !(row.messagesWaiting + row.messagesHeld > 0);
  return isIdle ? 'starved' : 'working';
}
