/** Amounts to whole cents so that rows add up to the total under them: each is cut to its cents, and the cents left over go to those that lost most by it. */

const nearestCents = (usd: number): number => Math.round(usd * 100);

/** The amounts in whole cents that come to the rounded total; none is off by a cent or more. Dollars in, dollars out. */
export function toCents(amounts: readonly number[], totalUsd: number): readonly number[] {
  const whole = nearestCents(totalUsd);
  // What is a cent but for the last bits of a double is that cent.
  const exact = amounts.map((usd) => (Math.abs(usd * 100 - nearestCents(usd)) < 1e-6 ? nearestCents(usd) : usd * 100));
  const cut = exact.map(Math.floor);
  const left = whole - cut.reduce((sum, each) => sum + each, 0);
  const byLoss = exact
    .map((cents, at) => ({ at, lost: cents - (cut[at] ?? 0) }))
    .toSorted((a, b) => b.lost - a.lost || a.at - b.at);
  const raised = new Set(byLoss.slice(0, left).map(({ at }) => at));
  return cut.map((cents, at) => (cents + (raised.has(at) ? 1 : 0)) / 100);
}
