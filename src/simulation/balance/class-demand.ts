/** What one arrival of a traffic class asks of every part of the design. */
import type { PartitionPlan } from '#catalog';
import {
  entitiesOf,
  type Component,
  type MixEntry,
  type OperationId,
  type Population,
  type TrafficClass,
} from '#design';
import { meanOfSpec } from '#engine';
import { callPart, userRetried } from './call-part';
import { withFollowUps } from './offered';
import type { Part } from './part';
import { evenShares, partitionShares } from './partitions';
import { hottestShare } from './popularity';
import type { Programs } from './programs';
import { noTransaction } from './step-part';
import { plainly } from './store-part';
import { addTotals, totalsOf, type Totals } from './visits';

export interface EntryDemand {
  readonly operation: OperationId;
  /** Requests of it for one arrival of the class. */
  readonly perArrival: number;
  readonly success: number;
  readonly answerMs: number;
  /** For one request. */
  readonly totals: Totals;
}

export interface ClassDemand {
  readonly component: Component;
  readonly trafficClass: TrafficClass;
  readonly entries: readonly EntryDemand[];
  /** For one arrival. */
  readonly totals: Totals;
  /** Time that a user waits after one arrival when nothing else waits, ms. */
  readonly answerMs: number;
}

export interface Sender {
  readonly component: Component;
  readonly trafficClass: TrafficClass;
}

/** Every class that a component of the stage sends. */
export function sendersOf({ document, stage }: Programs): readonly Sender[] {
  return stage.components.flatMap((component) =>
    component.trafficClasses.flatMap((id) => {
      const trafficClass = document.workload.trafficClasses.find((each) => each.id === id);
      return trafficClass ? [{ component, trafficClass }] : [];
    }),
  );
}

/** All classes at the expected hit ratios that stand now. */
export function classDemands(programs: Programs, senders: readonly Sender[]): readonly ClassDemand[] {
  const parts = programs.settled(() =>
    senders.map(({ component, trafficClass }) =>
      trafficClass.mix.map((entry) => userRetried(entryPart(programs, component, entry), trafficClass.userRetries)),
    ),
  );
  return senders.map((sender, at) => demandOf(programs, sender, parts[at] ?? []));
}

function entryPart(programs: Programs, component: Component, entry: MixEntry): Part {
  return callPart(programs, component, {
    ...plainly,
    target: { type: 'entry', operation: entry.operation },
    transactions: noTransaction,
    isFromUsers: true,
    requestBytes: meanOfSpec(entry.requestBytes),
    responseBytes: meanOfSpec(entry.responseBytes),
  });
}

function demandOf(programs: Programs, sender: Sender, parts: readonly Part[]): ClassDemand {
  const { document, order } = programs;
  const { trafficClass } = sender;
  const { mix, followUps } = trafficClass;
  const weight = mix.reduce((sum, each) => sum + each.weight, 0);
  const asked = withFollowUps(
    mix.map(({ operation, weight: own }, at) => ({
      operation,
      share: weight > 0 ? own / weight : 0,
      success: parts[at]?.success ?? 0,
    })),
    followUps,
  );
  const populationOf = (dataSet: string) => document.dataSets.find(({ id }) => id === dataSet)?.population;
  const entries = mix.map(({ operation }, at): EntryDemand => {
    const part = parts[at]!;
    const rows = withHottestRows(totalsOf(part, order), trafficClass.keys, populationOf);
    const totals = withPartitions(rows, programs, entitiesOf(trafficClass));
    return { operation, perArrival: asked[at] ?? 0, success: part.success, answerMs: part.waitMs, totals };
  });
  const totals: Totals = new Map();
  for (const entry of entries) addTotals(totals, entry.totals, entry.perArrival);
  const answerMs = entries.reduce((sum, entry) => sum + entry.perArrival * entry.answerMs, 0);
  return { ...sender, entries, totals, answerMs };
}

/** Of all locks of rows, only those of the most asked row count: nobody waits for another row. */
function withHottestRows(
  totals: Totals,
  keys: Population,
  populationOf: (dataSet: string) => Population | undefined,
): Totals {
  for (const uses of totals.values())
    for (const [what, amount] of uses) {
      const [kind, dataSet = '', key] = what.startsWith('row:') ? what.split(':') : [];
      if (kind === undefined || key === undefined) continue;
      uses.delete(what);
      const population = key === 'request' ? keys : key === 'drawn' ? populationOf(dataSet) : undefined;
      const name = `row:${dataSet}`;
      uses.set(name, (uses.get(name) ?? 0) + amount * (population ? hottestShare(population) : 1));
    }
  return totals;
}

/** Units of a store are those of its partitions, by the keys that are asked for. */
function withPartitions(totals: Totals, { document, planOf }: Programs, keys: Population): Totals {
  for (const [place, uses] of totals) {
    const plan = planOf(place as Component['id']);
    const partitions = plan?.type === 'store' ? plan.partitions : undefined;
    if (!partitions) continue;
    for (const [what, amount] of uses) {
      const [kind, of, dataSet = '', key] = what.split(':');
      if (kind !== 'units') continue;
      uses.delete(what);
      const population = key === 'drawn' ? document.dataSets.find(({ id }) => id === dataSet)?.population : keys;
      const shares = sharesOf(key, population, { dataSet, partitions });
      shares.forEach((share, at) => uses.set(`${of}@${at}`, (uses.get(`${of}@${at}`) ?? 0) + amount * share));
    }
  }
  return totals;
}

const firstKey: Population = { type: 'uniform', items: 1 };

function sharesOf(
  key: string | undefined,
  population: Population | undefined,
  { dataSet, partitions }: { readonly dataSet: string; readonly partitions: PartitionPlan },
): readonly number[] {
  if (key === 'item' || !population) return evenShares(partitions);
  return partitionShares(key === 'one' ? firstKey : population, dataSet, partitions);
}
