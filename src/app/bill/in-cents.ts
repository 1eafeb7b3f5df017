/** A bill as it is shown: every line a whole number of cents, so that what stands under each other adds up to what stands below. */
import type { Bill } from '#pricing';

/** Whole cents whose sum is the rounded sum of the amounts: the largest remainders are rounded up. Dollars in, cents out. */
export function wholeCents(amountsUsd: readonly number[]): readonly number[] {
  const exact = amountsUsd.map((usd) => usd * 100);
  const cents = exact.map(Math.floor);
  const total = Math.round(exact.reduce((sum, each) => sum + each, 0));
  const missing = total - cents.reduce((sum, each) => sum + each, 0);
  const byRemainder = exact
    .map((each, at) => ({ at, rest: each - Math.floor(each) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  const raised = new Set(byRemainder.slice(0, missing).map(({ at }) => at));
  return cents.map((each, at) => (raised.has(at) ? each + 1 : each));
}

export function billInCents(bill: Bill): Bill {
  const cents = wholeCents(bill.lines.map(({ amountUsd }) => amountUsd));
  const perComponent = new Map<string, number>();
  bill.lines.forEach(({ component }, at) =>
    perComponent.set(component, (perComponent.get(component) ?? 0) + (cents[at] ?? 0)),
  );
  return {
    ...bill,
    lines: bill.lines.map((line, at) => ({ ...line, amountUsd: (cents[at] ?? 0) / 100 })),
    totalUsd: cents.reduce((sum, each) => sum + each, 0) / 100,
    perComponent: new Map([...perComponent].map(([id, sum]) => [id, sum / 100])),
  };
}
