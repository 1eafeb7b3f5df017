/** What was turned away at a component over the last whole second, by reason. */
import { now, refusalReasons, type Group } from '#engine';
import { isCut } from './cut-second';

export class RefusalMeter {
  private readonly group: Group;
  private readonly sinceMs = now();
  private readonly before: Float64Array;
  /** A second. */
  readonly columns = new Float64Array(refusalReasons.length).fill(Number.NaN);

  constructor(group: Group) {
    this.group = group;
    this.before = Float64Array.from(group.refusals);
  }

  closeSecond(seconds: number): void {
    const { before, columns } = this;
    const isWhole = !isCut(this.sinceMs, seconds);
    const { refusals } = this.group;
    for (let reason = 0; reason < before.length; reason++) {
      if (isWhole) columns[reason] = (refusals[reason]! - before[reason]!) / seconds;
      before[reason] = refusals[reason]!;
    }
  }
}
