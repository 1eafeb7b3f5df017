/** The users of a closed class: each thinks, asks, waits for the answer, and thinks again. */
import type { Arrivals } from '#design';
import { after, compileDistribution, frames, machine, sampleStream } from '#engine';

export class ClosedUsers {
  /** Those that think, ask or wait. */
  users = 0;
  private readonly waiting = new Set<number>();
  private readonly arrivals: () => Arrivals | null;
  private readonly ask: () => number;
  private readonly stream: number;

  /** `arrivals` are those of the class now, null once it is over; `ask` sends a request and gives its frame, -1 = there is nothing to ask; `stream` is that of think times. */
  constructor(arrivals: () => Arrivals | null, ask: () => number, stream: number) {
    this.arrivals = arrivals;
    this.ask = ask;
    this.stream = stream;
  }

  /** As many as are missing. */
  come(population: number): void {
    for (; this.users < population && machine.halted === null; this.users++) this.think();
  }

  requestOver(request: number): void {
    if (this.waiting.delete(request)) this.think();
  }

  private think(): void {
    const arrivals = this.arrivals();
    if (arrivals?.type !== 'closed') {
      this.users--;
      return;
    }
    after(sampleStream(compileDistribution(arrivals.thinkTimeMs), this.stream), () => this.askAndWait(), true);
  }

  /** One that is one too many leaves. */
  private askAndWait(): void {
    const arrivals = this.arrivals();
    if (arrivals?.type !== 'closed' || this.users > arrivals.population) {
      this.users--;
      return;
    }
    const request = this.ask();
    if (request >= 0 && frames.kind[request] === frames.kinds.request) this.waiting.add(request);
    else this.think();
  }
}
