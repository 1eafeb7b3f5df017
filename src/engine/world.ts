/**
 * The tables of a run that are not frames: groups of instances, call sites, links. Objects made when a design is compiled or edited, looked up by row;
 * nothing here is made per event.
 */
import { Chooser, type ChooserOptions, type Member } from './chooser';
import { LinkState, type Link } from './link';
import type { Group, GroupDevices } from './group';
import type { Instance } from './station';
import { now } from './calendar';
import { answers, type Reading } from './replication';
import * as f from './frames';

/** What one calling instance keeps for one call site. */
interface CallerState {
  readonly chooser: Chooser;
  /** By row of the instance called. */
  readonly links: (LinkState | undefined)[];
}

export interface Destination extends Member {
  readonly link: Link;
  /** Where its program begins at this instance's group. */
  readonly entry: number;
}

export interface SiteOptions {
  /** Step number that keys the call's draws. */
  readonly step: number;
  readonly countRow: number;
  readonly probability: number;
  readonly requestBytesRow: number;
  readonly responseBytesRow: number;
  /** Demand at the station, distribution; -1 = the station's own. */
  readonly demandRow: number;
  readonly keyChoice: 'request' | 'item' | 'drawn' | 'one';
  /** Population of the data set, for keys drawn anew; -1 = none. */
  readonly populationRow: number;
  /** Number of the data set. */
  readonly dataSet: number;
  readonly entryBytesRow: number;
}

/** Whether callers keep one state for both: it is the same link, and not two nodes of a store. */
const sharesState = (a: Destination, b: Destination): boolean =>
  a.link === b.link && (a.instance === b.instance || (!a.instance.devices && !b.instance.devices));

/** A place in a program from which something is called. Where it leads changes with the design. */
export class CallSite {
  readonly row: number;
  readonly options: SiteOptions;
  /** Program that runs within the caller's own slot; -1 = the call leaves the process. */
  innerEntry = -1;
  /** Row of the module at this instance, for counting what modules do. */
  innerModule = -1;
  /** Whether the call passes on what it was given: key, attempt and demands are those of the visit. */
  forwards = false;
  destinations: readonly Destination[] = [];
  /** Those of them that are chosen from: of a replicated store the nodes that answer what is asked here. */
  candidates: readonly Destination[] = [];
  /** Which nodes of a replicated store it asks. */
  reading: Reading = 'primary';
  /** Whether it leads somewhere, and over one link only. */
  hasOneLink = false;
  chooserOptions: ChooserOptions;
  /** Group whose checks tell the chooser who is healthy; -1 = nobody checks. */
  checkedBy = -1;
  /** Number that keys the choosers' own draws. */
  readonly chooserId: number;
  private readonly seed: number;
  private readonly callers: (CallerState | undefined)[] = [];
  private byInstance: (Destination | undefined)[] = [];
  private readonly shared: Map<string, Chooser>;

  constructor(
    row: number,
    options: SiteOptions,
    chooser: {
      readonly seed: number;
      readonly id: number;
      readonly options: ChooserOptions;
      readonly shared: Map<string, Chooser>;
    },
  ) {
    this.row = row;
    this.options = options;
    this.seed = chooser.seed;
    this.chooserId = chooser.id;
    this.chooserOptions = chooser.options;
    this.shared = chooser.shared;
  }

  /** Leads to other instances from now on. */
  lead(destinations: readonly Destination[]): void {
    const candidates = destinations.filter(({ instance }) => answers(instance, this.reading));
    const [first] = candidates;
    this.destinations = destinations;
    this.candidates = candidates.length === destinations.length ? destinations : candidates;
    this.hasOneLink =
      first !== undefined &&
      this.reading !== 'read-your-writes' &&
      candidates.every((each) => sharesState(each, first));
    this.byInstance = [];
    for (const destination of destinations) this.byInstance[destination.instance.row] = destination;
    for (const caller of this.callers) caller?.chooser.configure(this.chooserOptions, this.candidates);
  }

  to(instance: number): Destination | undefined {
    return this.byInstance[instance];
  }

  chooserOf(caller: Instance): Chooser {
    return this.stateOf(caller).chooser;
  }

  /** The caller's state at the link to an instance. */
  linkState(caller: Instance, destination: Destination, world: World): LinkState {
    const { links } = this.stateOf(caller);
    const { instance, link } = destination;
    const known = links[instance.row];
    if (known && known.link === link) return known;
    const made = world.linkStateOf(caller, link, instance);
    links[instance.row] = made;
    return made;
  }

  /** What callers keep for a node is of no use any more. */
  forgetNode(instance: number): void {
    for (const caller of this.callers) if (caller) caller.links[instance] = undefined;
  }

  /** A caller that restarted has nothing left of what it kept. */
  forget(caller: number): void {
    this.callers[caller] = undefined;
  }

  private stateOf(caller: Instance): CallerState {
    const known = this.callers[caller.row];
    if (known) return known;
    const made: CallerState = { chooser: this.chooserFor(caller), links: [] };
    this.callers[caller.row] = made;
    return made;
  }

