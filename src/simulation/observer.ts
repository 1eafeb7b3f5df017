/** For those who look at a run request by request, tests above all: what the report sums up, told one by one. Watching changes no number of the run. */
import type { ComponentId, TrafficClassId } from '#design';
import { frames, late, machine, now, type Watcher } from '#engine';
import type { Plant } from './plant';

/** A client request that ended. */
export interface RequestSeen {
  readonly trafficClass: TrafficClassId;
  /** Number within its class, from 0. */
  readonly ordinal: number;
  readonly arrivedMs: number;
  readonly endedMs: number;
  readonly outcome: 'success' | 'late' | 'failed';
}

/** A visit at a component's instance: one execution of an operation or verb. */
export interface VisitSeen {
  readonly component: ComponentId;
  /** Number of the instance within its component, from 0. */
  readonly instance: number;
  /** Number of the client request within its class, and the entity that it is about. */
  readonly ordinal: number;
  readonly key: number;
  readonly arrivedMs: number;
}

export interface VisitEnded extends VisitSeen {
  readonly beganMs: number;
  readonly endedMs: number;
  /** Work drawn by the visit itself, ms: its computations and waits, not those of branches. */
  readonly workMs: number;
  readonly isWell: boolean;
}

export interface LookupSeen {
  readonly component: ComponentId;
  readonly key: number;
  readonly isHit: boolean;
  readonly atMs: number;
}

/** Whatever is not listened to costs nothing. */
export interface RunObserver {
  readonly requestEnded?: (request: RequestSeen) => void;
  readonly visitArrived?: (visit: VisitSeen) => void;
  readonly visitEnded?: (visit: VisitEnded) => void;
  readonly lookedUp?: (lookup: LookupSeen) => void;
  /** So many instances of a component are up from this instant on. */
  readonly upChanged?: (component: ComponentId, up: number, atMs: number) => void;
}

export function requestSeen(trafficClass: TrafficClassId, request: number, outcome: number): RequestSeen {
  return {
    trafficClass,
    ordinal: frames.ordinals[request]!,
    arrivedMs: frames.begun[request]!,
    endedMs: now(),
    outcome: outcome === 0 ? 'success' : outcome === late ? 'late' : 'failed',
  };
}

/** Tells an observer what the engine's rows mean in the design. */
export function watcherOf(plant: Plant, observer: RunObserver): Watcher | null {
  const { visitArrived, visitEnded, lookedUp } = observer;
  if (!visitArrived && !visitEnded && !lookedUp) return null;
  const components = new Map<number, ComponentId>();
  const componentOf = (group: number): ComponentId => {
    for (const station of plant.stations.values()) components.set(station.group.row, station.id);
    return components.get(group) as ComponentId;
  };
  const seen = (visit: number): VisitSeen => {
    const { group, ordinal } = machine.world.instance(frames.places[visit]!);
    return {
      component: components.get(group) ?? componentOf(group),
      instance: ordinal,
      ordinal: frames.ordinals[visit]!,
      key: frames.entities[visit]!,
      arrivedMs: frames.begun[visit]!,
    };
  };
  return {
    visitArrived: (visit) => visitArrived?.(seen(visit)),
    visitEnded: (visit) =>
      visitEnded?.({
        ...seen(visit),
        beganMs: frames.served[visit]!,
        endedMs: now(),
        workMs: frames.worked[visit]!,
        isWell: frames.outcomes[visit] === 0,
      }),
    lookedUp: (group, key, isHit) =>
      lookedUp?.({ component: components.get(group) ?? componentOf(group), key, isHit, atMs: now() }),
  };
}
