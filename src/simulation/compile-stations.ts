/** Components to groups of instances with their processors, devices and memories; and the same again when a running design is edited. */
import { kindOf, type ComponentPlan, type IoPlan, type KeyMemoryPlan, type StationPlan } from '#catalog';
import { idNumber, type Component } from '#design';
import {
  compileDistribution,
  configureProcessor,
  createClock,
  createProcessor,
  disband,
  Group,
  Instance,
  Disk,
  type DiskOptions,
  LruMemory,
  machine,
  now,
  SharedLine,
  TokenBucket,
  type GroupDevices,
  type LruOptions,
  type ProcessorOptions,
  type StationLimits,
} from '#engine';
import { brokerOf } from './broker-options';
import { setAdmission } from './compile-gate';
import { configurePartitions, partitionsOf } from './partition-options';
import type { Plant, Station } from './plant';
import { Roster } from './roster';
import { boundsAt, scalingOf } from './scaling-policy';
import { Versions } from './versions';

export const unlimited = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

/** What a kind makes of a component's configuration; a component of an unknown kind cannot run. */
export function planOf(component: Component): ComponentPlan {
  const kind = kindOf(component.kind);
  if (!kind) throw new Error(`no kind ${component.kind}`);
  return kind.behavior.plan(component);
}

/** Sources and routers are one logical device with room for everything, but for a router's connections. */
export function stationPlanOf(plan: ComponentPlan): StationPlan | null {
  return plan.type === 'host' || plan.type === 'store' ? plan.station : null;
}

export function limitsOf(plan: ComponentPlan): StationLimits {
  const station = stationPlanOf(plan);
  const connections = plan.type === 'router' ? plan.router.connectionLimit : null;
  if (!station)
    return {
      slots: unlimited(connections),
      queue: connections === null ? Number.POSITIVE_INFINITY : 0,
      vcpus: Number.POSITIVE_INFINITY,
      speed: 1,
    };
  return {
    slots: unlimited(station.workers),
    queue: unlimited(station.backlog),
    vcpus: unlimited(station.vcpus),
    speed: station.speed,
  };
}

const sharesCpu = (station: StationPlan): boolean => station.vcpus !== null || station.sigma > 0 || station.kappa > 0;

const processorOptions = (station: StationPlan): ProcessorOptions => ({
  vcpus: unlimited(station.vcpus),
  speed: station.speed,
  sigma: station.sigma,
  kappa: station.kappa,
});

/** Bytes a ms that the transfers of an instance share. */
const uplinkOptions = (bits: number): ProcessorOptions => ({ vcpus: 1, speed: bits / 8000, sigma: 0, kappa: 0 });

function newProcessor(options: ProcessorOptions): number {
  return createProcessor(createClock(), options);
}

/** One more instance of a station, up at once; whoever wants it to boot says so. One that is gone comes again before there is another. */
export function addInstance(station: Station): Instance {
  const gone = station.plan.type === 'host' && station.group.instances.find(({ state }) => state === 'gone');
  return gone ? bringBack(station, gone) : freshInstance(station);
}

/** Nothing is left in it of what it was. */
function bringBack(station: Station, instance: Instance): Instance {
  const { plan, group } = station;
  Object.assign(instance.limits, limitsOf(plan));
  const hardware = stationPlanOf(plan);
  if (hardware) configureHardware(instance, hardware);
  instance.memory.leaked = 0;
  instance.crashes = 0;
  instance.lastCrashMs = Number.NEGATIVE_INFINITY;
  instance.epoch++;
  instance.state = 'up';
  instance.up.set(now(), 1);
  group.up.change(now(), 1);
  station.instances.push(instance);
  return instance;
}

function freshInstance(station: Station): Instance {
  const instance = newInstance(station);
  station.group.add(instance);
  station.instances.push(instance);
  return instance;
}

/** An instance before it is anybody's. */
export function newInstance(station: Station): Instance {
  const { group, plan } = station;
  const instance = new Instance(machine.world.instances.length, group.row, group.instances.length, limitsOf(plan));
  machine.world.instances.push(instance);
  instance.zone = zoneOf(station, instance.ordinal);
  const kept = keptBy(plan);
  if (kept) instance.devices = newDevices(kept);
  if (plan.type === 'store' && instance.devices) instance.devices.broker = brokerOf(instance, plan.broker, station.id);
  const hardware = stationPlanOf(plan);
  if (hardware && sharesCpu(hardware)) instance.processor = newProcessor(processorOptions(hardware));
  if (hardware?.bandwidthBitsPerSecond) instance.uplink = newProcessor(uplinkOptions(hardware.bandwidthBitsPerSecond));
  return instance;
}

/** Instances are dealt to the zones of their component in turn. */
function zoneOf({ component: { zones } }: Station, ordinal: number): number {
  const zone = zones[ordinal % Math.max(1, zones.length)];
  return zone === undefined ? -1 : idNumber(zone);
}

function lruOptions(memory: KeyMemoryPlan): LruOptions {
  return {
    entries: unlimited(memory.capacityEntries),
    bytes: memory.capacityMiB === null ? Number.POSITIVE_INFINITY : memory.capacityMiB * 1_048_576,
    ttlMs: unlimited(memory.ttlMs),
    staleMs: memory.staleIfErrorMs ?? 0,
    renewedByUse: memory.ttlFrom === 'last-use',
  };
}

const noIo: IoPlan = { timeMs: { type: 'constant', value: 0 }, concurrency: null, operationsPerSecond: null };

/** What a node keeps beside its station. */
type Kept = Pick<Extract<ComponentPlan, { type: 'store' }>, 'maxConnections' | 'io' | 'memory' | 'partitions'>;

