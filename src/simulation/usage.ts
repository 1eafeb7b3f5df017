/** What components used since the engine's counters began: the meters of a span. */
import type { MeterName } from '#catalog';
import type { ComponentId } from '#design';
import { now, type Group } from '#engine';
import { executionsOf } from './compile-executions';
import type { Plant, Station } from './plant';

const gib = 1_073_741_824;
const msPerHour = 3_600_000;
const msPerSecond = 1000;
const mibPerGib = 1024;

export type Meters = Map<MeterName, number>;

/** Meters of every component, taken at an instant; two of them differ by what was used between. */
export function metersOf(plant: Plant): ReadonlyMap<ComponentId, Meters> {
  const meters = new Map<ComponentId, Meters>();
  for (const { id } of plant.stage.components) {
    const station = plant.stations.get(id);
    if (station) meters.set(id, stationMeters(plant, station));
  }
  return meters;
}

function stationMeters(plant: Plant, station: Station): Meters {
  const { group, id, roster } = station;
  let passed = 0;
  let received = 0;
  let toInternet = 0;
  for (const wire of plant.stage.wires) {
    const link = plant.links.get(wire.id);
    if (!link || !leadsTo(plant, wire, id)) continue;
    const { bytes, bytesBack } = link.tallies.total();
    passed += bytes;
    received += bytes - bytesBack;
    const isFromUsers = 'component' in wire.from && plant.stations.get(wire.from.component)?.plan.type === 'source';
    if (isFromUsers) toInternet += bytesBack;
  }
  const cpuMs = group.instances.reduce((sum, instance) => sum + instance.cpuMs(), 0);
  return new Map<MeterName, number>([
    ['instance-hours', roster.standingMs() / msPerHour],
    ['requests', group.arrivals],
    ...(group.resolver ? [['name-lookups', group.introductions] as const] : []),
    ['processed-gib', passed / gib],
    ['received-gib', received / gib],
    ['internet-out-gib', toInternet / gib],
    ['cpu-hours', cpuMs / msPerHour],
    ...onDemandMeters(group),
    ...executionMeters(station),
    ...messageMeters(station),
    ...unitMeters(group),
    ...copyMeters(group),
    ['io-operations', group.instances.reduce((sum, { devices }) => sum + (devices?.disk.count ?? 0), 0)],
  ]);
}

function onDemandMeters({ onDemand }: Group): readonly (readonly [MeterName, number])[] {
  if (!onDemand) return [];
  const { usedGibMs, keptGibMs } = onDemand.used();
  return [
    ['invocations', onDemand.measures.taken],
    ['gib-seconds', (usedGibMs - keptGibMs) / msPerSecond],
    ['provisioned-gib-seconds', keptGibMs / msPerSecond],
  ];
}

/** States entered, and the memory of executions that have ended for as long as they lasted. */
function executionMeters(station: Station): readonly (readonly [MeterName, number])[] {
  const { executions, responseSum } = station.group;
  const plan = executionsOf(station);
  if (!executions || !plan) return [];
  const gibMs = (responseSum * plan.memoryMiB) / mibPerGib;
  return [
    ['state-transitions', executions.transitions],
    ['gib-seconds', gibMs / msPerSecond],
  ];
}

/** What was written into a store that keeps copies of everything, and reads of the first of these. */
function copyMeters({ devices }: Group): readonly (readonly [MeterName, number])[] {
  if (!devices?.copies) return [];
  const { bytesWritten, followers } = devices.copies;
  return [
    ['written-gib', bytesWritten / gib],
    ['reads', followers[0]?.reads ?? 0],
  ];
}

/** Units that partitions gave. */
function unitMeters({ devices }: Group): readonly (readonly [MeterName, number])[] {
  if (!devices?.partitions) return [];
  const [reads, writes] = devices.partitions.units;
  return [
    ['read-units', reads],
    ['write-units', writes],
  ];
}

/** Requests to a broker: sends, receives and deletions; messages published and delivered; units written. */
function messageMeters({ group }: Station): readonly (readonly [MeterName, number])[] {
  const broker = group.devices?.broker;
  if (!broker) return [];
  const books = [...broker.subscriptions.values()].map(({ book }) => book.counts);
  const sum = (of: 'batches' | 'deletions' | 'receives') => books.reduce((total, each) => total + each[of], 0);
  return [
    ['message-requests', group.arrivals + sum('batches') + sum('deletions')],
    ['published-messages', broker.accepted],
    ['delivered-messages', sum('receives')],
    ['put-units', broker.units],
  ];
}

const bytesPerMib = 1_048_576;

/** Memory in use at this instant, MiB: of a cache what its entries take, of anything else that of its fullest instance; and the entries held. */
export function memoryNow({ group, instances }: Station): { readonly memoryMiB: number; readonly entries: number } {
  const memory = group.devices?.memory;
  if (memory) return { memoryMiB: memory.bytes(now()) / bytesPerMib, entries: memory.size(now()) };
  return { memoryMiB: Math.max(0, ...instances.map((each) => each.memoryInUse())), entries: 0 };
}

function leadsTo(plant: Plant, { to }: Plant['stage']['wires'][number], id: ComponentId): boolean {
  if ('component' in to) return to.component === id;
  const { module } = to;
  return plant.stage.components.some((component) => component.id === id && component.modules.includes(module));
}
