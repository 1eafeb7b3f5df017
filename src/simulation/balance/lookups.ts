/** Which caches the lookups of a stage go to, and how many of them are expected to hit. */
import type { Component, LookupStep, Population, TrafficClass } from '#design';
import { allSteps } from '#design';
import { meanOfSpec } from '#engine';
import { waysAlong, wiresOf } from '../ways';
import { hitRatios, type LookupFlow } from './hit-ratio';
import type { Model } from './program';
import { lookupName } from './step-part';

interface Site {
  readonly name: string;
  readonly step: LookupStep;
  readonly caches: readonly Component[];
}

/** Every lookup step of every host, with the caches that it may ask. */
export function lookupSites(model: Model): readonly Site[] {
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
  return { name: lookupName(component.id, step.id), step, caches: ways.map((way) => way.component) };
}

/** Lookups a second of each class, by site. */
export type LookupRates = readonly { readonly trafficClass: TrafficClass; readonly rateOf: (site: string) => number }[];

interface SiteFlow extends LookupFlow {
  readonly site: string;
}

export interface Hits {
  /** Share of hits by site. */
  readonly shares: ReadonlyMap<string, number>;
  /** Hit ratio by cache. */
  readonly ratios: ReadonlyMap<string, number>;
}

export function expectedHits(model: Model, sites: readonly Site[], rates: LookupRates): Hits {
  const shares = new Map<string, number>();
  const ratios = new Map<string, number>();
  const weights = new Map<string, number>();
  for (const component of model.stage.components) {
    const plan = model.planOf(component.id);
    const memory = plan?.type === 'store' ? plan.memory : null;
    if (!memory) continue;
    const flows = sites.flatMap((site) => flowsOf(model, site, component, rates));
    const hits = hitRatios(flows, memory);
    const total = flows.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0);
    flows.forEach(({ site, ratePerSecond }, at) => {
      const weight = Math.max(ratePerSecond, 1e-9);
      const before = weights.get(site) ?? 0;
      weights.set(site, before + weight);
      shares.set(site, ((shares.get(site) ?? 0) * before + weight * hits[at]!) / (before + weight));
      if (total > 0) ratios.set(component.id, (ratios.get(component.id) ?? 0) + (hits[at]! * ratePerSecond) / total);
    });
  }
  return { shares, ratios };
}

function flowsOf(
  model: Model,
  { name, step, caches }: Site,
  cache: Component,
  rates: LookupRates,
): readonly SiteFlow[] {
  if (!caches.includes(cache)) return [];
  return rates.map(({ trafficClass, rateOf }) => ({
    site: name,
    dataSet: step.dataSet,
    population: populationOf(model, step, trafficClass),
    ratePerSecond: rateOf(name) / caches.length,
    entryBytes: meanOfSpec(step.entryBytes),
  }));
}

const single: Population = { type: 'uniform', items: 1 };

/** Keys that a step looks up: a lookup is executed once at a time, so item i is the first. */
function populationOf({ document }: Model, { key, dataSet }: LookupStep, trafficClass: TrafficClass): Population {
  if (key === 'request') return trafficClass.keys;
  if (key !== 'drawn') return single;
  return document.dataSets.find(({ id }) => id === dataSet)?.population ?? trafficClass.keys;
}
