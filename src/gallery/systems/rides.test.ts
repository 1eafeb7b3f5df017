/** Whom New Year, a ring that forgets and a bad push harm on each sheet, and how many doors a domain has. */
import { describe, expect, it } from 'vitest';
import { moduleOfNeed } from '#design';
import { createRun } from '#simulation';
import { entry, forgottenAtMs, load, newYear, push } from './rides';

const { document } = entry;
const second = 1000;
const riders = document.workload.trafficClasses.find(({ name }) => name === 'Riders')!.id;

/** What became of rides, or of everything, that came within a time. */
function observed(stage: number) {
  const seen: { isRide: boolean; arrivedMs: number; tookMs: number }[] = [];
  const lookups: { atMs: number; isHit: boolean }[] = [];
  const memory = document.stages[stage]!.components.find(({ name }) => name === 'Ring memory')?.id;
  const created = createRun(document, document.stages[stage]!.id, 1, {
    requestOver: ({ trafficClass, arrivedMs, endedMs, outcome }) => {
      const tookMs = outcome === 'success' ? endedMs - arrivedMs : Number.POSITIVE_INFINITY;
      seen.push({ isRide: trafficClass === riders, arrivedMs, tookMs });
    },
    lookedUp: ({ component, atMs, isHit }) => {
      if (component === memory) lookups.push({ atMs, isHit });
    },
  });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  const untilMs = push.atMs + 20 * second;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  const between = (fromMs: number, toMs: number, isRide = false) => {
    const within = seen.filter((each) => each.arrivedMs >= fromMs && each.arrivedMs < toMs && (!isRide || each.isRide));
    const well = within.filter(({ tookMs }) => Number.isFinite(tookMs));
    return {
      answered: well.length / within.length,
      meanMs: well.reduce((sum, each) => sum + each.tookMs, 0) / well.length,
    };
  };
  const known = (fromMs: number, toMs: number) => {
    const within = lookups.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
    return within.filter(({ isHit }) => isHit).length / within.length;
  };
  return { between, known };
}

const [monolith, services, domains] = [observed(0), observed(1), observed(2)];

describe('New Year', () => {
  const peak = [newYear.atMs + 5 * second, newYear.atMs + newYear.durationMs, true] as const;

  it('fills the one database: rides fail and take many times as long', () => {
    const calm = monolith.between(30 * second, newYear.atMs, true);
    expect(calm.answered).toBeGreaterThan(0.97);
    const full = monolith.between(...peak);
    expect(full.answered).toBeLessThan(0.9);
    expect(full.meanMs).toBeGreaterThan(3 * calm.meanMs);
  });

  it('is no matter where positions lie in memory', () => {
    for (const { between } of [services, domains]) {
      expect(between(...peak).answered).toBeGreaterThan(0.99);
      expect(between(...peak).meanMs).toBeLessThan(100);
    }
  });
});

describe('a ring that forgets', () => {
  it('knows every cell again after one period', () => {
    for (const { known } of [services, domains]) {
      expect(known(forgottenAtMs - 10 * second, forgottenAtMs)).toBeGreaterThan(0.97);
      expect(known(forgottenAtMs, forgottenAtMs + load.everyMs / 2)).toBeLessThan(0.6);
      const againMs = forgottenAtMs + load.everyMs + second;
      expect(known(againMs, againMs + 10 * second)).toBeGreaterThan(0.97);
    }
  });
});

describe('a bad push to the edge', () => {
  const struck = [push.atMs + 5 * second, push.atMs + 18 * second] as const;

  it('stops everything where it comes to all instances at once', () => {
    for (const { between } of [monolith, services]) expect(between(...struck).answered).toBe(0);
  });

  it('harms a tenth until it goes back, where a tenth has it first', () => {
    expect(domains.between(push.atMs, push.atMs + 20 * second).answered).toBeGreaterThan(0.8);
  });
});

describe('domains', () => {
  /** Modules that somebody calls from another host. */
  const doors = (stage: number) => {
    const { components, wires, ...rest } = document.stages[stage]!;
    const sheet = { components, wires, ...rest };
    const hostOf = (module: string | undefined) =>
      components.find(({ modules }) => modules.some((each) => each === module));
    const called = wires.flatMap(({ from, to }) => {
      if (!('module' in to)) return [];
      const caller = 'need' in from ? moduleOfNeed(sheet, from.need)?.id : undefined;
      return hostOf(to.module) === hostOf(caller) ? [] : [to.module];
    });
    return new Set(called).size;
  };

  it('have one door each, where every service is one', () => {
    // Edge, rides, drivers, prices and payments, for the edge and six services.
    expect([doors(0), doors(1), doors(2)]).toEqual([0, 7, 5]);
  });
});