  /** Sites of one caller that lead to the same instances share one chooser: its counts are the caller's, not the site's. */
  private chooserFor(caller: Instance): Chooser {
    const rows = this.destinations.map(({ instance }) => instance.row).join();
    const name = `${caller.row}/${this.chooserId}/${this.reading}/${rows}`;
    const known = this.shared.get(name);
    if (known) return known;
    const chooser = new Chooser(this.chooserOptions, {
      seed: this.seed,
      id: this.chooserId,
      ordinal: caller.ordinal,
      zone: caller.zone,
    });
    chooser.configure(this.chooserOptions, this.candidates);
    this.shared.set(name, chooser);
    return chooser;
  }
}

/** A module in a group: what it did there. */
export interface Unit {
  readonly group: number;
  /** Fault: share of its operations that end in an error. */
  errorRatio: number;
  arrivals: number;
  failures: number;
  cpuMs: number;
  responseSum: number;
}

/** A pool of connections to a store that admits only so many. */
interface StorePool {
  readonly state: LinkState;
  /** Row of the calling instance. */
  readonly caller: number;
  readonly devices: GroupDevices;
  wanted: number;
}

/** Opens the connections that a pool lacks as far as its store has any left. Those in use are never cut: a pool that shrinks closes those that are free. */
function openConnections({ state: { pool }, devices, wanted }: StorePool): void {
  if (!pool) return;
  const target = Math.max(wanted, pool.used);
  const granted = Math.min(target - pool.size, Math.max(0, devices.maxConnections - devices.connections));
  pool.size += granted;
  devices.connections += granted;
}

const noWork = { visits: 0, ms: 0, wastedVisits: 0, wastedMs: 0 };

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
  /** Called when the observer should hear of a client request's end. */
  executionsBegun = 0;
  executionsEnded = 0;
  /** Visits that were worked on and the ms that took, in the window that counts; of these, those for nobody any more. */
  work = { ...noWork };

  reset(): void {
    for (const table of [this.groups, this.instances, this.sites, this.links, this.pools, this.units]) table.length = 0;
    this.choosers.clear();
    this.linkStates.clear();
    this.executionsBegun = 0;
    this.executionsEnded = 0;
    this.work = { ...noWork };
  }

  /** Work is counted from now on. */
  forgetWork(): void {
    this.work = { ...noWork };
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

  /** Tells of every visit inside the instances with these rows: when it came, and when it began (null = it waits). */
  visitsAt(rows: ReadonlySet<number>, tell: (visit: { arrivedMs: number; begunMs: number | null }) => void): void {
    for (let row = 0; row < f.frameTop(); row++) {
      const flags = f.flags[row]!;
      if (f.kind[row] !== f.kinds.visit || !(flags & f.flag.computing) || !rows.has(f.places[row]!)) continue;
      tell({ arrivedMs: f.begun[row]!, begunMs: flags & f.flag.holdsSlot ? f.served[row]! : null });
    }
  }

  /** A node of a store has a state of its own, since it has connections of its own; all that a link leads to else share one. */
  linkStateOf(caller: Instance, link: Link, { devices, row }: Instance): LinkState {
    const name = `${caller.row}/${link.row}${devices ? `/${row}` : ''}`;
    const known = this.linkStates.get(name);
    if (known?.isCurrent()) return known;
    const made = new LinkState(link, caller.row, now(), known);
    this.linkStates.set(name, made);
    if (made.pool !== (known?.pool ?? null)) this.replacePool(known, made, devices);
    return made;
  }

  /** A new pool opens its connections; an old one keeps only those in use. */
  private replacePool(known: LinkState | undefined, made: LinkState, devices: GroupDevices | null): void {
    if (known?.pool) for (const pool of this.pools) if (pool.state.pool === known.pool) pool.wanted = 0;
    if (!made.pool || !devices) return;
    made.pool.size = 0;
    const pool = { state: made, caller: made.caller, devices, wanted: made.link.options.pool?.places ?? 0 };
    this.pools.push(pool);
    openConnections(pool);
  }

  /** Pools get the connections they want as far as their store has any left. */
  openPools(): void {
    for (const pool of this.pools) openConnections(pool);
    this.pools = this.pools.filter(({ state, wanted }) => wanted > 0 || (state.pool?.size ?? 0) > 0);
  }

  /** Callers keep nothing for a node any more: its pools keep only the connections in use, and whoever calls it again begins anew. */
  forgetNode(instance: Instance): void {
    for (const pool of this.pools) {
      if (pool.devices !== instance.devices) continue;
      pool.wanted = 0;
      openConnections(pool);
    }
    for (const site of this.sites) site.forgetNode(instance.row);
    for (const name of this.linkStates.keys())
      if (name.split('/')[2] === String(instance.row)) this.linkStates.delete(name);
  }

  /** An instance that restarts has nothing left of what it kept; its connections are free for others. */
  forgetCaller(caller: Instance): void {
    for (const { state, devices } of this.pools.filter((pool) => pool.caller === caller.row))
      devices.connections -= state.pool?.size ?? 0;
    this.pools = this.pools.filter((pool) => pool.caller !== caller.row);
    for (const site of this.sites) site.forget(caller.row);
    for (const table of [this.choosers, this.linkStates])
      for (const name of table.keys()) if (name.startsWith(`${caller.row}/`)) table.delete(name);
  }
}
