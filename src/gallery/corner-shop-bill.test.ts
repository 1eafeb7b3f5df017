/** The monthly bill of the Corner Shop, computed by hand from its design and the price book, and held against the one that is run up. */
import { describe, expect, it } from 'vitest';
import type { Bill } from '#pricing';
import { billRuns } from '#simulation';
import { galleryEntry } from '.';

const { document } = galleryEntry('corner-shop')!;

describe('the monthly bill of the Corner Shop', () => {
  const bills: Bill[] = [];
  const billOf = (stage: number): Bill => (bills[stage] ??= run(stage));
  const run = (stage: number): Bill => {
    const runs = billRuns(document, document.stages[stage]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    if (!step.value.ok) throw new Error('the Corner Shop has no bill');
    return step.value.value;
  };
  const sums = (ids: ReadonlyMap<string, number>, nameOf: (id: string) => string | undefined) =>
    Object.fromEntries(Array.from(ids, ([id, usd]) => [nameOf(id) ?? id, usd]));
  const byComponent = ({ perComponent }: Bill, stage: number) =>
    sums(perComponent, (id) => document.stages[stage]!.components.find((each) => each.id === id)?.name);
  const { modules } = document.stages[0]!;
  const byModule = ({ perModule }: Bill) => sums(perModule, (id) => modules.find((each) => each.id === id)?.name);
  const byOperation = ({ perOperation }: Bill) =>
    sums(perOperation, (id) => modules.flatMap(({ operations }) => operations).find((each) => each.id === id)?.name);
  /** Each figure as computed by hand, within so many percent: the quantities are measured by runs of some thousands of requests. */
  const expectNear = (actual: Record<string, number>, expected: Record<string, number>, percent: number) => {
    expect(Object.keys(actual).toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const [name, usd] of Object.entries(expected))
      expect(Math.abs((actual[name] ?? 0) / usd - 1), `${name}: ${actual[name]} for ${usd}`).toBeLessThan(
        percent / 100,
      );
  };

  // Hours, 730 of them: server of 2 vCPUs and 4 GiB (t3.medium) 0.0416 $ = 30.368 $; database of the same size (db.t4g.medium) 0.065 $ = 47.45 $.
  // By the month: disk 8 GB x 0.08 $ = 0.64 $; volume of the database 20 GB x 0.115 $ = 2.30 $.
  // To users: 20 answers/s x 3600 s x 730 h x 1 KiB = 50.126 GiB x 0.09 $ = 4.511 $.
  const [machine, disk, internet, database] = [30.368, 0.64, 4.511, 47.45 + 2.3];

  it('is hours, storage and what leaves to the users', () => {
    const monolith = billOf(0);
    expectNear(byComponent(monolith, 0), { 'Shop server': machine + disk + internet, Database: database }, 1);
    expect(Math.abs(monolith.totalUsd - 85.27)).toBeLessThan(0.15);
    expect(Math.abs((monolith.perMillionRequestsUsd ?? 0) - 85.27 / 52.56)).toBeLessThan(0.03);
    const services = billOf(1);
    const hosts = { Frontend: machine + disk + internet, Backend: machine + disk };
    expectNear(byComponent(services, 1), { ...hosts, Database: database }, 1);
    expect(Math.abs(services.totalUsd - 116.28)).toBeLessThan(0.15);
  });

  // CPU of a request of the mean mix, ms (80 % browse, 12 % add to cart, 5 % log in, 3 % place an order), with 2 x 0.15 ms for each message over a wire:
  //   at the host  web 3; catalog 0.8 x 4.3 = 3.44; cart 0.12 x 2.3 = 0.276; users 0.05 x 15.3 = 0.765; orders 0.03 x (6 + 3 x 0.3) = 0.207;
  //                payments 0.03 x 3.3 = 0.099; all of them 7.787
  //   at the store catalog 0.8 x 1 = 0.8; cart 0.12 x 1.5 = 0.18; users 0.05 x 1 = 0.05; orders 0.03 x 3 x 1.5 = 0.135; all of them 1.165
  const [atHost, atStore] = [machine / 7.787, 47.45 / 1.165];

  it('is shared among the modules by their CPU time at hosts and at the database', () => {
    const monolith = billOf(0);
    const { web, catalog, ...few } = byModule(monolith);
    expectNear(
      { web, catalog } as Record<string, number>,
      { web: 3 * atHost + internet, catalog: 3.44 * atHost + 0.8 * atStore },
      3,
    );
    // Of the rarer operations some hundred were seen.
    const expected = {
      cart: 0.276 * atHost + 0.18 * atStore,
      users: 0.765 * atHost + 0.05 * atStore,
      orders: 0.207 * atHost + 0.135 * atStore,
      payments: 0.099 * atHost,
    };
    expectNear(few as Record<string, number>, expected, 20);
    expect(monolith.shared.modules).toBe(disk + 2.3);
  });

  it('is shared among the entry operations by what was done for each', () => {
    const { browse, ...few } = byOperation(billOf(0));
    // browse: 0.8 x 3 + 3.44 ms at the host, 0.8 ms at the store, 80 % of the answers; and so on.
    expectNear({ browse: browse ?? 0 }, { browse: 5.84 * atHost + 0.8 * atStore + 0.8 * internet }, 3);
    const expected = {
      'add to cart': 0.636 * atHost + 0.18 * atStore + 0.12 * internet,
      'log in': 0.915 * atHost + 0.05 * atStore + 0.05 * internet,
      'place order': 0.396 * atHost + 0.135 * atStore + 0.03 * internet,
    };
    expectNear(few as Record<string, number>, expected, 20);
  });

  it('lets the web pay for a frontend of its own, which nobody else uses', () => {
    const { web } = byModule(billOf(1));
    expectNear({ web: web ?? 0 }, { web: machine + internet }, 1);
  });
});
