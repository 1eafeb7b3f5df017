/** What a part is doing, in one word, and for whom it waits. */
import { placesOf } from './places-of';
import { componentColumns, componentStates, type ComponentState } from './snapshot';

/** A resource above this share of its capacity is near its limit, and so is whoever holds it. */
const knee = 0.8;

export const stateNumber = (name: ComponentState): number => componentStates.indexOf(name);

/** Whether it is there and answers: no instance is up, or instances are up and none of them answers. */
export type Presence = 'there' | 'gone' | 'silent';

const place = placesOf(componentColumns);

/** The questions of a part's state, asked of its columns: is it there, does it answer, does it wait for another, is it near its limit, do errors leave it. */
export function stateOf(columns: Float64Array, presence: Presence, lacksConnections: boolean): ComponentState {
  if (presence !== 'there') return presence === 'gone' ? 'off' : 'hung';
  const utilization = columns[place.utilization]!;
  if (columns[place.workersBusy]! / columns[place.workers]! > knee && !(utilization > knee)) return 'blocked';
  if (utilization > knee || lacksConnections) return 'saturated';
  const arrivals = columns[place.arrivalRate]!;
  if (arrivals > 0 && columns[place.errorRate]! / arrivals > 0.01) return 'failing';
  return arrivals === 0 && isEmpty(columns) ? 'starved' : 'working';
}

/** A schedule has its next run to wait for. */
const isEmpty = (columns: Float64Array): boolean =>
  Number.isNaN(columns[place.runsLeftOut]!) &&
  columns[place.inFlight] === 0 &&
  !(columns[place.messagesWaiting]! + columns[place.messagesHeld]! > 0);
