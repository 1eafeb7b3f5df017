/**
 * What a stage was compiled to: for each thing of the document its rows in the engine's tables. Kept through live edits, so that a thing that was not
 * touched keeps its state.
 */
import type { ComponentPlan } from '#catalog';
import type { Component, ComponentId, Document, Stage, WireId } from '#design';
import { SharedLimit, type Broker, type CallSite, type Group, type Instance, type Link } from '#engine';
import type { Cluster } from './cluster';
import type { Autoscaler } from './autoscaler';
import { StruckThings } from './laid';
import type { ModuleUnits } from './module-units';
import type { Rollout } from './rollout';
import type { Roster } from './roster';
import type { Versions } from './versions';
import type { CallTarget } from './ways';

/** A component in the engine. */
export interface Station {
  readonly id: ComponentId;
  component: Component;
  plan: ComponentPlan;
  readonly group: Group;
  /** Live instances, oldest first; those that drain or went are not among them. */
  instances: Instance[];
  /** What memory each has and how it is used up, MiB. */
  memory: Pick<Instance['memory'], 'limit' | 'base' | 'perVisit' | 'perConnection'>;
  /** Hear of each start of an instance on demand. */
  readonly startListeners: Set<(instance: Instance) => void>;
  /** Fault in force by which all of it is silent or down. */
  fault: 'none' | 'hang' | 'outage';
  /** The roles of its instances; null = all do the same. */
  cluster: Cluster | null;
  readonly roster: Roster;
  readonly versions: Versions;
  /** The rollout under way; null = none is. */
  rollout: Rollout | null;
  /** What adds and takes instances by what is measured; null = their number is that of the design. */
  scaler: Autoscaler | null;
  /** Where events wait that a host is sent and nobody waits for; null = nobody sends it any. */
  inbox: Inbox | null;
}

/** A broker that belongs to a host, and the way from there to the host's door. */
export interface Inbox {
  readonly station: Station;
  readonly link: Link;
}

/** Where a call site leads, to be resolved whenever the design changes. */
export interface SiteTarget {
  readonly site: CallSite;
  /** Component whose instances call. */
  readonly caller: ComponentId;
  /** Number of the caller's version that calls from here. */
  readonly version: number;
  readonly target: CallTarget;
}

export interface Plant {
  document: Document;
  stage: Stage;
  readonly seed: number;
  /** Somebody wants to hear of each client request that ends, well or badly: from the beginning, or since an edit. */
  hearsEnds: boolean;
  readonly stations: Map<ComponentId, Station>;
  readonly links: Map<WireId, Link>;
  readonly units: Map<string, ModuleUnits>;
  /** Sites of the present code; earlier code keeps its own until its frames end. */
  targets: SiteTarget[];
  /** Entry of a program by `component/operation`, `component/verb`, `component/commit`; of a version of an operation that was deployed by `component/operation#version`. */
  readonly entries: Map<string, number>;
  /** Named locks of each host, by number. */
  readonly lockNames: Map<ComponentId, string[]>;
  /** Instances in use that all hosts together may have whose instances are made on demand. */
  readonly account: SharedLimit;
  /** All that there were, oldest first. */
  readonly rollouts: Rollout[];
  /** Faults in force that the compiled programs and the sources follow. */
  readonly struck: StruckThings;
  /** Site of an entry operation by `component/mix entry`. */
  readonly entrySites: Map<string, CallSite>;
}

export const programName = (component: string, what: string, version = 0): string =>
  version === 0 ? `${component}/${what}` : `${component}/${what}#${version}`;

/** What hands messages on at a component: the broker that it is, or that of its inbox; null = nothing does. */
export const brokerAt = ({ group, inbox }: Station): Broker | null =>
  group.devices?.broker ?? inbox?.station.group.devices?.broker ?? null;

/** The component to which a group of the engine belongs; undefined = it was taken away. */
export function stationOfGroup({ stations }: Pick<Plant, 'stations'>, row: number): Station | undefined {
  for (const station of stations.values())
    if (station.group.row === row || station.inbox?.station.group.row === row) return station;
  return undefined;
}

/** Nothing is compiled yet. */
export const newPlant = (of: Pick<Plant, 'document' | 'stage' | 'seed' | 'hearsEnds'>): Plant => ({
  ...of,
  stations: new Map(),
  links: new Map(),
  units: new Map(),
  targets: [],
  entries: new Map(),
  entrySites: new Map(),
  lockNames: new Map(),
  account: new SharedLimit(),
  rollouts: [],
  struck: new StruckThings(),
});
