/** The sites from which clients call: one for each users component and entry operation of its classes. */
import { idNumber, type Component, type MixEntry } from '#design';
import { compileDistribution } from '#engine';
import { addSite } from './compile-sites';
import { programName, type Plant } from './plant';

export function addEntrySites(plant: Plant): void {
  plant.entrySites.clear();
  for (const component of plant.stage.components)
    for (const id of component.trafficClasses)
      for (const entry of plant.document.workload.trafficClasses.find((each) => each.id === id)?.mix ?? [])
        addEntrySite(plant, component, entry);
}

function addEntrySite(plant: Plant, component: Component, entry: MixEntry): void {
  const one = compileDistribution({ type: 'constant', value: 1 });
  const options = {
    step: idNumber(entry.operation),
    countRow: one,
    probability: 1,
    requestBytesRow: compileDistribution(entry.requestBytes),
    responseBytesRow: compileDistribution(entry.responseBytes),
    demandRow: -1,
    keyChoice: 'request',
    populationRow: -1,
    dataSet: 0,
    entryBytesRow: one,
  } as const;
  const site = addSite({ plant, component }, options, { type: 'entry', operation: entry.operation });
  plant.entrySites.set(programName(component.id, entry.id), site);
}
