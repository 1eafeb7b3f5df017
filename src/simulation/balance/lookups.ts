/** Which caches the lookups of a stage go to, and how many of them are expected to hit. */
import type { ComponentPlan, KeyMemoryPlan } from '#catalog';
import type { Component, LookupStep, Population, TrafficClass } from '#design';
import { allSteps, entitiesOf } from '#design';
import { meanOfSpec } from '#engine';
import { isRemembered } from '../remembered';
import { waysAlong, wiresOf } from '../ways';
import { lookupsFound, type LookupFlow } from './hit-ratio';
import type { Model } from './program';
import { lookupName } from './step-part';

type Sort = Omit<LookupFlow, 'ratePerSecond'>;

interface Site {
  readonly name: string;
  readonly caches: readonly Component[];
  /** What a class looks up there. */
  readonly sortOf: (trafficClass: TrafficClass) => Sort;
}

/** Every place where something is looked up, with the memories that may be asked. */
export const lookupSites = (model: Model): readonly Site[] => [...stepSites(model), ...answerSites(model)];

/** Answers that routers remember. */
function answerSites({ stage, planOf }: Model): readonly Site[] {
  const operations = stage.modules.flatMap((module) => module.operations);
  return stage.components.flatMap((component) => {
    const plan = planOf(component.id);
    const answers = plan?.type === 'router' ? plan.router.answers : undefined;
    const remembered = answers ? operations.filter((each) => isRemembered(stage, each, answers)) : [];
    return remembered.map(({ id }) => ({
      name: lookupName(component.id, id),
      caches: [component],
      sortOf: ({ keys, mix }: TrafficClass): Sort => {
        const entry = mix.find(({ operation }) => operation === id);
        return { dataSet: id, population: keys, entryBytes: entry ? meanOfSpec(entry.responseBytes) : 0 };
      },
    }));
  });
}

/** Lookup steps of hosts. */
function stepSites(model: Model): readonly Site[] {
  const { stage } = model;
  return stage.components.flatMap((component) =>
    stage.modules
      .filter(({ id }) => component.modules.includes(id))
      .flatMap(({ operations }) => allSteps(operations))
      .flatMap((step) => (step.type === 'lookup' ? [siteOf(model, component, step)] : [])),
  );
}

function siteOf(model: Model, component: Component, step: LookupStep): Site {
  const target = { type: 'store', need: step.need, program: 'lookup' } as const;
  const ways = wiresOf(model.stage, component.id, target).flatMap((wire) => waysAlong(model, wire, target));
  return {
    name: lookupName(component.id, step.id),
    caches: ways.map((way) => way.component),
    sortOf: (trafficClass) => ({
      dataSet: step.dataSet,
      population: populationOf(model, step, trafficClass),
      entryBytes: meanOfSpec(step.entryBytes),
    }),
  };
}

/** Lookups a second of each class, by site. */
export type LookupRates = readonly { readonly trafficClass: TrafficClass; readonly rateOf: (site: string) => number }[];

interface SiteFlow extends LookupFlow {
  readonly site: string;
}

export interface Hits {
  /** Share of hits by site. */
  readonly shares: ReadonlyMap<string, number>;
  /** Share of misses that find an expired entry, by site; absent = none. */
  readonly expired: ReadonlyMap<string, number>;
  /** Hit ratio by cache. */
  readonly ratios: ReadonlyMap<string, number>;
}

export function expectedHits(model: Model, sites: readonly Site[], rates: LookupRates): Hits {
  const hits = new Shares();
  const expired = new Shares();
  const ratios = new Map<string, number>();
  for (const component of model.stage.components) {
    const plan = model.planOf(component.id);
    const memory = memoryOf(plan);
    if (!memory) continue;
    const flows = sites.flatMap((site) => flowsOf(site, component, rates));
    const found = lookupsFound(flows, memory);
    const total = flows.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
    flows.forEach(({ site, ratePerSecond }, at) => {
      const { hit, expired: held } = found[at]!;
      hits.add(site, hit, ratePerSecond);
      if (memory.staleIfErrorMs !== null && hit < 1) expired.add(site, held / (1 - hit), ratePerSecond * (1 - hit));
      if (total > 0) ratios.set(component.id, (ratios.get(component.id) ?? 0) + (hit * ratePerSecond) / total);
    });
  }
  return { shares: hits.means, expired: expired.means, ratios };
}

/** Means by site, of caches and classes that look up there each at its rate. */
class Shares {
  readonly means = new Map<string, number>();
  private readonly weights = new Map<string, number>();

  add(site: string, share: number, ratePerSecond: number): void {
    const weight = Math.max(ratePerSecond, 1e-9);
    const before = this.weights.get(site) ?? 0;
    this.weights.set(site, before + weight);
    this.means.set(site, ((this.means.get(site) ?? 0) * before + weight * share) / (before + weight));
  }
}

function memoryOf(plan: ComponentPlan | undefined): KeyMemoryPlan | null {
  if (plan?.type === 'router') return plan.router.answers?.memory ?? null;
  return plan?.type === 'store' ? plan.memory : null;
}

function flowsOf({ name, caches, sortOf }: Site, cache: Component, rates: LookupRates): readonly SiteFlow[] {
  if (!caches.includes(cache)) return [];
  return rates.map(({ trafficClass, rateOf }) => ({
    site: name,
    ...sortOf(trafficClass),
    ratePerSecond: rateOf(name) / caches.length,
  }));
}

const single: Population = { type: 'uniform', items: 1 };

/** Keys that a step looks up: a lookup is executed once at a time, so item i is the first. */
function populationOf({ document }: Model, { key, dataSet }: LookupStep, trafficClass: TrafficClass): Population {
  if (key === 'request') return entitiesOf(trafficClass);
  if (key !== 'drawn') return single;
  return document.dataSets.find(({ id }) => id === dataSet)?.population ?? entitiesOf(trafficClass);
}
