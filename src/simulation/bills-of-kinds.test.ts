/**
 * The monthly bill of a part of each kind at ten requests a second, worked out by hand and held against the one that is run up. A request takes 20 ms where modules do
 * it, 10 ms in a store; nothing leaves for the internet.
 */
import { kindOf, specs, type KindSpec } from '#catalog';
import { buildStep, constant, type Configuration, type Document } from '#design';
import { describe, expect, it } from 'vitest';
import { billRuns } from './bill-runs';
import { usesOf } from './testing/pair-law/pairs';
import { stands } from './testing/pair-law/stands';

const hours = 730;
const millions = (10 * hours * 3600) / 1e6;
/** Of requests of 1 KiB. */
const gb = (millions * 1e6 * 1024) / 1e9;

interface Row {
  /** Sum of the part's lines. */
  readonly usd: number;
  readonly values?: Configuration;
}

/** Default sizes where nothing else is said. 26.28 million requests a month. */
const rows: Readonly<Record<string, Row>> = {
  users: { usd: 0 },
  // 730 h of a t3.medium at 0.0416 $ and 8 GB of disk at 0.08 $.
  server: { usd: hours * 0.0416 + 8 * 0.08 },
  // Two of a vCPU at 0.04048 $ and 2 GiB at 0.004445 $ an hour.
  container: { usd: 2 * hours * (0.04048 + 2 * 0.004445) },
  // 0.20 $ a million, and 20 ms of 1 GiB each at 0.0000166667 $ a second: 525,600 s.
  function: { usd: millions * 0.2 + millions * 1e6 * 0.02 * 0.0000166667, values: { environmentMs: constant(0) } },
  // A call of the work is one state: 25 $ a million. What it does is a wait, which is one more.
  workflow: { usd: millions * 25 },
  'api-gateway': { usd: millions * 1 },
  // 730 h at 0.0225 $, and capacity by what passes: 2 KiB each, 50.1 GiB at 0.008 $.
  'load-balancer': { usd: hours * 0.0225 + ((millions * 1e6 * 2048) / 2 ** 30) * 0.008 },
  // 0.01 $ for ten thousand.
  cdn: { usd: millions * 1 },
  // A zone at 0.50 $, and 0.40 $ a million lookups: hardly a client of a hundred thousand asks twice while its answer lasts.
  dns: { usd: 0.5 + millions * 0.4 },
  // A db.t4g.medium at 0.065 $ an hour, and 20 GB at 0.115 $.
  'relational-database': { usd: hours * 0.065 + 20 * 0.115 },
  // A read of 1 KiB is one unit: 0.125 $ a million; 1 GiB at 0.25 $.
  'key-value-store': { usd: millions * 0.125 + 0.25 },
  // A node of a gigabyte, cache.t4g.small, at 0.032 $ an hour.
  cache: { usd: hours * 0.032 },
  // Gets at 0.40 $ a million; 1 GiB at 0.023 $.
  'object-store': { usd: millions * 0.4 + 0.023 },
  // Three nodes of m7g.large at 0.135 $ an hour, and their 100 GB at 0.122 $.
  'search-index': { usd: 3 * (hours * 0.135 + 100 * 0.122) },
  // 10 ms of a slot of 100 MiB/s are 1 MiB at 5 $ a terabyte; 1 GiB at 0.024 $.
  warehouse: { usd: (millions * 1e6 * 2 ** 20 * 5) / 1e12 + 0.024 },
  // A send, a receive and a delete at 0.40 $ a million.
  queue: { usd: 3 * millions * 0.4 },
  // A publication at 0.50 $ a million, a delivery over HTTP at 0.60 $.
  topic: { usd: millions * (0.5 + 0.6) },
  // Four partitions at 0.015 $ an hour, and a unit each at 0.014 $ a million.
  stream: { usd: 4 * hours * 0.015 + millions * 0.014 },
  'event-bus': { usd: millions * 1 },
  // A run a minute: 43,800 a month at 1 $ a million.
  // Bought once, and billed nowhere.
  devices: { usd: 0 },
  schedule: { usd: (hours * 60) / 1e6 },
  // 26.9 GB at 0.50 $; 15 % of it for 30 days of a month of 30.4 at 0.03 $.
  'log-pipeline': { usd: gb * 0.5 + (gb * 0.15 * 30 * 24 * 0.03) / hours },
  // 730 h of a t4g.small at 0.0168 $.
  collector: { usd: hours * 0.0168 },
  'third-party': { usd: millions * 1e6 * 0.001, values: { pricePerCallUsd: 0.001 } },
};

/** At even times, so that the quantities are those of the rate. */
function evenly(document: Document): Document {
  const trafficClasses = document.workload.trafficClasses.map((each) => ({
    ...each,
    arrivals: { type: 'constant' as const, ratePerSecond: 10, firstMs: 0 },
  }));
  return { ...document, workload: { trafficClasses } };
}

function usdOf(spec: KindSpec, values: Configuration): number {
  const [use = 'request'] = usesOf(spec);
  const document = evenly(stands[use](spec, { steps: [buildStep.pause(constant(20))], values }));
  const [stage] = document.stages;
  const name = spec.generatesTraffic ? 'Users' : 'Tested';
  const part = stage!.components.find((each) => each.name === name)!;
  const runs = billRuns(document, stage!.id);
  let step = runs.next();
  while (!step.done) step = runs.next();
  if (!step.value.ok) throw new Error(`${spec.id} has no bill`);
  const own = step.value.value.lines.filter(({ component }) => component === part.id);
  return own.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
}

describe('the bill of a part', () => {
  it('is known for every kind of the catalogue', () => {
    expect(specs.map((spec) => spec.id).toSorted()).toEqual(Object.keys(rows).toSorted());
  });

  it.each(Object.entries(rows))('of the kind %s is what was worked out', (id, { usd, values = {} }) => {
    const { spec } = kindOf(id)!;
    const billed = usdOf(spec, values);
    expect(Math.abs(billed - usd), `${billed} for ${usd}`).toBeLessThanOrEqual(0.01 + 0.01 * usd);
  });
});
