/** Columns of a wire over the last whole second. */
import { machine, now, type Link } from '#engine';
import { isCut } from './cut-second';
import { wireColumns } from './snapshot';

export class LinkMeter {
  readonly link: Link;
  private readonly sinceMs = now();
  private before: ReturnType<LinkMeter['mark']>;
  readonly columns = new Float64Array(wireColumns.length).fill(Number.NaN);

  constructor(link: Link) {
    this.link = link;
    this.before = this.mark();
  }

  private mark() {
    const { retried, connections } = this.link;
    return { ...this.link.tallies.total(), retried, unconnected: connections.refused };
  }

  closeSecond(seconds: number, inProcess: { readonly isInProcess: boolean; readonly rate: number }): void {
    const mark = this.mark();
    const { before } = this;
    this.before = mark;
    if (isCut(this.sinceMs, seconds)) return;
    const answered = mark.answered - before.answered;
    const unconnected = mark.unconnected - before.unconnected;
    this.columns.set([
      inProcess.isInProcess ? inProcess.rate : (mark.sent - before.sent) / seconds,
      (mark.failed - before.failed + unconnected) / seconds,
      (mark.retried - before.retried) / seconds,
      answered > 0 ? (mark.latencySum - before.latencySum) / answered : Number.NaN,
      mark.sent - mark.answered - mark.left,
      (mark.bytes - before.bytes) / seconds,
      answered > 0 ? (mark.hits - before.hits) / answered : Number.NaN,
      isBreakerOpen(this.link) ? 1 : 0,
      inProcess.isInProcess ? 1 : 0,
      unconnected / seconds,
      this.link.options.lasting ? this.link.lasting.open.level : Number.NaN,
    ]);
  }
}

function isBreakerOpen(link: Link): boolean {
  for (const state of machine.world.linkStates.values())
    if (state.link === link && state.breaker?.isOpen(now())) return true;
  return false;
}
