import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type BuildClass, type BuildComponent, type Document } from '#design';
import type { Bill } from '#pricing';
import { billRuns } from './bill-runs';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

function billOf(document: Document, stage = 0): Bill {
  const runs = billRuns(document, document.stages[stage]!.id);
  let step = runs.next();
  while (!step.done) step = runs.next();
  if (!step.value.ok) throw new Error(step.value.problems.map(({ text }) => text).join('\n'));
  return step.value.value;
}

const sumOf = (amounts: Iterable<number>) => [...amounts].reduce((sum, each) => sum + each, 0);

/** A steady ten requests a second, one of them with nothing random about it. */
const steady = (ratePerSecond: number): BuildClass => ({
  arrivals: { type: 'constant', ratePerSecond, firstMs: 0 },
  mix: { 'shop.page': 1 },
  patienceMs: null,
});

interface Shop {
  readonly classes?: Readonly<Record<string, BuildClass>>;
  readonly server?: BuildComponent['values'];
  readonly database?: BuildComponent['values'];
  /** What a page does beside. */
  readonly more?: readonly ReturnType<typeof buildStep.compute>[];
}

/** Users -> a server with a shop and its stock, which writes to a database once a page. */
function shop({ classes = { Users: steady(10) }, server = {}, database = {}, more = [] }: Shop): Document {
  return buildDesign(
    {
      classes,
      dataSets: { things: { bytesPerItem: 4096, initialGiB: 3 } },
      modules: {
        shop: {
          operations: {
            page: [buildStep.compute(constant(30)), buildStep.call('stock.take'), ...more],
            report: [buildStep.compute(constant(50))],
          },
        },
        stock: { operations: { take: [buildStep.compute(constant(10)), buildStep.write('database', 'things')] } },
      },
      components: {
        Users: { kind: 'users', classes: Object.keys(classes) },
        Server: { kind: 'server', modules: ['shop', 'stock'], values: { vcpus: 4, memoryMiB: 8192, ...server } },
        Database: { kind: 'relational-database', dataSets: ['things'], values: { storageGiB: 20, ...database } },
      },
      wires: [
        { wire: 'Users -> Server', serializationMs: 0, serializationMsPerKiB: 0 },
        'shop -> stock',
        { wire: 'stock -> Database', serializationMs: 0, serializationMsPerKiB: 0 },
      ],
    },
    declarations,
  );
}

const idOf = (document: Document, name: string) =>
  document.stages[0]!.modules.find((module) => module.name === name)?.id ?? '';
const operationOf = (document: Document, name: string) =>
  document.stages[0]!.modules.flatMap(({ operations }) => operations).find((each) => each.name === name)?.id ?? '';
const lineOf = (bill: Bill, label: RegExp) => bill.lines.find((line) => label.test(line.label));

describe('whose cost it is', () => {
  it('shares a server by vCPU time, a database among its callers, and leaves the disks to all', () => {
    const document = shop({ database: { storageGiB: 100 } });
    const bill = billOf(document);
    const hoursUsd = lineOf(bill, /t3|c7g|m7g/)?.amountUsd ?? 0;
    const internetUsd = lineOf(bill, /internet/)?.amountUsd ?? 0;
    const databaseUsd = lineOf(bill, /db\./)?.amountUsd ?? 0;
    // A page is 30 ms of the shop and 10 ms of the stock: three quarters and one quarter of the server.
    expect(bill.perModule.get(idOf(document, 'shop'))).toBeCloseTo(0.75 * hoursUsd + internetUsd, 1);
    expect(bill.perModule.get(idOf(document, 'stock'))).toBeCloseTo(0.25 * hoursUsd + databaseUsd, 1);
    // Disk and volume are paid for whether they are used or not: 8 GB x 0.08 $ and 100 GB x 0.115 $.
    expect(bill.shared).toEqual({ modules: 12.14, operations: 12.14 });
    expect(bill.perOperation.get(operationOf(document, 'page'))).toBeCloseTo(bill.totalUsd - 12.14, 8);
  });

  it('tells entry operations apart by what was done for each', () => {
    const classes = {
      Users: steady(10),
      Clerks: { ...steady(6), mix: { 'shop.report': 1 } },
    };
    const document = shop({ classes });
    const bill = billOf(document);
    const hoursUsd = lineOf(bill, /t3|c7g|m7g/)?.amountUsd ?? 0;
    const internetUsd = lineOf(bill, /internet/)?.amountUsd ?? 0;
    // 10 pages x 40 ms and 6 reports x 50 ms a second: 400 and 300 of 700 ms. 10 and 6 answers of 16 leave for the internet.
    expect(bill.perOperation.get(operationOf(document, 'report'))).toBeCloseTo(
      (300 / 700) * hoursUsd + (6 / 16) * internetUsd,
      1,
    );
    expect(bill.perModule.get(idOf(document, 'shop'))).toBeCloseTo((600 / 700) * hoursUsd + internetUsd, 1);
  });

  it('adds up in cents: lines, components, modules and operations each come to the total', () => {
    const bill = billOf(shop({ classes: { Users: { ...steady(7.3) } } }));
    const cents = (usd: number) => Math.round(100 * usd);
    const wholes = [
      sumOf(bill.lines.map(({ amountUsd }) => cents(amountUsd))),
      sumOf([...bill.perComponent.values()].map(cents)),
      sumOf([...bill.perModule.values(), bill.shared.modules].map(cents)),
      sumOf([...bill.perOperation.values(), bill.shared.operations].map(cents)),
    ];
    expect(wholes).toEqual(wholes.map(() => cents(bill.totalUsd)));
    for (const { amountUsd } of bill.lines) expect(cents(amountUsd) / 100).toBe(amountUsd);
  });
});

