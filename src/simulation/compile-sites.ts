/** Call sites of programs, to be led somewhere once all programs stand. */
import {
  defaultBalancing,
  idNumber,
  type Component,
  type DataSet,
  type DataSetId,
  type Distribution,
  type KeyChoice,
} from '#design';
import { CallSite, compileDistribution, compilePopulation, machine, type SiteOptions } from '#engine';
import type { Plant, SiteTarget } from './plant';
import type { Version } from './versions';

/** Whose program it stands in. */
export interface SiteContext {
  readonly plant: Plant;
  readonly component: Component;
  /** The version of the host that the code is for; absent = it has none. */
  readonly version?: Version;
}

export const once: Distribution = { type: 'constant', value: 1 };
export const nothing: Distribution = { type: 'constant', value: 0 };

interface SiteDraft {
  readonly key?: KeyChoice;
  readonly dataSet?: DataSetId | null;
  readonly count?: Distribution;
  readonly probability?: number;
  readonly requestBytes: Distribution;
  readonly responseBytes: Distribution;
  readonly demand?: Distribution | null;
  readonly entryBytes?: Distribution;
}

export function siteOptions({ plant }: SiteContext, step: string, draft: SiteDraft): SiteOptions {
  const dataSet: DataSet | undefined = plant.document.dataSets.find(({ id }) => id === draft.dataSet);
  return {
    step: idNumber(step),
    countRow: compileDistribution(draft.count ?? once),
    probability: draft.probability ?? 1,
    requestBytesRow: compileDistribution(draft.requestBytes),
    responseBytesRow: compileDistribution(draft.responseBytes),
    demandRow: draft.demand ? compileDistribution(draft.demand) : -1,
    keyChoice: draft.key ?? 'request',
    populationRow: dataSet ? compilePopulation(dataSet.population) : -1,
    dataSet: dataSet ? idNumber(dataSet.id) : 0,
    entryBytesRow: compileDistribution(draft.entryBytes ?? nothing),
  };
}

/** A new call site of a host, to be led somewhere once all programs stand. */
export function addSite(
  { plant, component, version }: SiteContext,
  options: SiteOptions,
  target: SiteTarget['target'],
): CallSite {
  const { world } = machine;
  const site = new CallSite(world.sites.length, options, {
    seed: plant.seed,
    id: idNumber(component.id),
    options: defaultBalancing,
    shared: world.choosers,
  });
  world.sites.push(site);
  plant.targets.push({ site, caller: component.id, version: version?.number ?? 0, target });
  return site;
}
