/** For those who look at a run request by request, tests above all: what the report sums up, told one by one. Watching changes no number of the run. */
import type { ComponentId, OperationId, TrafficClassId } from '#design';
import { frames, late, machine, now, type Copy, type MessageEnd, type Watcher } from '#engine';
import { stationOfGroup, type Plant } from './plant';
import type { Traffic } from './traffic';
import { watchUses, type UseSeen } from './uses';

/** A client request that ended. */
export interface RequestOver {
  readonly trafficClass: TrafficClassId;
  /** What it asked for. */
  readonly operation: OperationId;
  /** Number within its class, from 0. */
  readonly ordinal: number;
  readonly arrivedMs: number;
  readonly endedMs: number;
  readonly outcome: 'success' | 'late' | 'failed';
}

export interface RequestSeen extends RequestOver {
  /** All work drawn for it up to its end, wherever it was done, in the order in which it was drawn. */
  readonly demands: readonly Demand[];
}

/** Work of one step, or of one verb at a store. */
export interface Demand {
  /** Number of the step and purpose of the draw, the same wherever the step runs. */
  readonly site: number;
  /** At the speed of one reference vCPU, ms. */
  readonly ms: number;
}

/** What was drawn for the requests under way. */
export class Demands {
  private readonly drawn = new Map<string, Demand[]>();

  note(visit: number, demand: Demand): void {
    const key = requestKey(visit);
    const known = this.drawn.get(key);
    if (known) known.push(demand);
    else this.drawn.set(key, [demand]);
  }

  /** Those of a request that ended, which are then forgotten. */
  take(request: number): readonly Demand[] {
    const key = requestKey(request);
    const demands = this.drawn.get(key) ?? [];
    this.drawn.delete(key);
    return demands;
  }
}

/** A request's entry and its number within the class tell it from all others. */
const requestKey = (frame: number): string => `${frames.flows[frame]}/${frames.ordinals[frame]}`;

/** A visit at a component's instance: one execution of an operation or verb. */
export interface VisitSeen {
  readonly component: ComponentId;
  /** Number of the instance within its component, from 0. */
  readonly instance: number;
  /** Row of the entry that it is done for: with the number below it tells a client request from all others. */
  readonly flow: number;
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
  /** A broker handed it over: it is about one message of its batch, and done for all of them. */
  readonly isDelivery: boolean;
}

export interface LookupSeen {
  readonly component: ComponentId;
  readonly key: number;
  readonly isHit: boolean;
  readonly atMs: number;
}

/** A message that is over in one subscription. */
export interface MessageSeen {
  /** Its broker. */
  readonly component: ComponentId;
  /** Entry operation of the request that it was sent for; null = it waited when the run began, or its source is gone. */
  readonly operation: OperationId | null;
  /** Of the request that it was sent for, as visits have them. */
  readonly flow: number;
  readonly ordinal: number;
  /** Entity that it is about. */
  readonly key: number;
  /** Place in the order of acceptance, from 1. */
  readonly number: number;
  readonly sentMs: number;
  readonly endedMs: number;
  readonly receives: number;
  /** Work that was drawn for it when it was worked on last, ms; 0 = nobody did. */
  readonly workMs: number;
  readonly end: MessageEnd;
}

/** Whatever is not listened to costs nothing. */
export interface RunObserver {
  /** The same as `requestEnded` without what was drawn: calls keep their short way. */
  readonly requestOver?: (request: RequestOver) => void;
  readonly requestEnded?: (request: RequestSeen) => void;
  readonly visitArrived?: (visit: VisitSeen) => void;
  readonly visitEnded?: (visit: VisitEnded) => void;
  readonly lookedUp?: (lookup: LookupSeen) => void;
  /** What was used of a component, and for whom. */
  readonly used?: (use: UseSeen) => void;
  readonly messageEnded?: (message: MessageSeen) => void;
  /** So many instances of a component are up from this instant on. */
  readonly upChanged?: (component: ComponentId, up: number, atMs: number) => void;
}

interface RequestEnd {
  readonly trafficClass: TrafficClassId;
  readonly operation: OperationId;
  readonly request: number;
  readonly outcome: number;
}

function requestOver({ request, outcome, ...sort }: RequestEnd): RequestOver {
  return {
    ...sort,
    ordinal: frames.ordinals[request]!,
    arrivedMs: frames.begun[request]!,
    endedMs: now(),
    outcome: outcome === 0 ? 'success' : outcome === late ? 'late' : 'failed',
  };
}

export function tellEnd(observer: RunObserver, demands: Demands, end: RequestEnd): void {
  observer.requestOver?.(requestOver(end));
  observer.requestEnded?.({ ...requestOver(end), demands: demands.take(end.request) });
}

/** Tells an observer what the engine's rows mean in the design. */
export function watcherOf(plant: Plant, observer: RunObserver, demands: Demands, traffic: Traffic): Watcher | null {
  const { requestEnded, visitArrived, visitEnded, lookedUp, used } = observer;
  if (!requestEnded && !visitArrived && !visitEnded && !lookedUp && !used) return null;
  const uses = used && watchUses(plant, (flow) => traffic.operationOf(flow), used);
  const components = new Map<number, ComponentId>();
  const componentOf = (group: number): ComponentId => {
    const id = stationOfGroup(plant, group)?.id as ComponentId;
    components.set(group, id);
    return id;
  };
  const seen = (visit: number): VisitSeen => {
    const { group, ordinal } = machine.world.instance(frames.places[visit]!);
    return {
      component: components.get(group) ?? componentOf(group),
      instance: ordinal,
      flow: frames.flows[visit]!,
      ordinal: frames.ordinals[visit]!,
      key: frames.entities[visit]!,
      arrivedMs: frames.begun[visit]!,
    };
  };
  return {
    visitArrived: (visit) => {
      visitArrived?.(seen(visit));
      uses?.visitArrived(visit);
    },
    visitEnded: (visit) => {
      visitEnded?.({
        ...seen(visit),
        beganMs: frames.served[visit]!,
        endedMs: now(),
        workMs: frames.worked[visit]!,
        isWell: frames.outcomes[visit] === 0,
        isDelivery: frames.kind[frames.parents[visit]!] === frames.kinds.delivery,
      });
      uses?.visitEnded(visit);
    },
    lookedUp: (group, key, isHit) =>
      lookedUp?.({ component: components.get(group) ?? componentOf(group), key, isHit, atMs: now() }),
    demanded: (visit, site, ms) => requestEnded && demands.note(visit, { site, ms }),
    computed: (visit, ms) => uses?.computed(visit, ms),
    crossed: (visit, link, bytes, direction) => uses?.crossed(visit, link, bytes, direction),
    branched: () => {},
    branchEnded: () => {},
    attemptFailed: () => {},
  };
}

/** Tells an observer of messages what the engine tells of copies. */
export function messagesSeen(
  run: { readonly plant: Plant; readonly traffic: Traffic },
  tell: (message: MessageSeen) => void,
) {
  return (group: number, { message, receives, workMs }: Copy, end: MessageEnd): void => {
    const station = stationOfGroup(run.plant, group);
    if (!station) return;
    const { number, sentMs, flow, ordinal, entity: key } = message;
    const operation = run.traffic.operationOf(flow) ?? null;
    tell({
      component: station.id,
      operation,
      flow,
      ordinal,
      key,
      number,
      sentMs,
      endedMs: now(),
      receives,
      workMs,
      end,
    });
  };
}
