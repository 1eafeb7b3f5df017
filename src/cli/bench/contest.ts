/**
 * Speeds compared within one run: contenders take turns in short rounds, and each is judged by its fastest round, which is the one least disturbed by
 * whatever else the machine does. Only ratios of such figures mean anything.
 */
export interface Contender {
  readonly name: string;
  /** Does one round of work; the units of work done in it. */
  readonly round: () => number;
  /** Nanoseconds that the round itself took, where it measures them; else the clock around it counts. */
  readonly ownNs?: () => number;
}

/** Fastest nanoseconds per unit of work, by name. */
export function contest(contenders: readonly Contender[], rounds: number): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (let turn = 0; turn <= rounds; turn++)
    for (const { name, round, ownNs } of contenders) {
      const begin = process.hrtime.bigint();
      const units = round();
      const ns = ownNs?.() ?? Number(process.hrtime.bigint() - begin);
      // The first round warms up: code is compiled, pages are touched.
      if (turn > 0) best.set(name, Math.min(best.get(name) ?? Infinity, ns / units));
    }
  return best;
}
