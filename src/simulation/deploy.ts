/** A new version of a module comes to all hosts in which it stands; a change of a data set's form brings all that use it along. */
import { specOf } from '#catalog';
import {
  allSteps,
  defaultRollout,
  soundVersion,
  type DataSetId,
  type Deployment,
  type Component,
  type ModuleId,
  type RolloutPolicy,
  type Stage,
} from '#design';
import { machine } from '#engine';
import type { FaultContext, Undo } from './faults';
import type { Station } from './plant';
import { Rollout } from './rollout';
import { lockDataSet } from './schema-lock';

/** Begins the rollouts, after the lock of a schema change; what brings the version before back. */
export function deploy(context: FaultContext, module: ModuleId, deployment: Deployment): Undo {
  const { plant } = context;
  const { schemaChange } = deployment;
  const begun: Rollout[] = [];
  let isUndone = false;
  machine.isChanged = true;
  const begin = () => {
    if (isUndone) return;
    const brought = schemaChange ? usersOf(plant.stage, schemaChange.dataSet) : [];
    for (const station of plant.stations.values()) {
      const { modules } = station.component;
      const main = modules.find((each) => each === module) ?? modules.find((each) => brought.includes(each));
      if (main && station.plan.type === 'host')
        begun.push(rollOut(context, station, { module: main, isNew: main === module }, deployment));
    }
  };
  if (schemaChange && schemaChange.lockMs > 0) {
    tellOfLock(context, schemaChange);
    lockDataSet(plant, schemaChange.dataSet, schemaChange.lockMs, begin);
  } else begin();
  return () => {
    isUndone = true;
    for (const rollout of begun) rollout.rollBack('by hand');
  };
}

/** A version that fails a share of what its module does; undone, the version before comes back. */
export const deployBad = (context: FaultContext, module: ModuleId, errorRatio: number | null): Undo =>
  deploy(context, module, {
    rollout: null,
    defects: { ...soundVersion, errorRatio: Math.min(1, Math.max(0, errorRatio ?? 1)) },
    schemaChange: null,
  });

interface Brought {
  readonly module: ModuleId;
  /** Whether it is the module that is deployed, and not one that is only made to fit. */
  readonly isNew: boolean;
}

/** How new versions come to a host of its kind. */
function ruleOf({ kind }: Component): RolloutPolicy {
  return specOf(kind)?.rollout ?? defaultRollout;
}

function rollOut(context: FaultContext, station: Station, { module, isNew }: Brought, given: Deployment): Rollout {
  const { rollout: last, versions, component } = station;
  const before = last?.before ?? versions.next;
  const on = last && !last.isGoingBack ? last.target : before;
  last?.giveWay();
  const rollout = new Rollout(
    () => context,
    station,
    {
      module,
      defects: isNew ? given.defects : (on.defects.get(module) ?? soundVersion),
      policy: given.rollout ?? component.hostPolicy?.rollout ?? ruleOf(component),
    },
    { before, on },
  );
  station.rollout = rollout;
  context.plant.rollouts.push(rollout);
  rollout.begin();
  return rollout;
}

/** The modules that call a store for a data set. */
function usersOf({ modules }: Stage, dataSet: DataSetId): readonly ModuleId[] {
  const uses = (module: Stage['modules'][number]) =>
    allSteps(module.operations).some(
      (step) => step.type === 'call' && step.target.type === 'verb' && step.target.dataSet === dataSet,
    );
  return modules.filter(uses).map(({ id }) => id);
}

function tellOfLock({ plant, emit }: FaultContext, { dataSet, lockMs }: NonNullable<Deployment['schemaChange']>): void {
  const name = plant.document.dataSets.find(({ id }) => id === dataSet)?.name ?? 'A data set since removed';
  const text = `Schema change: ${name} is locked for ${lockMs / 1000} s`;
  emit({ type: 'deployment', severity: 'warning', place: null, text });
}
