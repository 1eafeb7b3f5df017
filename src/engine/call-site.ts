/** Places in programs from which something is called. */
import { Chooser, type ChooserOptions } from './chooser';
import { sharesState, type Destination } from './destination';
import { claimIntegers, integers } from './integers';
import { narrow, narrowRows } from './kernel';
import * as callerCells from './kernel/tables/caller-cells';
import * as slots from './kernel/tables/slots';
import type { Link, LinkState } from './link';
import type { SendOptions } from './messages/message';
import { answers, type Reading } from './replication';
import { ResolvingChooser } from './resolver';
import type { Instance } from './station';
import type { World } from './world';

/** What one calling instance keeps for one call site. */
interface CallerState {
  readonly chooser: Chooser;
  /** States of links that keep one, by row of the instance called. */
  readonly states: (LinkState | undefined)[];
  /** Where the row begins in which the kernel finds both, and how many members it has room for. */
  at: number;
  room: number;
  /** Candidates whose states it may know; null = it knows none. */
  told: readonly Destination[] | null;
}

const siteCallers = narrow(Int32Array, slots.siteCallers);
const siteCallersLow = narrow(Int32Array, slots.siteCallersLow);
const siteCallersCount = narrow(Int32Array, slots.siteCallersCount);
const siteWays = narrow(Int32Array, slots.siteWays);
const wayPlace = narrow(Int32Array, slots.wayPlace);

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

/** A place in a program from which something is called. Where it leads changes with the design. */
export class CallSite {
  readonly row: number;
  readonly options: SiteOptions;
  /** Instances that call from here. */
  calledFrom: readonly Instance[] = [];
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
  /** Whether connections may bind its callers to single instances. */
  mayBind = false;
  /** Whether it leads to a store or to somebody outside, for whom another may stand in. */
  leadsToStore = false;
  /** The link over which it leads; null = it leads nowhere, over several, or to several nodes of a store. */
  link: Link | null = null;
  chooserOptions: ChooserOptions;
  /** What it says of the messages that it sends; null = it calls. */
  sends: SendOptions | null = null;
  /** Group whose checks tell the chooser who is healthy; -1 = nobody checks. */
  checkedBy = -1;
  /** Number that keys the choosers' own draws. */
  readonly chooserId: number;
  private readonly seed: number;
  private readonly callers: (CallerState | undefined)[] = [];
  /** Rows of integers that have room for so many ways, and for callers. */
  private ways = { at: 0, room: 0 };
  private table = { at: 0, room: 0 };
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
    const isOne =
      first !== undefined &&
      this.reading !== 'read-your-writes' &&
      candidates.every((each) => sharesState(each, first));
    this.link = isOne ? first.link : null;
    this.leadsToStore = destinations.some(({ group }) => group.isStore);
    this.mayBind = candidates.some(({ link }) => link.options.lasting?.binds === true);
    this.byInstance = [];
    for (const destination of destinations) this.byInstance[destination.instance.row] = destination;
    for (const caller of this.callers) caller?.chooser.configure(this.chooserOptions, this.candidates);
  }

  /** Writes for the kernel what it needs to choose a way, and to find what callers keep for it. */
  learnChoice(): void {
    const rows = this.calledFrom.map(({ row }) => row);
    const low = rows.reduce((least, row) => Math.min(least, row), narrowRows);
    const count = Math.max(0, rows.reduce((most, row) => Math.max(most, row), -1) + 1 - low);
    this.ways = rowsFor(this.candidates.length, this.ways);
    this.table = rowsFor(count, this.table);
    this.candidates.forEach(({ row }, place) => {
      integers[this.ways.at + place] = row;
      wayPlace[row] = place;
    });
    integers.fill(0, this.table.at, this.table.at + count);
    siteWays[this.row] = this.ways.at;
    siteCallers[this.row] = this.table.at;
    siteCallersLow[this.row] = low;
    siteCallersCount[this.row] = count;
    for (const { row } of this.calledFrom) this.tellOf(row, this.candidates);
  }

  /** The row of what a caller keeps, which knows the states of links that were asked for since it was told of these candidates; null = it will be told of them anew. */
  private tellOf(caller: number, told: readonly Destination[] | null): void {
    const known = this.callers[caller];
    const place = caller - siteCallersLow[this.row]!;
    if (!known || place < 0 || place >= siteCallersCount[this.row]!) return;
    if (known.room < this.candidates.length) {
      known.room = this.candidates.length;
      known.at = claimIntegers(callerCells.states + known.room);
      known.told = null;
    }
    integers[known.at + callerCells.chooser] = known.chooser.at;
    if (told === null || known.told !== told)
      integers.fill(0, known.at + callerCells.states, known.at + callerCells.states + known.room);
    known.told = told;
    integers[this.table.at + place] = known.at;
  }

  to(instance: number): Destination | undefined {
    return this.byInstance[instance];
  }

  chooserOf(caller: Instance): Chooser {
    return this.callerState(caller).chooser;
  }

  /** The same, and the kernel knows its row from now on. */
  tellState(caller: Instance, destination: Destination, world: World): LinkState {
    const state = this.linkState(caller, destination, world);
    const { at, room } = this.callerState(caller);
    if (room > 0) integers[at + callerCells.states + wayPlace[destination.row]!] = state.row + 1;
    return state;
  }

  /** What the caller keeps for a link that it keeps something for. */
  linkState(caller: Instance, { instance, link }: Destination, world: World): LinkState {
    const { states } = this.callerState(caller);
    const known = states[instance.row];
    if (known && known.link === link) return known;
    const made = world.linkStateOf(caller, link, instance);
    states[instance.row] = made;
    return made;
  }

  /** What callers keep for a node is of no use any more. */
  forgetNode(instance: number): void {
    for (const caller of this.callers) {
      if (!caller) continue;
      caller.states[instance] = undefined;
      caller.told = null;
    }
  }

  /** A caller that restarted has nothing left of what it kept. */
  forget(caller: number): void {
    this.callers[caller] = undefined;
    const place = caller - siteCallersLow[this.row]!;
    if (this.table.at > 0 && place >= 0 && place < siteCallersCount[this.row]!) integers[this.table.at + place] = 0;
  }

  private callerState(caller: Instance): CallerState {
    const known = this.callers[caller.row];
    if (known) return known;
    const made: CallerState = { chooser: this.chooserFor(caller), states: [], at: 0, room: 0, told: null };
    this.callers[caller.row] = made;
    if (this.table.at > 0) this.tellOf(caller.row, null);
    return made;
  }

  /** Sites of one caller that lead to the same instances share one chooser: its counts are the caller's, not the site's. */
  private chooserFor(caller: Instance): Chooser {
    const rows = this.destinations.map(({ instance }) => instance.row).join();
    const name = `${caller.row}/${this.chooserId}/${this.reading}/${rows}`;
    const known = this.shared.get(name);
    if (known) return known;
    const made = this.chooserOptions.resolver ? ResolvingChooser : Chooser;
    const chooser = new made(this.chooserOptions, {
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

/** Room for so many integers: the row that there is, or one twice as long as needed. */
function rowsFor(count: number, rows: { readonly at: number; readonly room: number }): { at: number; room: number } {
  if (count <= rows.room) return rows;
  return { at: claimIntegers(2 * count), room: 2 * count };
}
