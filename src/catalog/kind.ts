/**
 * What every kind of component provides: a declaration that documents are checked against, how it looks on the canvas, how it behaves when it
 * runs, and how its use becomes lines of a bill. One folder a kind; help and icon lie beside it as plain files for the page.
 */
import type { Component, Configuration, KindDeclaration } from '#design';
import type { BillInput } from '#pricing';
import type { KindBehavior } from './behavior';

/** Measures of a component that the canvas can show; each is a column of a snapshot and a term of the glossary. */
export const measures = [
  'utilization',
  'queueLength',
  'inFlight',
  'workersBusy',
  'workers',
  'instancesUp',
  'instances',
  'instancesStarting',
  'instancesDraining',
  'arrivalRate',
  'throughput',
  'errorRate',
  'meanResponseMs',
  'p99ResponseMs',
  'memoryMiB',
  'connections',
  'connectionsLimit',
  'hitRatio',
  'entries',
  'cpuDemand',
  'vcpus',
  'refusedRate',
  'lagMs',
  'staleReadRate',
  'staleAnswerRate',
  'coldStartRate',
  'messagesWaiting',
  'messagesHeld',
  'eldestMessageMs',
  'receiveRate',
  'consumedRate',
  'deadLetters',
  'duplicates',
  'runsLeftOut',
  'messagesDropped',
  'messagesSampledOut',
  'partitions',
  'readUnitRate',
  'writeUnitRate',
] as const;
export type Measure = (typeof measures)[number];

/** How a component is drawn: the beam's measure with its word, and two or three measures under it, the most telling first. */
export interface KindFace {
  readonly beam: { readonly measure: 'utilization'; readonly label: string } | null;
  readonly foot: readonly { readonly measure: Measure; readonly label: string }[];
  /** The line under the name, from the configuration: "2 instances × 2 vCPU, 4 GiB". */
  readonly subtitle: (component: Component) => string;
}

/** A kind with a configuration of its own name in the palette ("Monolith"). */
export interface KindPreset {
  readonly label: string;
  readonly summary: string;
  readonly values: Configuration;
  /** Whether a host of this preset comes with a module of one operation. */
  readonly module: string | null;
}

/** The words under which the clouds sell it. */
export interface StandsFor {
  readonly aws: string;
  readonly azure: string;
  readonly googleCloud: string;
}

export interface KindSpec extends KindDeclaration {
  readonly face: KindFace;
  readonly presets: readonly KindPreset[];
  readonly standsFor: StandsFor;
  /** Words that the palette's search also finds it by. */
  readonly aliases: readonly string[];
}

/**
 * Metered quantities of one component over a span of time; a behavior lists which it emits. Totals of the span, in the unit of the name.
 * An invocation is a request that an instance took; GiB-seconds are the memory of instances times their use in billed steps, provisioned ones apart.
 * Transfers are counted at the sender, by where the receiver stands.
 */
export const meterNames = [
  'instance-hours',
  'requests',
  'new-connections',
  'connection-hours',
  'processed-gib',
  'received-gib',
  'written-gib',
  'internet-out-gib',
  'internet-in-gib',
  'cross-zone-gib',
  'cross-region-gib',
  'cpu-hours',
  'memory-gib-hours',
  'storage-gib-hours',
  'message-requests',
  'published-messages',
  'delivered-messages',
  'put-units',
  'reads',
  'writes',
  'io-operations',
  'invocations',
  'gib-seconds',
  'provisioned-gib-seconds',
  'read-units',
  'write-units',
  'state-transitions',
  'name-lookups',
] as const;
export type MeterName = (typeof meterNames)[number];

/** What the busiest second of all loads used, for sizes that the design leaves unlimited. */
export interface PeakUse {
  /** VCPUs busy in the busiest instance, of a processor at the station's speed. */
  readonly vcpus: number;
  /** Memory in use in the fullest instance; of a cache, what its entries take. */
  readonly memoryMiB: number;
  /** Entries held; 0 where there are none. */
  readonly entries: number;
}

export const noPeak: PeakUse = { vcpus: 0, memoryMiB: 0, entries: 0 };

/** A month's use of one component; meters that the kind does not emit are absent. */
export interface MonthlyUsage {
  readonly totals: ReadonlyMap<MeterName, number>;
  readonly peak: PeakUse;
  /** What a store's data sets hold at the start, and what half a month of writes adds to that. */
  readonly stored: { readonly initialGiB: number; readonly growthGiB: number };
}

export interface KindPricing {
  /** Meters that the lines below read, for the test that a used meter costs something. */
  readonly meters: readonly MeterName[];
  /** A month's lines of one component. Unit prices come from the price book. */
  readonly lines: (component: Component, usage: MonthlyUsage) => readonly BillInput[];
}

export interface Kind {
  readonly spec: KindSpec;
  readonly behavior: KindBehavior;
  readonly pricing: KindPricing;
}

/** Hours that instances stood in a month. */
export function usedHours({ totals }: MonthlyUsage): number {
  return totals.get('instance-hours') ?? 0;
}

const mibPerGib = 1024;

/** The size that an instance must have: as configured, or, where it is unlimited, what the busiest second at the peak load used, which the note says. */
export function sizeWanted({ configuration }: Component, { peak }: MonthlyUsage) {
  const { vcpus, memoryMiB } = configuration;
  const used = [
    ...(typeof vcpus === 'number' ? [] : [`${twoDigits(peak.vcpus)} vCPUs`]),
    ...(typeof memoryMiB === 'number' ? [] : [`${twoDigits(peak.memoryMiB)} MiB`]),
  ];
  return {
    vcpus: typeof vcpus === 'number' ? vcpus : peak.vcpus,
    gib: (typeof memoryMiB === 'number' ? memoryMiB : peak.memoryMiB) / mibPerGib,
    ...(used.length > 0 && {
      note: `Unlimited in the design: sized for the ${used.join(' and ')} that the busiest second used.`,
    }),
  };
}

const twoDigits = (value: number): string => String(Math.round(100 * value) / 100);

/** What a component sends to users, as a line; none when it sends nothing. */
export function internetLine({ id }: Component, { totals }: MonthlyUsage): readonly BillInput[] {
  const quantity = totals.get('internet-out-gib') ?? 0;
  if (quantity === 0) return [];
  return [
    {
      component: id,
      label: 'To the internet',
      priceItem: 'transfer.internet.out',
      quantity,
      meter: 'internet-out-gib',
      basis: 'measured',
      sharedBy: 'internet-bytes',
    },
  ];
}
