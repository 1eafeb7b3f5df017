/** Faults in force on things of the design that have no row in the engine: strengths by the id of the thing. */
import type { Lift } from './overlaps';

export class Laid {
  private readonly strengths = new Map<string, readonly number[]>();

  on(id: string): readonly number[] {
    return this.strengths.get(id) ?? [];
  }

  /** One more fault strikes these things. */
  lay(ids: readonly string[], strength: number): Lift {
    for (const id of ids) this.strengths.set(id, [...this.on(id), strength]);
    return () => {
      for (const id of ids) {
        const laid = this.on(id);
        const at = laid.indexOf(strength);
        this.strengths.set(id, [...laid.slice(0, at), ...laid.slice(at + 1)]);
      }
    };
  }
}

/** What is struck besides instances, links and modules. */
export class StruckThings {
  /** Shares of an operation's answers that are errors. */
  readonly operations = new Laid();
  /** Where the share of each operation that was ever struck stands among the factors of the present code. */
  readonly errorFactors = new Map<string, number[]>();
  /** Wires whose credential is expired. */
  readonly wires = new Laid();
  /** Components that take no call any more, because their quota is used up. */
  readonly quotas = new Laid();
  /** Factors on the arrival rates of traffic classes. */
  readonly classes = new Laid();
  /** Data sets that a schema change locks. */
  readonly dataSets = new Laid();
  /** Programs that turn away or make wait, by component and reason. */
  readonly barriers = new Map<string, number>();
}
