/** Columns of a wire over the last whole second. */
import { machine, now, tallyCells, tallySize, type Link } from '#engine';
import { isCut } from './cut-second';
import { Marks } from './marks';
import { placesOf } from './places-of';
import { wireColumns } from './snapshot';

const place = placesOf(wireColumns);

/** In a mark, behind the tally. */
const retried = tallySize;
const unconnected = tallySize + 1;

export class LinkMeter {
  readonly link: Link;
  private readonly sinceMs = now();
  private readonly marks = new Marks(tallySize + 2);
  readonly columns = new Float64Array(wireColumns.length).fill(Number.NaN);

  constructor(link: Link) {
    this.link = link;
    this.read();
  }

  private read(): void {
    const row = this.marks.next();
    this.link.tallies.readAll(row);
    row[retried] = this.link.retried;
    row[unconnected] = this.link.connections.refused;
  }

  /** `innerRate` is that of calls within a process; NaN = the wire leaves it. */
  closeSecond(seconds: number, innerRate: number): void {
    this.read();
    if (isCut(this.sinceMs, seconds)) return;
    const { columns, link, marks } = this;
    const isInProcess = !Number.isNaN(innerRate);
    const answered = marks.grown(tallyCells.answered);
    const refused = marks.grown(unconnected);
    columns[place.rate] = isInProcess ? innerRate : marks.grown(tallyCells.sent) / seconds;
    columns[place.errorRate] = (marks.grown(tallyCells.failed) + refused) / seconds;
    columns[place.retryRate] = marks.grown(retried) / seconds;
    columns[place.meanLatencyMs] = answered > 0 ? marks.grown(tallyCells.latencySum) / answered : Number.NaN;
    columns[place.inFlight] = marks.at(tallyCells.sent) - marks.at(tallyCells.answered) - marks.at(tallyCells.left);
    columns[place.bytesPerSecond] = marks.grown(tallyCells.bytes) / seconds;
    columns[place.hitShare] = answered > 0 ? marks.grown(tallyCells.hits) / answered : Number.NaN;
    columns[place.breakerOpen] = isBreakerOpen(link) ? 1 : 0;
    columns[place.inProcess] = isInProcess ? 1 : 0;
    columns[place.noConnectionRate] = refused / seconds;
    columns[place.lasting] = link.options.lasting ? link.lasting.open.level : Number.NaN;
  }
}

function isBreakerOpen(link: Link): boolean {
  if (link.breakers.opened === 0) return false;
  for (const state of machine.world.linkStates.values())
    if (state.link === link && state.breaker?.isOpen(now())) return true;
  return false;
}
