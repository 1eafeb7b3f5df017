/** What a log pipeline takes in and shows, worked out by hand. */
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, type BuildStep, type Configuration } from '#design';
import { describe, expect, it } from 'vitest';
import { runDesign } from './testing/run-design';
import { storeParts } from './testing/one-store';
import { bare } from './testing/bare';

const { ask, outside, pause } = buildStep;
const tell = outside('tell');
const look = ask({ need: 'look', protocol: 'search', verb: 'query', dataSet: 'lines' });

/** Twenty requests a second for 6 s, each about something of its own. */
function asked(steps: readonly BuildStep[], values: Configuration = {}, through: readonly string[] = []) {
  const needs = [...(steps.includes(look) ? ['shop.look -> Logs'] : []), ...through];
  const isTold = steps.some((step) => step !== look) && through.length === 0;
  return storeParts(
    runDesign(
      buildDesign(
        {
          classes: {
            Users: {
              arrivals: { type: 'constant', ratePerSecond: 20, firstMs: 0 },
              mix: { 'shop.serve': 1 },
              keys: { type: 'sequence', values: Array.from({ length: 120 }, (_, at) => at + 1) },
              patienceMs: null,
            },
          },
          dataSets: { lines: {} },
          scenario: { durationMs: 5999, warmUpMs: 0 },
          modules: { shop: { operations: { serve: steps } } },
          components: {
            Users: { kind: 'users', classes: ['Users'] },
            Shop: { kind: 'server', modules: ['shop'], values: { workers: null, backlog: null, vcpus: null } },
            ...(through.length > 0 && {
              Collector: { kind: 'collector', values: { itemCpuMs: constant(0), batchItems: 4, batchWaitMs: 60_000 } },
            }),
            Logs: {
              kind: 'log-pipeline',
              values: { ingestMs: constant(10), searchableMs: constant(2000), planMs: 0, scannedMiB: 100, ...values },
            },
          },
          wires: [
            { wire: 'Users -> Shop', ...bare },
            ...(isTold ? [{ wire: 'shop.tell -> Logs', ...bare }] : []),
            ...needs.map((text) => ({ wire: text, ...bare })),
          ],
        },
        declarations,
      ),
    ),
  );
}

describe('a log pipeline', () => {
  it('answers when it has taken in', () => {
    expect(asked([tell]).whole.responses).toMatchObject({ meanMs: 10, maxMs: 10 });
  });

  it('throttles calls beyond its quota, however little they bring', () => {
    // Ten at first, and ten a second for the rest of 6 s, of twenty a second.
    expect(asked([tell], { quotaPerSecond: 10 }).whole.failed['throttled']).toBe(120 - 10 - 59);
  });

  it('fails what brings too much', () => {
    const bulky = outside('tell', { requestBytes: constant(2048) });
    expect(asked([bulky], { payloadKiB: 1 }).whole.failed['failed']).toBe(120);
    expect(asked([bulky], { payloadKiB: 2 }).whole.failed['failed']).toBe(0);
  });
});

describe('a query of a log pipeline', () => {
  it('misses what was told a moment ago, whatever data set it names', () => {
    const { replicaReads: reads, staleReads } = asked([tell, pause(1000), look]).store.replication!;
    expect(reads).toBeGreaterThan(90);
    expect(staleReads).toBe(reads);
  });

  it('finds it later', () => {
    const { replicaReads: reads, staleReads } = asked([tell, pause(2500), look]).store.replication!;
    expect(reads).toBeGreaterThan(60);
    expect(staleReads).toBe(0);
  });

  it('knows each item of a batch by itself', () => {
    // Batches of four are told at 150 ms and every 200 ms from then on; each request looks a second after it was told.
    const { replicaReads: reads, staleReads } = asked([tell, pause(1000), look], {}, [
      'shop.tell -> Collector',
      'Collector -> Logs',
    ]).store.replication!;
    expect(reads).toBeGreaterThan(90);
    expect(staleReads).toBe(reads);
  });

  it('takes as long as it reads, and waits where too many read', () => {
    // 100 MiB at 200 MiB a second are half a second; two at once are four a second.
    expect(asked([look], { scanMiBPerSecond: 200 }).whole.responses.maxMs).toBe(500);
    expect(asked([look], { scanMiBPerSecond: 200, queries: 2 }).whole.success).toBe(2 * 11);
  });
});