/** A router keeps answers where it remembers any; null = nothing is kept. */
function keptBy(plan: ComponentPlan): Kept | null {
  if (plan.type === 'store') return plan;
  const answers = plan.type === 'router' ? plan.router.answers : undefined;
  return answers ? { maxConnections: null, io: null, memory: answers.memory } : null;
}

function newDevices(plan: Kept): GroupDevices {
  return {
    maxConnections: unlimited(plan.maxConnections),
    connections: 0,
    refusedConnections: 0,
    disk: new Disk(diskOptions(plan.io ?? noIo)),
    isFull: false,
    partitions: partitionsOf(plan.partitions),
    copies: null,
    broker: null,
    replication: null,
    follower: null,
    memory: plan.memory && new LruMemory(lruOptions(plan.memory)),
    coalescing: plan.memory?.coalescing ?? false,
    fetches: new Map(),
    locks: new Map(),
    buckets: [],
    bucketOfVerb: new Map(),
    lookups: 0,
    hits: 0,
    joined: 0,
    expiredUses: 0,
    keyUse: plan.memory ? new Map() : null,
  };
}

function diskOptions(io: IoPlan): DiskOptions {
  return {
    places: unlimited(io.concurrency),
    times: compileDistribution(io.timeMs),
    gapMs: io.operationsPerSecond === null ? 0 : 1000 / io.operationsPerSecond,
  };
}

/** One line before all instances, or none any more: then what waits in it fails. */
function setLine(group: Group, plan: ComponentPlan): void {
  const hardware = stationPlanOf(plan);
  if (!hardware?.sharesBacklog) disband(group);
  else if (group.line) group.line.limit = unlimited(hardware.backlog);
  else group.line = new SharedLine(unlimited(hardware.backlog));
}

/** Instances that stand ready when a component starts: a scaled one has its fewest. */
function firstInstances(component: Component, plan: ComponentPlan): number {
  const policy = scalingOf(component, plan);
  return policy ? boundsAt(policy, now()).min : (stationPlanOf(plan)?.instances ?? 1);
}

export function addStation(plant: Plant, component: Component): Station {
  const plan = planOf(component);
  const count = firstInstances(component, plan);
  const station = newStation(component, plan, count);
  setAdmission(station, component, null);
  plant.stations.set(component.id, station);
  if (plan.type === 'host' && plan.onDemand) return station;
  for (let i = 0; i < count; i++) station.roster.enters(addInstance(station));
  station.roster.recount(station.instances);
  return station;
}

/** A station without instances. */
export function newStation(component: Component, plan: ComponentPlan, count: number): Station {
  const { world } = machine;
  const group = new Group(world.groups.length);
  world.groups.push(group);
  const station: Station = {
    id: component.id,
    component,
    plan,
    group,
    instances: [],
    fault: 'none',
    cluster: null,
    roster: new Roster(count),
    scaler: null,
    memory: { limit: Number.POSITIVE_INFINITY, base: 0, perVisit: 0, perConnection: 0 },
    startListeners: new Set(),
    versions: new Versions(),
    rollout: null,
    inbox: null,
  };
  const hardware = stationPlanOf(plan);
  group.serializes = hardware?.serializes ?? false;
  group.isStore = plan.type === 'store';
  setLine(group, plan);
  return station;
}

/** New numbers for a station that runs. Nobody is evicted: what is too much goes when it is free. The number of instances is changed elsewhere. */
export function configureStation(station: Station, component: Component): void {
  const plan = planOf(component);
  setAdmission(station, component, station.component);
  station.component = component;
  station.plan = plan;
  setLine(station.group, plan);
  const hardware = stationPlanOf(plan);
  for (const instance of station.instances) {
    Object.assign(instance.limits, limitsOf(plan));
    if (hardware) configureHardware(instance, hardware);
    const kept = keptBy(plan);
    if (kept && instance.devices) configureDevices(instance.devices, kept);
    if (plan.type === 'store') brokerOf(instance, plan.broker, station.id);
  }
}

function configureHardware(instance: Instance, hardware: StationPlan): void {
  if (instance.processor >= 0) configureProcessor(instance.processor, processorOptions(hardware));
  else if (sharesCpu(hardware)) instance.processor = newProcessor(processorOptions(hardware));
  const bits = hardware.bandwidthBitsPerSecond;
  if (instance.uplink >= 0) configureProcessor(instance.uplink, uplinkOptions(bits ?? unlimitedBits));
  else if (bits) instance.uplink = newProcessor(uplinkOptions(bits));
}

/** Bits a second at which a transfer takes no time worth counting. */
const unlimitedBits = 1e15;

function configureDevices(devices: GroupDevices, plan: Kept): void {
  devices.maxConnections = unlimited(plan.maxConnections);
  devices.disk.configure(diskOptions(plan.io ?? noIo));
  if (plan.memory) devices.memory?.configure(lruOptions(plan.memory), now());
  devices.coalescing = plan.memory?.coalescing ?? false;
  configurePartitions(devices, plan.partitions);
}

/** The bucket of a station for a quota of a verb; one that is there keeps its tokens and gets the new numbers. */
export function bucketOf(devices: GroupDevices, verb: string, ratePerSecond: number, burst: number): number {
  const known = devices.bucketOfVerb.get(verb);
  if (known !== undefined) {
    devices.buckets[known]?.configure(ratePerSecond / 1000, burst, now());
    return known;
  }
  const row = devices.buckets.push(new TokenBucket(ratePerSecond / 1000, burst, burst, now())) - 1;
  devices.bucketOfVerb.set(verb, row);
  return row;
}
