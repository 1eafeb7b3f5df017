/** A change of a data set's form locks it at all stores for a while: whoever reads or writes it there waits, with its connection in hand. Caches go on answering. */
import { idNumber, type DataSetId } from '#design';
import { after, holdLock, lockNumber, releaseLock } from '#engine';
import type { Plant } from './plant';
import { leadSites } from './routing';

/** Calls back when the lock is over. */
export function lockDataSet(plant: Plant, dataSet: DataSetId, lockMs: number, then: () => void): void {
  const lift = plant.struck.dataSets.lay([dataSet], 1);
  const locks = () =>
    [...plant.stations.values()]
      .filter(({ plan }) => plan.type === 'store')
      .flatMap(({ instances }) => instances.map(({ row }) => lockNumber(row, idNumber(dataSet))));
  for (const lock of locks()) holdLock(lock);
  leadSites(plant);
  after(lockMs, () => {
    lift();
    if (plant.struck.dataSets.on(dataSet).length === 0) for (const lock of locks()) releaseLock(lock);
    leadSites(plant);
    then();
  });
}
