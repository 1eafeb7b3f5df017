/** Instances that are made on demand: who takes a request, what a cold start costs it, who is turned away, and what is billed. Traces by hand. */
import { describe, expect, it } from 'vitest';
import { specOf } from '#catalog';
import {
  buildStep,
  constant,
  defaultConfiguration,
  exponential,
  type Configuration,
  type Document,
  type Fault,
} from '#design';
import type { Run } from '.';
import { ends, oneFunction, type OneFunction } from './testing/one-function';
import { runDesign } from './testing/run-design';

const cold: Configuration = { environmentMs: constant(1500) };
const lastsMs = (requests: readonly (readonly [number, number, string])[]) => requests.map(([from, to]) => to - from);
const outcomes = (requests: readonly (readonly [number, number, string])[]) => requests.map(([, , outcome]) => outcome);

const strike =
  (fault: Fault['fault'], magnitude: number | null = null, durationMs: number | null = null) =>
  (run: Run) => {
    const component = run.plant.stage.components[1]!.id;
    run.inject({ fault, target: { type: 'component', component }, magnitude, recurrence: null }, durationMs);
  };

/** The function has these values from now on. */
const edit = (values: Configuration) => (run: Run) => {
  const { document } = run.plant;
  const [stage] = document.stages;
  const components = stage!.components.map((each) =>
    each.kind === 'function' ? { ...each, configuration: { ...each.configuration, ...values } } : each,
  );
  expect(run.apply({ ...document, stages: [{ ...stage!, components }] }, 'edit')).toEqual([]);
};

describe('a function of one request per instance', () => {
  it('reuses the instance used last until its keep-alive is over, else starts cold', () => {
    const { requests, onDemand, host } = ends({ at: [0, 1000, 1200, 5000, 20_000, 31_000], values: cold });
    // 5000 finds three idle, the last of them ended its work at 3200; by 20,000 all are gone, and 31,000 finds the one of 20,000.
    expect(lastsMs(requests)).toEqual([2000, 2000, 2000, 500, 2000, 500]);
    expect(onDemand.coldStarts).toBe(4);
    expect(onDemand.taken).toBe(6);
    // Alive: 0 to 12,000, 1000 to 13,000, 1200 to 15,500, 20,000 to 41,500, of 60,000 ms.
    expect(onDemand.alive).toBeCloseTo((12_000 + 12_000 + 14_300 + 21_500) / 60_000, 9);
    // In use: four cold requests of 2000 ms and two warm ones of 500.
    expect(onDemand.inUse).toBeCloseTo(9000 / 60_000, 9);
    expect(onDemand.idle).toBeCloseTo(onDemand.alive - onDemand.inUse, 12);
    expect(onDemand.ended).toBe(4);
    expect(onDemand.meanLifespanMs).toBeCloseTo(59_800 / 4, 6);
    expect(host.waits.meanMs).toBeCloseTo((4 * 1500) / 6, 6);
  });

  it('takes the instance that was idle for the shortest time, so that the others end', () => {
    const { onDemand } = ends({ at: [0, 100, 4000, 8000, 12_000], seconds: 30 });
    // Both end their first work at 500 and 600; the second takes all that follows, and the first is gone at 10,500.
    expect(onDemand.ended).toBe(2);
    expect(onDemand.meanLifespanMs).toBeCloseTo((10_500 + (22_500 - 100)) / 2, 6);
  });

  it('waits longest for its slowest runtime, and for each MiB of its package', () => {
    const module = { runtime: { name: 'slow', cpuFactor: 1, baseMemoryMiB: 0, coldStartMs: constant(700) } };
    const values = { ...cold, packageMiB: 3, packageLoadMs: 50 };
    expect(lastsMs(ends({ at: [0], values, module }).requests)).toEqual([1500 + 700 + 150 + 500]);
  });

  it('computes at the share of a vCPU that its memory brings', () => {
    const steps = [buildStep.compute(constant(100))];
    const time = (memoryMiB: number) =>
      lastsMs(ends({ at: [0], steps, values: { memoryMiB, mibPerVcpu: 1000 } }).requests);
    expect(time(250)).toEqual([400]);
    expect(time(1000)).toEqual([100]);
    expect(time(4000)).toEqual([100]);
  });
});

