/**
 * One whole design: modules placed in components, joined by wires. A stage reads as complete; only storage holds differences.
 * Meaning (modules, components, wires, zones) and layout (where things are drawn) are separate parts, so that moving a box never invalidates a run.
 */
import type { Distribution } from './distribution';
import type {
  ComponentId,
  CredentialId,
  DataSetId,
  KindId,
  ModuleId,
  NeedId,
  NoteId,
  OperationId,
  StageId,
  TrafficClassId,
  WireId,
  ZoneId,
} from './ids';
import type { HostPolicy } from './host-policy';
import type { DeliveryPolicy, WirePolicy } from './policy';
import type { Protocol, RequestStyle } from './protocol';
import type { Step } from './steps';

export interface Operation {
  readonly id: OperationId;
  readonly name: string;
  /** Empty = a static file: an object store can serve it. */
  readonly steps: readonly Step[];
}

/** Something a module cannot do without: another module's operations or a store. */
export interface Need {
  readonly id: NeedId;
  readonly name: string;
  readonly protocol: Protocol;
}

export interface RuntimeTraits {
  /** CPU times are multiplied by it, 0.01..100. */
  readonly cpuFactor: number;
  /** Memory of the runtime itself, MiB per instance. */
  readonly baseMemoryMiB: number;
  /** Start time of a fresh function instance in ms; null = that of the host. */
  readonly coldStartMs: Distribution | null;
}

export interface Runtime extends RuntimeTraits {
  /** Name of a runtime ("compiled", "scripted"); effort is assumed by it, and the document may replace the traits of all modules that have it. */
  readonly name: string;
}

export interface Module {
  readonly id: ModuleId;
  readonly name: string;
  readonly operations: readonly Operation[];
  readonly needs: readonly Need[];
  readonly runtime: Runtime;
  /** Memory the module keeps per instance, MiB, without its runtime. */
  readonly memoryMiB: number;
  /** Memory per request that holds a worker, MiB. */
  readonly memoryPerRequestMiB: number;
  /** Accelerator its host must have; null = none. */
  readonly accelerator: string | null;
  readonly credentials: readonly CredentialId[];
  readonly note: string;
}

/** A value of a kind's parameter: a number in the parameter's unit, a word of a choice, a switch, a distribution; null = unlimited or off. */
export type ParameterValue = number | string | boolean | null | Distribution;
export type Configuration = Readonly<Record<string, ParameterValue>>;

export interface Component {
  readonly id: ComponentId;
  readonly kind: KindId;
  /** Version of the kind that the configuration was written for, 1 or more; an older one is migrated when read. */
  readonly kindVersion: number;
  readonly name: string;
  /** Every parameter of the kind with its value. */
  readonly configuration: Configuration;
  /** Modules standing in this host, top row first; empty for other components. */
  readonly modules: readonly ModuleId[];
  /** Traffic classes this source sends; empty for other components. */
  readonly trafficClasses: readonly TrafficClassId[];
  /** Zones to which instances are dealt in turn; empty = the stage's only, unnamed zone. */
  readonly zones: readonly ZoneId[];
  /** Messages held at the start (queues), entries filled at the start (caches) are parameters; data sets kept here: */
  readonly dataSets: readonly DataSetId[];
  /** Limits, scaling and rollout of a host or gateway; null = none of them. */
  readonly hostPolicy: HostPolicy | null;
  readonly note: string;
}

/** A wire starts at a module's need, or at a component that sends by itself (users, routers, brokers). */
export type WireSource = { readonly component: ComponentId } | { readonly need: NeedId };
/** A wire ends at a component's interface, or at a module wherever that stands: placement decides what such a wire costs. */
export type WireTarget = { readonly component: ComponentId } | { readonly module: ModuleId };

export interface Wire {
  readonly id: WireId;
  readonly protocol: Protocol;
  readonly from: WireSource;
  readonly to: WireTarget;
  /** One-way latency in ms; null = follows from placement. */
  readonly latencyMs: number | null;
  /** Bits a second; null = unlimited. */
  readonly bandwidthBitsPerSecond: number | null;
  /** Probability that a message is lost and sent again, 0..1. */
  readonly lossRatio: number;
  /** CPU time for each message and side, ms. */
  readonly serializationMs: number;
  /** CPU time for each KiB and side, ms. */
  readonly serializationMsPerKiB: number;
  /** False = every call pays two round trips and a handshake first. */
  readonly keepAlive: boolean;
  /** CPU time of a handshake, ms, on the callee. */
  readonly handshakeMs: number;
  /** Share of this wire among those of a router; null = number of instances behind it. */
  readonly weight: number | null;
  /** How requests are spoken; nothing but a request has a style. */
  readonly style: RequestStyle;
  /** Who was bound over a WebSocket and lost it comes back after a time drawn between 0 and this, ms; 0 = at once. */
  readonly reconnectJitterMs: number;
  readonly policy: WirePolicy;
  /** How a broker hands messages to the consumer at the end of the wire; null = one by one as it has free workers, and everywhere but behind a broker. */
  readonly delivery: DeliveryPolicy | null;
  readonly note: string;
}

export interface Zone {
  readonly id: ZoneId;
  readonly name: string;
  readonly region: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where things are drawn, on a grid of 10. No part of the meaning: no run and no digest depends on it. */
export interface Layout {
  readonly components: Readonly<Record<string, Point>>;
  readonly notes: readonly CanvasNote[];
}

export interface CanvasNote {
  readonly id: NoteId;
  readonly text: string;
  readonly at: Point;
}

export interface Stage {
  readonly id: StageId;
  readonly name: string;
  readonly note: string;
  readonly modules: readonly Module[];
  readonly components: readonly Component[];
  readonly wires: readonly Wire[];
  readonly zones: readonly Zone[];
  readonly layout: Layout;
}
