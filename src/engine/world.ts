/**
 * The tables of a run that are not frames: groups of instances, call sites, links. Objects made when a design is compiled or edited, looked up by row;
 * nothing here is made per event.
 */
import type { CallSite } from './call-site';
import type { Chooser } from './chooser';
import { Destination, type Lead } from './destination';
import { totals } from './kernel';
import * as sum from './kernel/tables/totals';
import { LinkState, type Link } from './link';
import type { Group, GroupDevices } from './group';
import type { Instance } from './station';
import * as f from './frames';
import type { Unit } from './unit';

/** A pool of connections to a store that admits only so many. */
interface StorePool {
  readonly state: LinkState;
  /** Row of the calling instance. */
  readonly caller: number;
  readonly devices: GroupDevices;
  wanted: number;
}

/** Opens the connections that a pool lacks as far as its store has any left; whether that changed anything. Those in use are never cut: a pool that shrinks closes those that are free. */
function openConnections({ state: { pool }, devices, wanted }: StorePool, { memory }: Instance): boolean {
  if (!pool) return false;
  const target = Math.max(wanted, pool.used);
  const granted = Math.min(target - pool.size, Math.max(0, devices.maxConnections - devices.connections));
  pool.size += granted;
  devices.connections += granted;
  memory.pooled += granted;
  return granted !== 0;
}

const isKept = ({ state, wanted }: StorePool): boolean => wanted > 0 || (state.pool?.size ?? 0) > 0;

/** All tables of a run. There is one for good, emptied between runs: what never changes identity is what the compiler can see through. */
export class World {
  readonly groups: Group[] = [];
  readonly instances: Instance[] = [];
  readonly sites: CallSite[] = [];
  readonly links: Link[] = [];
  /** Pools of connections to stores that admit only so many. */
  pools: StorePool[] = [];
  readonly units: Unit[] = [];
  readonly choosers = new Map<string, Chooser>();
  /** States of links by `caller/link` or `caller/link/node`, shared by the sites that use them. */
  readonly linkStates = new Map<string, LinkState>();
  /** The same by their rows, those included that were replaced and that calls under way still have. */
  readonly states: LinkState[] = [];
  readonly destinations: Destination[] = [];
  /** Visits begun and ended since the start. */
  get executionsBegun(): number {
    return totals[sum.executionsBegun]!;
  }

  set executionsBegun(count: number) {
    totals[sum.executionsBegun] = count;
  }

  get executionsEnded(): number {
    return totals[sum.executionsEnded]!;
  }

  set executionsEnded(count: number) {
    totals[sum.executionsEnded] = count;
  }

  /** Visits that were worked on and the ms that took, in the window that counts; of these, those for nobody any more. */
  get work() {
    return {
      visits: totals[sum.workVisits]!,
      ms: totals[sum.workMs]!,
      wastedVisits: totals[sum.wastedVisits]!,
      wastedMs: totals[sum.wastedMs]!,
    };
  }

  reset(): void {
    for (const table of [
      this.groups,
      this.instances,
      this.sites,
      this.links,
      this.pools,
      this.units,
      this.states,
      this.destinations,
    ])
      table.length = 0;
    this.choosers.clear();
    this.linkStates.clear();
    this.executionsBegun = 0;
    this.executionsEnded = 0;
    this.forgetWork();
  }

  /** Work is counted from now on. */
  forgetWork(): void {
    totals.fill(0, sum.workVisits, sum.wastedMs + 1);
  }

  group(row: number): Group {
    return this.groups[row]!;
  }

  instance(row: number): Instance {
    return this.instances[row]!;
  }

  site(row: number): CallSite {
    return this.sites[row]!;
  }

  /** A site, whose callers are of one group, leads to other instances from now on; attempts under way keep where they went. */
  lead(site: CallSite, caller: number, leads: readonly Lead[]): void {
    const made = leads.map((each) => this.destinationOf(site, caller, each));
    site.calledFrom = this.group(caller).instances;
    site.lead(made);
  }

