/** What a station has counted so far, to take differences of. */
import { now, type Group, type Instance } from '#engine';

/** Since the start. */
export interface StationMark {
  arrivals: number;
  completions: number;
  failures: number;
  refused: number;
  /** Attempts refused at callers for lack of a connection here. */
  refusedConnections: number;
  responseSum: number;
  cpuMs: number;
  busyMs: number;
  /** Instance ms up. */
  upMs: number;
  lookups: number;
  hits: number;
  coldStarts: number;
  ioCount: number;
}

export const noMark: StationMark = {
  arrivals: 0,
  completions: 0,
  failures: 0,
  refused: 0,
  refusedConnections: 0,
  responseSum: 0,
  cpuMs: 0,
  busyMs: 0,
  upMs: 0,
  lookups: 0,
  hits: 0,
  coldStarts: 0,
  ioCount: 0,
};

export const sum = (instances: readonly Instance[], of: (instance: Instance) => number): number =>
  instances.reduce((total, instance) => total + of(instance), 0);

export function markOf(group: Group): StationMark {
  const devices = group.instances.flatMap((each) => each.devices ?? []);
  const first = devices[0];
  return {
    arrivals: group.arrivals,
    completions: group.completions,
    failures: group.failures,
    refused: group.refused,
    refusedConnections: devices.reduce((total, each) => total + each.refusedConnections, 0),
    responseSum: group.responseSum,
    cpuMs: sum(group.instances, (instance) => instance.cpuMs()),
    busyMs: sum(group.instances, (instance) => instance.busy.integral(now())),
    upMs: sum(group.instances, (instance) => instance.up.integral(now())),
    lookups: first?.lookups ?? 0,
    hits: first?.hits ?? 0,
    coldStarts: group.onDemand?.measures.coldStarts ?? 0,
    ioCount: devices.reduce((total, each) => total + each.disk.count, 0),
  };
}