describe('the loads that are billed', () => {
  it('runs classes of opposite days each at its own factor, not both at the mean of the days', () => {
    const day = hours.map((hour) => (hour < 12 ? 0 : 2));
    const night = hours.map((hour) => (hour < 12 ? 2 : 0));
    const classes = {
      Users: { ...steady(10), dailyProfile: day },
      Batch: { ...steady(40), dailyProfile: night },
    };
    const { levels, requestsPerMonth } = billOf(shop({ classes }));
    expect(levels.map(({ offeredPerSecond }) => Math.round(offeredPerSecond))).toEqual([80, 20]);
    expect(levels.map(({ factors }) => Object.values(factors))).toEqual([
      [0, 2],
      [2, 0],
    ]);
    // Half of 730 h at 80 and half at 20 requests a second.
    expect(requestsPerMonth / (3600 * 365 * (80 + 20))).toBeCloseTo(1, 2);
  });

  it('lets a closed class have no users at its hour of none', () => {
    const closed = { ...steady(1), arrivals: { type: 'closed', population: 20, thinkTimeMs: constant(1000) } as const };
    const { levels } = billOf(
      shop({ classes: { Users: { ...closed, dailyProfile: hours.map((hour) => +(hour > 5)) } } }),
    );
    expect(levels[0]?.offeredPerSecond).toBe(0);
    expect(levels[0]?.perMillionRequestsUsd).toBeNull();
    expect(levels[1]?.offeredPerSecond).toBeGreaterThan(15);
  });

  it('says what an hour at each load costs, so that hours times cost come to the bill', () => {
    const dailyProfile = hours.map((hour) => (hour < 6 ? 0.2 : hour < 18 ? 1 : 3));
    const bill = billOf(shop({ classes: { Users: { ...steady(40), dailyProfile } }, server: { instances: 4 } }));
    expect(bill.levels).toHaveLength(3);
    expect(sumOf(bill.levels.map(({ usdPerHour, hoursPerMonth }) => usdPerHour * hoursPerMonth))).toBeCloseTo(
      bill.totalUsd,
      1,
    );
    const [quiet, , busy] = bill.levels;
    // Only what is sent to users grows with the load; machines stand all day. So a request is cheaper at noon.
    expect(busy!.usdPerHour).toBeGreaterThan(quiet!.usdPerHour);
    expect(busy!.perMillionRequestsUsd! * 5).toBeLessThan(quiet!.perMillionRequestsUsd!);
  });
});

