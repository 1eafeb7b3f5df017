/** Edits of who asks for what. The workload is shared by all stages. */
import type { Document } from '../document';
import type { ComponentId, MixEntryId, OperationId, StageId, TrafficClassId } from '../ids';
import { asLabel } from '../ranges';
import type { MixEntry, TrafficClass } from '../workload';
import {
  assign,
  assignShared,
  changeById,
  changeComponent,
  changeStage,
  freeName,
  IdSource,
  mapList,
  withoutAny,
} from './change';
import { newMixEntry, newTrafficClass } from './defaults';

function changeClass(document: Document, id: TrafficClassId, change: (each: TrafficClass) => TrafficClass): Document {
  const trafficClasses = changeById(document.workload.trafficClasses, id, change);
  return assignShared(document, { workload: assignShared(document.workload, { trafficClasses }) });
}

/** Sets fields of a traffic class. Entries of the mix that are new to it are given ids of their own. */
export function setTrafficClass(
  document: Document,
  given: { readonly trafficClass: TrafficClassId; readonly values: Partial<TrafficClass> },
): Document {
  const { id: _, name, mix, ...rest } = given.values;
  const label = name === undefined ? null : asLabel(name);
  const ids = new IdSource(document);
  const changed = changeClass(document, given.trafficClass, (each) =>
    assign(each, {
      ...rest,
      ...(label === null ? {} : { name: label }),
      ...(mix === undefined ? {} : { mix: withIds(each.mix, mix, ids) }),
    }),
  );
  return changed === document ? document : { ...changed, nextId: ids.nextId };
}

function withIds(before: readonly MixEntry[], after: readonly MixEntry[], ids: IdSource): readonly MixEntry[] {
  const free = new Set<string>(before.map(({ id }) => id));
  return mapList(after, (entry) => (free.delete(entry.id) ? entry : { ...entry, id: ids.give('mixEntry') }));
}

/** Adds a class of users, sent by the given component if there is one. */
export function addTrafficClass(
  document: Document,
  given: { readonly name?: string; readonly stage?: StageId; readonly component?: ComponentId } = {},
): { readonly document: Document; readonly trafficClass: TrafficClassId } {
  const ids = new IdSource(document);
  const classes = document.workload.trafficClasses;
  const taken = classes.map(({ name }) => name);
  const added = newTrafficClass(ids.give('trafficClass'), freeName(asLabel(given.name ?? '') ?? 'Users', taken));
  const withClass: Document = {
    ...document,
    nextId: ids.nextId,
    workload: { ...document.workload, trafficClasses: [...classes, added] },
  };
  const { stage, component } = given;
  if (stage === undefined || component === undefined) return { document: withClass, trafficClass: added.id };
  const sent = changeStage(withClass, stage, (before) =>
    changeComponent(before, component, (source) => ({
      ...source,
      trafficClasses: [...source.trafficClasses, added.id],
    })),
  );
  return { document: sent, trafficClass: added.id };
}

/** Adds an operation to what a class asks for; one that is in the mix already stays as it is. */
export function addToMix(
  document: Document,
  { trafficClass, operation }: { readonly trafficClass: TrafficClassId; readonly operation: OperationId },
): Document {
  const ids = new IdSource(document);
  const changed = changeClass(document, trafficClass, (each) =>
    each.mix.some((entry) => entry.operation === operation)
      ? each
      : { ...each, mix: [...each.mix, newMixEntry(ids.give('mixEntry'), operation)] },
  );
  return changed === document ? document : { ...changed, nextId: ids.nextId };
}

export function removeFromMix(
  document: Document,
  { trafficClass, entry }: { readonly trafficClass: TrafficClassId; readonly entry: MixEntryId },
): Document {
  return changeClass(document, trafficClass, (each) =>
    assignShared(each, { mix: withoutAny(each.mix, ({ id }) => id === entry) }),
  );
}

/** Every operation that a class asks for: by its mix, its trace, what its users do next, and its test plan. */
export function operationsAsked(trafficClass: TrafficClass): ReadonlySet<OperationId> {
  const { mix, followUps, arrivals, testPlan } = trafficClass;
  const traced = arrivals.type === 'trace' ? arrivals.instants.flatMap(({ operation }) => operation ?? []) : [];
  return new Set([
    ...mix.map(({ operation }) => operation),
    ...followUps.map(({ operation }) => operation),
    ...traced,
    ...(testPlan?.calls.map(({ operation }) => operation) ?? []),
  ]);
}
