/**
 * How far a run should have come by now. Simulated time follows wall time at the requested speed; when the machine cannot keep up the run is
 * late, the debt is forgotten (never made up by skipping events), and the achieved speed says so.
 */
import type { Speed } from './protocol';

/** Wall time over which the achieved speed is measured, ms. */
const measuredOverMs = 1000;
/** A run further behind than this, in wall ms, is late rather than catching up. */
const forgivenAfterMs = 250;

interface Mark {
  readonly wallMs: number;
  readonly atMs: number;
}

export class Pacing {
  private speed: Speed;
  private origin: Mark;
  private marks: Mark[] = [];

  constructor(speed: Speed, wallMs: number, atMs: number) {
    this.speed = speed;
    this.origin = { wallMs, atMs };
  }

  /** Starts counting anew from here: on play, and when the speed changes. */
  restart(speed: Speed, wallMs: number, atMs: number): void {
    this.speed = speed;
    this.origin = { wallMs, atMs };
    this.marks = [{ wallMs, atMs }];
  }

  /** Simulated time in ms that should be reached at this wall time; Infinity at full speed. */
  dueMs(wallMs: number): number {
    if (this.speed === 'max') return Number.POSITIVE_INFINITY;
    return this.origin.atMs + (wallMs - this.origin.wallMs) * this.speed;
  }

  /** Notes how far the run came, and forgets a debt too large to be made up. */
  note(wallMs: number, atMs: number): void {
    this.marks.push({ wallMs, atMs });
    while (this.marks.length > 2 && wallMs - (this.marks[1]?.wallMs ?? 0) >= measuredOverMs) this.marks.shift();
    if (this.speed === 'max') return;
    if (this.dueMs(wallMs) - atMs > forgivenAfterMs * this.speed) this.origin = { wallMs, atMs };
  }

  /** Simulated ms per wall ms over the last second; 0 until something was measured. */
  achieved(): number {
    const first = this.marks[0];
    const last = this.marks.at(-1);
    if (!first || !last || last.wallMs <= first.wallMs) return 0;
    return (last.atMs - first.atMs) / (last.wallMs - first.wallMs);
  }
}
