/** The places that call sites lead to. */
import type { Member } from './chooser';
import type { Group } from './group';
import type { Link } from './link';
import type { Instance } from './station';
import type { CallSite } from './call-site';

/** Where a call site leads: an instance over a link. */
export interface Lead extends Member {
  readonly link: Link;
  /** Where its program begins at this instance's group. */
  readonly entry: number;
}

/** A place that a call site leads to, with all that an attempt needs to know of it. */
export class Destination implements Lead {
  readonly row: number;
  readonly site: CallSite;
  readonly instance: Instance;
  readonly weight: number;
  readonly link: Link;
  readonly entry: number;
  readonly group: Group;
  /** Row in which attempts that go there are counted. */
  readonly tally: number;

  constructor(row: number, site: CallSite, lead: Lead, { caller, group }: { caller: number; group: Group }) {
    this.row = row;
    this.site = site;
    this.instance = lead.instance;
    this.weight = lead.weight;
    this.link = lead.link;
    this.entry = lead.entry;
    this.group = group;
    this.tally = lead.link.tallies.of(caller, group.row);
  }
}

/** Whether callers keep one state for both: it is the same link, and not two nodes of a store. */
export const sharesState = (a: Destination, b: Destination): boolean =>
  a.link === b.link && (a.instance === b.instance || (!a.instance.devices && !b.instance.devices));
