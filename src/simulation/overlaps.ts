/** Faults of one sort that strike one thing at a time: the end of one leaves what the others do. */

/** Takes back what was laid. */
export type Lift = () => void;

export class Overlaps<Thing extends object> {
  private readonly strengths = new WeakMap<Thing, readonly number[]>();
  private readonly act: (thing: Thing, strengths: readonly number[]) => void;

  /** `act` brings a thing to what the strengths in force make of it; none = it is whole. */
  constructor(act: (thing: Thing, strengths: readonly number[]) => void) {
    this.act = act;
  }

  on(thing: Thing): readonly number[] {
    return this.strengths.get(thing) ?? [];
  }

  /** One more fault strikes these things. */
  lay(things: readonly Thing[], strength: number): Lift {
    for (const thing of things) this.put(thing, [...this.on(thing), strength]);
    return () => {
      for (const thing of things) {
        const laid = this.on(thing);
        const at = laid.indexOf(strength);
        this.put(thing, [...laid.slice(0, at), ...laid.slice(at + 1)]);
      }
    };
  }

  private put(thing: Thing, strengths: readonly number[]): void {
    this.strengths.set(thing, strengths);
    this.act(thing, strengths);
  }
}

/** The ratio of what fails of several independent causes. */
export const eitherOf = (ratios: readonly number[]): number =>
  1 - ratios.reduce((left, ratio) => left * (1 - ratio), 1);
