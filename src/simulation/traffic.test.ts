/** What users do besides arriving: they ask again, go on to something else, follow a plan; and clients that hold themselves back. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  type Arrivals,
  type Document,
  type RetryPolicy,
  type TrafficClass,
} from '#design';
import { runDesign } from './testing/run-design';
import { parts, twoHosts, wait } from './testing/two-hosts';

const retries: RetryPolicy = {
  attempts: 4,
  on: ['failed', 'refused'],
  backoff: { baseMs: 100, factor: 2, capMs: null, jitter: 'full' },
  budget: null,
};

describe('constant arrivals', () => {
  it('come at once and at even distances, and not at all at rate 0', () => {
    const offered = (ratePerSecond: number): number =>
      parts(
        runDesign(twoHosts({ steps: [], trafficClass: { arrivals: { type: 'constant', ratePerSecond, firstMs: 0 } } })),
      ).whole.offered;
    expect(offered(10)).toBeGreaterThan(50);
    expect(offered(0)).toBe(0);
  });
});

describe('a user who asks again', () => {
  it('asks anew: what failed by chance may succeed', () => {
    // 0.5 fails; four attempts leave 0.0625.
    const given = { steps: [buildStep.failing(0.5)], ratePerSecond: 100 };
    const { whole } = parts(runDesign(twoHosts({ ...given, trafficClass: { userRetries: retries } })));
    expect(whole.availability).toBeCloseTo(0.9375, 2);
    expect(whole.offered).toBe(parts(runDesign(twoHosts(given))).whole.offered);
  });

  it('gives up for good at the end of patience, though it pauses', () => {
    const patient = {
      userRetries: { ...retries, attempts: null, backoff: { ...retries.backoff, baseMs: 400 } },
      patienceMs: 1000,
    };
    const { whole } = parts(runDesign(twoHosts({ steps: [buildStep.failing(1)], trafficClass: patient, seconds: 60 })));
    expect(whole.late).toBeGreaterThan(1000);
    expect(whole.success).toBe(0);
  });
});

function shop(fields: Partial<Omit<TrafficClass, 'mix' | 'followUps'>>, slow: number, followUp = true): Document {
  return buildDesign(
    {
      classes: {
        Users: {
          arrivals: { type: 'poisson', ratePerSecond: 20 },
          mix: { 'shop.browse': 9, 'shop.buy': 1 },
          patienceMs: null,
          followUps: (names) =>
            followUp
              ? [
                  {
                    after: names.id('operation', 'shop.browse'),
                    operation: names.id('operation', 'shop.buy'),
                    probability: 0.5,
                    delayMs: constant(1000),
                  },
                ]
              : [],
          ...fields,
        },
      },
      scenario: { durationMs: 100_000, warmUpMs: 0 },
      modules: {
        shop: { operations: { browse: [wait(slow)], buy: [buildStep.pause({ type: 'exponential', mean: 10 })] } },
      },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Server: { kind: 'server', modules: ['shop'], values: { workers: null, vcpus: null, memoryMiB: null } },
      },
      wires: [{ wire: 'Users -> Server', latencyMs: 0, serializationMs: 0, bandwidthBitsPerSecond: null }],
    },
    declarations,
  );
}

describe('what follows from a request', () => {
  it('comes with its probability, and leaves the arrivals as they are', () => {
    const offered = (document: Document) => runDesign(document).flows.map((flow) => flow.offered);
    const [whole, , browse, buy] = offered(shop({}, 1));
    const [plainWhole, , plainBrowse, plainBuy] = offered(shop({}, 1, false));
    expect(browse).toBe(plainBrowse);
    expect(whole! - plainWhole!).toBe(buy! - plainBuy!);
    expect((buy! - plainBuy!) / browse!).toBeCloseTo(0.5, 1);
    // The same requests are followed, whenever the answers come.
    expect(offered(shop({}, 30))[3]).toBeCloseTo(buy!, -1);
  });
});

describe('a test plan', () => {
  it('sends its calls at their instants, and nothing else arrives', () => {
    const document = shop({}, 1, false);
    const [trafficClass] = document.workload.trafficClasses;
    const operation = trafficClass!.mix[0]!.operation;
    const testPlan = { calls: [1000, 2000, 2500].map((atMs) => ({ operation, atMs })), against: 'cloud' } as const;
    const planned = { ...document, workload: { trafficClasses: [{ ...trafficClass!, testPlan }] } };
    expect(runDesign(planned).flows[0]?.success).toBe(3);
  });
});

describe('a trace', () => {
  it('gives sizes of its own', () => {
    const arrivals: Arrivals = {
      type: 'trace',
      instants: [1000, 2000].map((atMs) => ({ atMs, operation: null, key: null, bytes: 100_000 })),
    };
    const { wires } = runDesign(shop({ arrivals }, 1, false));
    expect(wires[0]?.bytes).toBeGreaterThan(200_000);
  });
});

describe('adaptive throttling', () => {
  it('drops at the caller what would be turned away, but for enough to notice better times', () => {
    // Back takes 20 of 100 a second. At rest requests x p are dropped with p = (100 - 2 x 20) / 100: 40 are sent on, twice what is accepted.
    const hostPolicy = {
      rateLimits: [{ algorithm: 'token-bucket', limit: 20, windowMs: 1000, burst: 20, per: 'all' }],
      loadShedding: null,
      adaptiveConcurrency: null,
      autoscaling: null,
      rollout: null,
    } as const;
    const document = twoHosts({
      steps: [],
      ratePerSecond: 100,
      seconds: 300,
      warmUpSeconds: 60,
      policy: { adaptiveThrottling: { multiplier: 2, windowMs: 10_000 } },
    });
    const [stage] = document.stages;
    const components = stage!.components.map((each) => (each.name === 'Back' ? { ...each, hostPolicy } : each));
    const { wire, whole } = parts(runDesign({ ...document, stages: [{ ...stage!, components }] }));
    expect(wire.attempts / 240).toBeGreaterThan(33);
    expect(wire.attempts / 240).toBeLessThan(42);
    expect(wire.dropped + wire.attempts).toBe(whole.offered);
  });
});
