/** Edits of what the document says as a whole: its title, scenario, requirements and assumptions. */
import type { Assumptions, ChangeModel, Document, Requirement } from '../document';
import type { DataSet } from '../workload';
import type { DataSetId, RequirementId } from '../ids';
import { asLabel, asText, clampFields } from '../ranges';
import type { Scenario, TimelineEvent } from '../scenario';
import { caps } from '../schema-parts';
import { assign, assignShared, changeById, IdSource, mapList, withoutAny } from './change';
import { atMost, named, withFreshIds } from './fresh';

const longestRunMs = 100_000_000_000;
const highestSeed = 4_294_967_295;

export function renameDocument(document: Document, title: string): Document {
  const label = asLabel(title);
  return label === null ? document : assign(document, { title: label });
}

/** Sets the texts that accompany a document. */
export function describeDocument(
  document: Document,
  values: { readonly summary?: string; readonly notes?: string },
): Document {
  const { summary, notes } = values;
  return assign(document, {
    ...(summary === undefined ? {} : { summary: asText(summary) }),
    ...(notes === undefined ? {} : { notes: asText(notes) }),
  });
}

/** Sets length, seed and timeline of a run. Events that are new to the timeline are given ids of their own. */
export function setScenario(document: Document, values: Partial<Scenario>): Document {
  const ids = new IdSource(document);
  const { timeline, ...numbers } = values;
  const scenario = assign(document.scenario, {
    ...clampFields(numbers, {
      durationMs: { min: 1, max: longestRunMs },
      warmUpMs: { min: 0, max: longestRunMs },
      seed: { min: 0, max: highestSeed, integer: true },
    }),
    timeline: mapList(
      named(
        withFreshIds({
          before: document.scenario.timeline,
          after: timeline,
          give: () => ids.give('event'),
          most: caps.events,
        }),
      ),
      withBoundedExperiment,
    ),
  });
  return scenario === document.scenario ? document : { ...document, scenario, nextId: ids.nextId };
}

function withBoundedExperiment(event: TimelineEvent): TimelineEvent {
  if (event.action.type !== 'experiment') return event;
  const { experiment } = event.action;
  const bounded = assign(experiment, {
    steady: atMost(experiment.steady, caps.small),
    method: atMost(experiment.method, caps.small),
    abort: atMost(experiment.abort, caps.small),
  });
  return bounded === experiment ? event : { ...event, action: { type: 'experiment', experiment: bounded } };
}

/** One more, unless there are as many as a document may hold. */
export function addRequirement(
  document: Document,
  requirement: Omit<Requirement, 'id'>,
): { readonly document: Document; readonly requirement: RequirementId } {
  const ids = new IdSource(document);
  const last = document.requirements.at(-1);
  if (last && document.requirements.length >= caps.requirements) return { document, requirement: last.id };
  const added: Requirement = { ...requirement, id: ids.give('requirement') };
  const requirements = [...document.requirements, added];
  return { document: { ...document, requirements, nextId: ids.nextId }, requirement: added.id };
}

export function setRequirement(
  document: Document,
  given: { readonly requirement: RequirementId; readonly values: Partial<Requirement> },
): Document {
  const { id: _, name, ...rest } = given.values;
  const label = name === undefined ? null : asLabel(name);
  const target = clampFields(rest, { target: { min: -1e15, max: 1e15 } });
  const values = label === null ? target : { ...target, name: label };
  const requirements = changeById(document.requirements, given.requirement, (each) => assign(each, values));
  return assignShared(document, { requirements });
}

export function removeRequirement(
  document: Document,
  { requirement }: { readonly requirement: RequirementId },
): Document {
  return assignShared(document, {
    requirements: withoutAny(document.requirements, ({ id }) => id === requirement),
  });
}

/** Sets teams, pipelines and planned changes. Those that are new are given ids of their own. */
export function setChangeModel(document: Document, values: Partial<ChangeModel>): Document {
  const ids = new IdSource(document);
  const { changeModel } = document;
  const set = assign(changeModel, {
    ...values,
    teams: named(
      withFreshIds({
        before: changeModel.teams,
        after: values.teams,
        give: () => ids.give('team'),
        most: caps.small,
      }),
    ),
    pipelines: named(
      withFreshIds({
        before: changeModel.pipelines,
        after: values.pipelines,
        give: () => ids.give('pipeline'),
        most: caps.small,
      }),
    ),
    changes: named(
      withFreshIds({
        before: changeModel.changes,
        after: values.changes,
        give: () => ids.give('change'),
        most: caps.events,
      }),
    ),
  });
  return set === changeModel ? document : { ...document, changeModel: set, nextId: ids.nextId };
}

export function setDataSet(
  document: Document,
  given: { readonly dataSet: DataSetId; readonly values: Partial<Pick<DataSet, 'classification' | 'allowedRegions'>> },
): Document {
  const { classification, allowedRegions } = given.values;
  const regions = allowedRegions?.flatMap((region) => asLabel(region) ?? []);
  const values = {
    ...(classification && { classification }),
    ...(regions && { allowedRegions: atMost(regions, caps.small) }),
  };
  const dataSets = changeById(document.dataSets, given.dataSet, (each): DataSet => assign<DataSet>(each, values));
  return assignShared(document, { dataSets });
}

export function setAssumptions(document: Document, values: Partial<Assumptions>): Document {
  return assignShared(document, { assumptions: assign(document.assumptions, values) });
}
