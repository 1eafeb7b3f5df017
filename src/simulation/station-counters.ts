/** Counters of a component, whose differences are the rates of a second. */
import { now, type Group, type Instance } from '#engine';
import { placesOf } from './places-of';

/** Counters that rates are the differences of, by their places in a mark. */
export const counter = placesOf([
  'arrivals',
  'completions',
  'failures',
  'refused',
  /** Attempts refused at callers for lack of a connection here. */
  'refusedConnections',
  'responseSum',
  'cpuMs',
  'busyMs',
  /** Instance ms up. */
  'upMs',
  'lookups',
  'hits',
  /** Lookups that ended with an expired entry. */
  'expiredUses',
  'coldStarts',
] as const);

export type Counter = keyof typeof counter;

export const counters = Object.keys(counter).length;

/** What the counters of a group show now. */
export function readCounters(group: Group, into: Float64Array): void {
  const first = group.instances[0]?.devices ?? null;
  into[counter.arrivals] = group.arrivals;
  into[counter.completions] = group.completions;
  into[counter.failures] = group.failures;
  into[counter.refused] = group.refused;
  into[counter.responseSum] = group.responseSum;
  into[counter.lookups] = first?.lookups ?? 0;
  into[counter.hits] = first?.hits ?? 0;
  into[counter.expiredUses] = first?.expiredUses ?? 0;
  into[counter.coldStarts] = group.onDemand?.measures.coldStarts ?? 0;
  readInstances(group.instances, into);
}

function readInstances(instances: readonly Instance[], into: Float64Array): void {
  const time = now();
  let [cpuMs, busyMs, upMs, refused] = [0, 0, 0, 0];
  for (const instance of instances) {
    cpuMs += instance.cpuMs();
    busyMs += instance.busy.integral(time);
    upMs += instance.up.integral(time);
    refused += instance.devices?.refusedConnections ?? 0;
  }
  into[counter.cpuMs] = cpuMs;
  into[counter.busyMs] = busyMs;
  into[counter.upMs] = upMs;
  into[counter.refusedConnections] = refused;
}