describe('sizes that the design leaves unlimited', () => {
  it('prices a server by what its busiest second used, and says so', () => {
    const document = shop({ classes: { Users: steady(100) }, server: { vcpus: null, memoryMiB: 1024 } });
    const line = lineOf(billOf(document), /t3|c7g|m7g|r7g/);
    // 100 pages a second x 40 ms = 4 vCPUs, a page more in some second.
    expect(line?.note).toMatch(
      /^Unlimited in the design: sized for the 4(\.0\d)? vCPUs that the busiest second used\.$/,
    );
    expect(line?.meanUnitUsd).toBeGreaterThan(0.1);
    expect(lineOf(billOf(shop({})), /t3|c7g|m7g|r7g/)?.note).toBeUndefined();
  });

  it('takes the busiest load of the day, since a size is bought for all of it', () => {
    const dailyProfile = hours.map((hour) => (hour === 12 ? 10 : 1));
    const classes = { Users: { ...steady(10), dailyProfile } };
    const note = lineOf(billOf(shop({ classes, server: { vcpus: null, workers: null } })), /t3|c7g|m7g|r7g/)?.note;
    expect(note).toMatch(/ 4(\.0\d)? vCPUs/);
  });
});

describe('what is stored', () => {
  it('is what stood at the start and half of what a month of writes adds, where that outgrows the volume', () => {
    const bill = billOf(shop({ database: { storageGiB: 5 } }));
    // 10 writes/s x 4 KiB x 3600 s x 730 h = 100.25 GiB a month; half of it and 3 GiB, less the volume of 5 GiB.
    const beyond = lineOf(bill, /beyond/);
    expect(beyond?.quantity).toBeCloseTo(100.25 / 2 + 3 - 5, 0);
    expect(beyond?.note).toContain('Holds 3 GiB at the start and 50.1 GiB more');
    expect(lineOf(bill, /^Storage$/)?.quantity).toBe(5);
    expect(lineOf(billOf(shop({ database: { storageGiB: 200 } })), /beyond/)).toBeUndefined();
  });
});

describe('prices of the author', () => {
  const assuming = (assumptions: Partial<Document['assumptions']>): Document => {
    const document = shop({ classes: { Users: { ...steady(40), patienceMs: null } }, server: { instances: 2 } });
    return { ...document, assumptions: { ...document.assumptions, ...assumptions } };
  };

  it('replace those of the book', () => {
    const bill = billOf(assuming({ prices: { 'transfer.internet.out': 2 } }));
    const line = lineOf(bill, /internet/);
    expect(line).toMatchObject({ meanUnitUsd: 2, isOverridden: true });
    expect(line?.amountUsd).toBeCloseTo(2 * (line?.quantity ?? 0), 2);
  });

  it('count free allowances only where the switch is on', () => {
    const [paid, free] = [billOf(assuming({ freeTier: false })), billOf(assuming({ freeTier: true }))];
    // The first 100 GB of a month to the internet: 100 x 0.09 $, of about 100 GiB sent.
    const sent = lineOf(paid, /internet/)?.quantity ?? 0;
    expect(lineOf(free, /internet/)?.amountUsd).toBeCloseTo(Math.max(0, sent - 100) * 0.09, 2);
    expect(paid.totalUsd).toBeGreaterThan(free.totalUsd);
  });
});

describe('no bill', () => {
  const endOf = (document: Document) => {
    const runs = billRuns(document, document.stages[0]!.id);
    let step = runs.next();
    while (!step.done) step = runs.next();
    return step.value.ok ? 'a bill' : step.value.problems[0]?.text;
  };

  it('says what keeps the design from running', () => {
    const document = shop({});
    const stages = document.stages.map((stage) => ({
      ...stage,
      components: stage.components.map((each) => ({ ...each, kind: each.name === 'Server' ? 'mainframe' : each.kind })),
    }));
    expect(endOf({ ...document, stages })).toContain('Server is of a kind that this Loadbearing does not know');
  });

  it('says which load could not be run to its end, rather than billing what came before', () => {
    expect(endOf(shop({ more: [buildStep.repeat(1e9, [])] }))).toMatch(/^Time stands still.* so there is no bill\.$/);
  });

  it('tells how far it is before each load level, never of none', () => {
    const document = shop({ classes: { Users: { ...steady(1), dailyProfile: hours } } });
    const seen = [...billRuns(document, document.stages[0]!.id)];
    expect(seen).toEqual(Array.from({ length: 6 }, (_, done) => ({ done, of: 6 })));
    const idle = { ...document, workload: { trafficClasses: [] } };
    expect([...billRuns(idle, idle.stages[0]!.id)].every(({ of }) => of === 1)).toBe(true);
  });
});