describe('a function at its limits', () => {
  it('throttles beyond the instances that may be in use, those that start included', () => {
    const { requests, host } = ends({ at: [0, 10, 20, 600, 2100], values: { ...cold, concurrencyLimit: 2 } });
    expect(outcomes(requests)).toEqual(['success', 'success', 'failed', 'failed', 'success']);
    expect(host.turnedAway).toEqual({ instances: 2 });
  });

  it('lets requests wait where it has places for them, first come first served', () => {
    const { requests, host } = ends({ at: [0, 10, 20, 30], values: { concurrencyLimit: 1, waitingPlaces: 2 } });
    expect(requests.map(([, ended, outcome]) => [ended, outcome])).toEqual([
      [500, 'success'],
      [1000, 'success'],
      [1500, 'success'],
      [30, 'failed'],
    ]);
    expect(host.delayed).toBe(2);
  });

  it('starts no more at once than its burst, and more as time goes on', () => {
    const values = { burstInstances: 2, burstPerSecond: 1 };
    const { requests, host } = ends({ at: [0, 10, 20, 1000, 1001], values, steps: [buildStep.pause(constant(5000))] });
    expect(outcomes(requests)).toEqual(['success', 'success', 'failed', 'success', 'failed']);
    expect(host.turnedAway).toEqual({ starts: 2 });
  });

  it('starts for who waits as soon as another start is allowed', () => {
    const values = { burstInstances: 1, burstPerSecond: 2, waitingPlaces: 5 };
    const steps = [buildStep.pause(constant(5000))];
    expect(lastsMs(ends({ at: [0, 0.001, 0.002], values, steps }).requests).map(Math.round)).toEqual([
      5000, 5500, 6000,
    ]);
  });

  it('kills what takes longer than its time limit, bills it, and starts the next one cold', () => {
    const values = { ...cold, timeLimitMs: 300 };
    const { requests, onDemand } = ends({ at: [0, 5000], values });
    expect(requests).toEqual([
      [0, 1800, 'failed'],
      [5000, 6800, 'failed'],
    ]);
    expect(onDemand.overdue).toBe(2);
    expect(onDemand.coldStarts).toBe(2);
    expect(onDemand.billedMs).toBeCloseTo(3600, 6);
  });

  it('kills nothing that is done in time, however often its instance is used', () => {
    const at = Array.from({ length: 40 }, (_, place) => place * 550);
    const { onDemand } = ends({ at, values: { timeLimitMs: 501 } });
    expect(onDemand.overdue).toBe(0);
    expect(onDemand.coldStarts).toBe(1);
  });

  it('turns away what is too large', () => {
    const values = { payloadKiB: 1 };
    expect(outcomes(ends({ at: [0], values, requestBytes: 1024 }).requests)).toEqual(['success']);
    const { requests, report } = ends({ at: [0], values, requestBytes: 1025 });
    expect(outcomes(requests)).toEqual(['failed']);
    expect(report.flows[0]!.failed['failed']).toBe(1);
  });
});

describe('a function that never starts cold', () => {
  it('is a server of as many workers, request by request', () => {
    const steps = [buildStep.pause(exponential(150))];
    const values = { concurrencyLimit: 2, waitingPlaces: null, keepAliveMs: 1e9 };
    const document = oneFunction({ steps, values, seconds: 300 });
    const server = { vcpus: null, memoryMiB: null, workers: 2, backlog: null };
    const [stage] = document.stages;
    const asServer = stage!.components.map((each) =>
      each.kind === 'function'
        ? { ...each, kind: 'server', configuration: { ...defaultConfiguration(specOf('server')!), ...server } }
        : each,
    );
    const endings = (given: Document) => {
      const all: number[] = [];
      runDesign(given, { observer: { requestEnded: ({ endedMs }) => all.push(endedMs) } });
      return all;
    };
    const seen = endings(document);
    expect(seen.length).toBeGreaterThan(2000);
    expect(seen).toEqual(endings({ ...document, stages: [{ ...stage!, components: asServer }] }));
  });
});

describe('provisioned instances', () => {
  it('stand ready at the start and never end, so that only more starts cold', () => {
    const { requests, onDemand } = ends({ at: [0, 100, 40_000], values: { ...cold, provisioned: 1 } });
    expect(lastsMs(requests)).toEqual([500, 2000, 500]);
    expect(onDemand.coldStarts).toBe(1);
    expect(onDemand.alive).toBeCloseTo(1 + 12_000 / 60_000, 9);
  });

  it('are billed apart', () => {
    const { onDemand } = ends({ at: [0, 100], values: { ...cold, provisioned: 1, memoryMiB: 2048 } });
    expect(onDemand.provisionedGibSeconds).toBeCloseTo(2 * 0.5, 9);
    expect(onDemand.gibSeconds).toBeCloseTo(2 * 2, 9);
  });

  it('are replaced when they crash', () => {
    const { requests, onDemand } = ends(
      { at: [0, 1000, 10_000], values: { ...cold, provisioned: 1 } },
      { 700: strike('crash') },
    );
    // The request of 1000 goes to the instance that has been starting since 700.
    expect(lastsMs(requests)).toEqual([500, 1700, 500]);
    expect(onDemand.coldStarts).toBe(0);
  });
});

