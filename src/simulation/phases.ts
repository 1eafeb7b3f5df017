/** Senders that send once a period, each at a phase of its own, spread evenly by chance: one goes round them in the order of their phases, which numbers them. */
import type { Arrivals } from '#design';
import { nextUniform } from '#engine';

type Periodic = Extract<Arrivals, { readonly type: 'periodic' }>;

export class Phases {
  /** Within the period, ascending, ms. */
  private readonly phases: Float64Array;
  private readonly periodMs: number;
  /** Whose turn it is, and whether nobody has sent yet. */
  private turn = 0;
  private isFirst = true;

  constructor({ senders, periodMs }: Periodic, stream: number) {
    this.periodMs = periodMs;
    this.phases = Float64Array.from({ length: senders }, () => nextUniform(stream) * periodMs).sort();
  }

  isOf({ senders, periodMs }: Periodic): boolean {
    return this.phases.length === senders && this.periodMs === periodMs;
  }

  /** From the one before to the next. */
  gapMs(): number {
    const phase = this.phases[this.turn]!;
    if (this.isFirst) return phase;
    return this.turn === 0 ? phase + this.periodMs - this.phases.at(-1)! : phase - this.phases[this.turn - 1]!;
  }

  /** Number of the sender whose turn it is; then it is that of the next one. */
  take(): number {
    const sender = this.turn;
    this.turn = (sender + 1) % this.phases.length;
    this.isFirst = false;
    return sender;
  }
}
