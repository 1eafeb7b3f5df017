/**
 * The part of a run that counts: from the end of warm-up to now. Counters of the engine grow from the start, so their values at the beginning are kept and
 * subtracted; distributions begin anew.
 */
import {
  machine,
  now,
  refusalReasons,
  type Group,
  type GroupDevices,
  type Instance,
  type Link,
  type RefusalReason,
} from '#engine';
import { brokerAt, type Plant } from './plant';

interface GroupMark {
  readonly arrivals: number;
  readonly completions: number;
  readonly failures: number;
  readonly refused: number;
  readonly responseSum: number;
  readonly lookups: number;
  readonly hits: number;
  readonly joined: number;
  readonly expiredUses: number;
  /** Of instances made on demand. */
  readonly coldStarts: number;
  readonly taken: number;
  readonly overdue: number;
  readonly usedMs: number;
  readonly usedGibMs: number;
  readonly keptGibMs: number;
}

interface InstanceMark {
  readonly arrivals: number;
  readonly busy: number;
  readonly waiting: number;
  readonly up: number;
  readonly cpuMs: number;
  readonly crashes: number;
}

interface LinkMark {
  readonly sent: number;
  readonly failed: number;
  readonly retried: number;
  readonly hedged: number;
  readonly dropped: number;
  readonly bytes: number;
  readonly answered: number;
  readonly latencySum: number;
  readonly rejected: number;
  readonly opened: number;
  readonly openMs: number;
  readonly lastingMs: number;
  readonly connected: number;
  readonly disconnected: number;
  readonly returned: number;
}

const notOnDemand = { coldStarts: 0, taken: 0, overdue: 0, usedMs: 0, usedGibMs: 0, keptGibMs: 0 };

function markGroup({ arrivals, completions, failures, refused, responseSum, devices, onDemand }: Group): GroupMark {
  const { lookups = 0, hits = 0, joined = 0, expiredUses = 0 } = devices ?? {};
  const { coldStarts, taken, overdue } = onDemand?.measures ?? notOnDemand;
  const counts = { arrivals, completions, failures, refused, responseSum, lookups, hits, joined, expiredUses };
  return { ...counts, coldStarts, taken, overdue, ...(onDemand?.used() ?? used(notOnDemand)) };
}

const used = ({ usedMs, usedGibMs, keptGibMs }: typeof notOnDemand) => ({ usedMs, usedGibMs, keptGibMs });

/** Time averages as integrals, level x ms. */
function markInstance(instance: Instance): InstanceMark {
  const { arrivals, busy, waiting, up, failed: crashes } = instance;
  const time = now();
  return {
    arrivals,
    busy: busy.integral(time),
    waiting: waiting.integral(time),
    up: up.integral(time),
    cpuMs: instance.cpuMs(),
    crashes,
  };
}

function markLink(link: Link): LinkMark {
  const { retried, hedged, dropped, breakers, lasting, tallies } = link;
  const { sent, failed, bytes, answered, latencySum } = tallies.total();
  const { rejected, opened } = breakers;
  return {
    sent,
    failed,
    retried,
    hedged,
    dropped,
    bytes,
    answered,
    latencySum,
    rejected,
    opened,
    openMs: openMsOf(link),
    lastingMs: lasting.open.integral(now()),
    connected: lasting.opened,
    disconnected: lasting.lost,
    returned: lasting.returned,
  };
}

/** Time that breakers of a link have been open, of all callers: an opening is counted in full at once, so what is left of it is taken off. */
function openMsOf(link: Link): number {
  if (link.breakers.opened === 0) return 0;
  let left = 0;
  for (const state of machine.world.linkStates.values())
    if (state.link === link) left += state.breaker?.openFor(now()) ?? 0;
  return link.breakers.openMs - left;
}

type Numbers<Mark> = { readonly [Name in keyof Mark]: number };

function difference<Mark extends Numbers<Mark>>(after: Mark, before: Mark | undefined): Mark {
  if (!before) return after;
  const names = Object.keys(after) as (keyof Mark)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Mark;
}

/** Live entries of a memory, looked at once a second. */
interface EntryCount {
  sum: number;
  looks: number;
}

export type TurnedAwayCounts = Readonly<Partial<Record<RefusalReason, number>>>;

function beginDevices({ keyUse, partitions, copies }: GroupDevices): void {
  keyUse?.clear();
  partitions?.beginWindow();
  for (const { measures } of copies?.followers ?? []) measures.reset();
}

export class Window {
  private begin = 0;
  private readonly plant: Plant;
  private readonly groups = new Map<Group, GroupMark>();
  private readonly refusals = new Map<Group, readonly number[]>();
  private readonly instances = new Map<Instance, InstanceMark>();
  private readonly links = new Map<Link, LinkMark>();
  private readonly entries = new Map<Group, EntryCount>();

  constructor(plant: Plant) {
    this.plant = plant;
  }

  /** Length so far, ms. */
  get lengthMs(): number {
    return now() - this.begin;
  }

  /** Everything before this instant is left out. */
  beginNow(): void {
    const time = now();
    this.begin = time;
    this.entries.clear();
    machine.world.forgetWork();
    for (const station of this.plant.stations.values()) {
      const { group, cluster, roster } = station;
      this.groups.set(group, markGroup(group));
      this.refusals.set(group, Array.from(group.refusals));
      group.measures.resetAt(time);
      group.inside.resetAt(time);
      group.gap.resetAt(time);
      group.up.resetAt(time);
      group.onDemand?.measures.resetAt(time);
      cluster?.beginWindow();
      roster.beginWindow();
      if (group.devices) beginDevices(group.devices);
      brokerAt(station)?.beginWindow();
      for (const instance of group.instances) this.beginInstance(instance);
    }
    for (const link of this.plant.links.values()) {
      this.links.set(link, markLink(link));
      link.connections.resetAt(time);
    }
  }

  private beginInstance(instance: Instance): void {
    this.instances.set(instance, markInstance(instance));
    instance.inside.resetAt(now());
    instance.busy.forgetExtremes();
    instance.waiting.forgetExtremes();
  }

  closeSecond(): void {
    for (const { group } of this.plant.stations.values()) {
      const { memory } = group.devices ?? {};
      if (!memory || now() <= this.begin) continue;
      const count = this.entries.get(group) ?? { sum: 0, looks: 0 };
      count.sum += memory.size(now());
      count.looks++;
      this.entries.set(group, count);
    }
  }

  /** Attempts turned away in the window, by the reasons for which any were. */
  turnedAwayOf(group: Group): TurnedAwayCounts {
    const before = this.refusals.get(group);
    const counts = refusalReasons.map((reason, at) => [reason, group.refusals[at]! - (before?.[at] ?? 0)] as const);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  ofGroup(group: Group): GroupMark {
    return difference(markGroup(group), this.groups.get(group));
  }

  ofInstance(instance: Instance): InstanceMark {
    return difference(markInstance(instance), this.instances.get(instance));
  }

  ofLink(link: Link): LinkMark {
    return difference(markLink(link), this.links.get(link));
  }

  /** Mean number of live entries; null = not looked at yet, or no memory. */
  meanEntries(group: Group): number | null {
    const count = this.entries.get(group);
    return count ? count.sum / count.looks : null;
  }
}