describe('a function of several requests per instance', () => {
  const values = { ...cold, instanceConcurrency: 2 };

  it('puts a request into an instance that starts, or that has room, before it starts another', () => {
    const { requests, onDemand } = ends({ at: [0, 1000, 1100, 1600, 2100], values });
    // 0 and 1000 share the first, 1100 and 1600 the second, which starts at 1100; 2100 finds the first empty.
    expect(requests.map(([, ended]) => ended)).toEqual([2000, 2000, 3100, 3100, 2600]);
    expect(onDemand.coldStarts).toBe(2);
  });

  it('is billed for the time in which an instance has any', () => {
    const warm = { instanceConcurrency: 2 };
    const { onDemand } = ends({ at: [0, 300, 2000], values: warm });
    expect(onDemand.billedMs).toBeCloseTo(800 + 500, 6);
  });

  it('never starts a second one where requests have no limit', () => {
    const { onDemand } = ends({ at: [0, 1, 2, 3, 4, 1499], values: { ...cold, instanceConcurrency: null } });
    expect(onDemand.coldStarts).toBe(1);
  });
});

describe('what is billed', () => {
  it('is rounded up to whole steps', () => {
    const billed = (given: Partial<OneFunction>) => ends({ at: [0, 3000], ...given }).onDemand.billedMs;
    expect(billed({ values: { billingStepMs: 300 } })).toBeCloseTo(1200, 6);
    expect(billed({ values: { billingStepMs: 250 } })).toBeCloseTo(1000, 6);
  });

  it('has cold starts in it or not', () => {
    const billed = (values: Configuration) => ends({ at: [0], values: { ...cold, ...values } }).onDemand.billedMs;
    expect(billed({ billsColdStart: true })).toBeCloseTo(2000, 6);
    expect(billed({ billsColdStart: false })).toBeCloseTo(500, 6);
  });
});

describe('faults of a function', () => {
  it('crash its instances with what is in them, and the next request starts cold', () => {
    const { requests, host } = ends({ at: [0, 100, 3000], values: cold }, { 1800: strike('crash') });
    expect(requests).toEqual([
      [0, 1800, 'failed'],
      [100, 1800, 'failed'],
      [3000, 5000, 'success'],
    ]);
    expect(host.killed).toBe(2);
  });

  it('let nobody in while it is down, and make it start anew', () => {
    const { requests, report } = ends(
      { at: [0, 4000, 5500, 9000], values: cold },
      { 3000: strike('outage', null, 3000) },
    );
    expect(outcomes(requests)).toEqual(['success', 'failed', 'failed', 'success']);
    expect(requests[3]![1]).toBe(11_000);
    expect(report.flows[0]!.failed['refused']).toBe(2);
  });

  it('answer nobody while it hangs', () => {
    const { requests } = ends({ at: [0, 3000, 9000], values: cold }, { 2500: strike('hang', null, 3000) });
    expect(requests.map(([from]) => from)).toEqual([0, 9000]);
  });

  it('slow every instance down, those that start later too', () => {
    const steps = [buildStep.compute(constant(100))];
    const { requests } = ends({ at: [0, 1000, 1010, 5000], steps }, { 500: strike('cpu-throttle', 0.5, 2000) });
    expect(lastsMs(requests)).toEqual([100, 200, 200, 100]);
  });

  it('make a storm of cold starts: idle instances go at once, busy ones after their request', () => {
    const { requests, onDemand } = ends(
      { at: [0, 100, 3000, 3300, 3800], values: cold },
      { 3200: strike('cold-start-storm') },
    );
    expect(lastsMs(requests)).toEqual([2000, 2000, 500, 2000, 2000]);
    expect(onDemand.coldStarts).toBe(4);
  });
});

describe('an edit of a running function', () => {
  it('shortens the keep-alive of what comes to rest from then on', () => {
    const at = [0, 4000, 6000];
    expect(ends({ at, values: cold }, { 2500: edit({ keepAliveMs: 1000 }) }).onDemand.coldStarts).toBe(2);
    expect(ends({ at, values: cold }, { 5000: edit({ keepAliveMs: 1000 }) }).onDemand.coldStarts).toBe(1);
  });

  it('evicts nobody at a lower limit, and lets who waits in at a higher one', () => {
    const given = { at: [0, 10, 20, 30], values: { concurrencyLimit: 2, waitingPlaces: 5 } };
    const endings = (values: Configuration) => ends(given, { 100: edit(values) }).requests.map(([, ended]) => ended);
    expect(endings({ concurrencyLimit: 1 })).toEqual([500, 510, 1010, 1510]);
    expect(endings({ concurrencyLimit: 4 })).toEqual([500, 510, 600, 600]);
  });

  it('lets more into an instance, and provisions more of them', () => {
    const given = { at: [0, 3000, 3100], values: cold };
    expect(lastsMs(ends(given, { 2500: edit({ instanceConcurrency: 2 }) }).requests)).toEqual([2000, 500, 500]);
    expect(lastsMs(ends(given, { 500: edit({ provisioned: 1 }) }).requests)).toEqual([2000, 500, 500]);
  });
});