  /** What a site leads to already is not made again: a run of many failovers leads often. */
  private destinationOf(site: CallSite, caller: number, lead: Lead): Destination {
    const known = site.to(lead.instance.row);
    if (known?.link === lead.link && known.entry === lead.entry && known.weight === lead.weight) return known;
    const made = new Destination(this.destinations.length, site, lead, {
      caller,
      group: this.group(lead.instance.group),
    });
    this.destinations.push(made);
    return made;
  }

  /** Tells of every visit inside the instances with these rows: when it came, and when it began (null = it waits). */
  visitsAt(rows: ReadonlySet<number>, tell: (visit: { arrivedMs: number; begunMs: number | null }) => void): void {
    const isInside = (row: number) =>
      f.kind[row] === f.kinds.visit && (f.flags[row]! & f.flag.computing) !== 0 && rows.has(f.places[row]!);
    for (const row of f.framesThat(isInside))
      tell({ arrivedMs: f.begun[row]!, begunMs: f.flags[row]! & f.flag.holdsSlot ? f.served[row]! : null });
  }

  /** A node of a store has a state of its own, since it has connections of its own; all that a link leads to else share one. */
  linkStateOf(caller: Instance, link: Link, { devices, row }: Instance): LinkState {
    const name = `${caller.row}/${link.row}${devices ? `/${row}` : ''}`;
    const known = this.linkStates.get(name);
    if (known?.isCurrent()) return known;
    const made = new LinkState(this.states.length, link, caller.row, known);
    this.states.push(made);
    this.linkStates.set(name, made);
    if (made.pool !== (known?.pool ?? null)) this.replacePool(known, made, devices);
    return made;
  }

  /** A new pool opens its connections; an old one keeps only those in use. */
  private replacePool(known: LinkState | undefined, made: LinkState, devices: GroupDevices | null): void {
    if (known?.pool) for (const pool of this.pools) if (pool.state.pool === known.pool) pool.wanted = 0;
    if (!made.pool || !devices) return;
    made.pool.size = 0;
    const caller = this.instance(made.caller);
    const wanted = Math.min(caller.poolLimit, made.link.options.pool?.places ?? 0);
    const pool = { state: made, caller: made.caller, devices, wanted };
    this.pools.push(pool);
    openConnections(pool, caller);
  }

  /** Pools get the connections they want as far as their store has any left; whether that changed anything. */
  openPools(): boolean {
    let isChanged = false;
    for (const pool of this.pools) if (openConnections(pool, this.instance(pool.caller))) isChanged = true;
    if (!this.pools.every(isKept)) this.pools = this.pools.filter(isKept);
    return isChanged;
  }

  /** Callers keep nothing for a node any more: its pools keep only the connections in use, and whoever calls it again begins anew. */
  forgetNode(instance: Instance): void {
    for (const pool of this.pools) {
      if (pool.devices !== instance.devices) continue;
      pool.wanted = 0;
      openConnections(pool, this.instance(pool.caller));
    }
    for (const site of this.sites) site.forgetNode(instance.row);
    for (const name of this.linkStates.keys())
      if (name.split('/')[2] === String(instance.row)) this.linkStates.delete(name);
  }

  /** An instance that restarts has nothing left of what it kept; its connections are free for others. */
  forgetCaller(caller: Instance): void {
    const closed = this.pools.filter((pool) => pool.caller === caller.row);
    for (const { state, devices } of closed) devices.connections -= state.pool?.size ?? 0;
    this.pools = this.pools.filter((pool) => pool.caller !== caller.row);
    for (const pool of closed) caller.memory.pooled -= pool.state.pool?.size ?? 0;
    for (const site of this.sites) site.forget(caller.row);
    for (const table of [this.choosers, this.linkStates])
      for (const name of table.keys()) if (name.startsWith(`${caller.row}/`)) table.delete(name);
  }
}
